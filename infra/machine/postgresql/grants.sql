-- Who may do what with which table; run by yeollin_owner after every migration. A name that is not there is an error.
-- The public site starts from nothing: a new table is closed to it until it is listed here.
\set ON_ERROR_STOP on
BEGIN;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO yeollin_officers, yeollin_worker;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO yeollin_officers, yeollin_worker;
-- The audit log and the record of looks at contact data grow; nobody who serves rewrites them.
REVOKE UPDATE, DELETE ON disclosure_auditentry, disclosure_contactaccess FROM yeollin_officers, yeollin_worker;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM yeollin_public;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM yeollin_public;

-- What is public, and what a page needs to be shown.
GRANT SELECT ON
    disclosure_agency, disclosure_department, disclosure_holiday, disclosure_membership,
    disclosure_publication, disclosure_publicationversion, disclosure_publicfile,
    wagtailcore_page, wagtailcore_site, wagtailcore_locale, wagtailcore_pageviewrestriction,
    wagtailcore_collection, wagtailimages_image, wagtailimages_rendition, wagtailredirects_redirect,
    cms_homepage, cms_guideindexpage, cms_guidepage, cms_noticeindexpage, cms_noticepage,
    cms_synonymgroup, cms_pinnedresult,
    django_content_type, django_migrations
    TO yeollin_public;

-- A resident's request: handed in, its receipt number counted, its status asked for. Written forms are sealed to the
-- officers' key, so reading them back gives nothing.
GRANT SELECT, INSERT ON disclosure_disclosurerequest, disclosure_case, disclosure_statuscode, disclosure_auditentry
    TO yeollin_public;
GRANT SELECT ON disclosure_item TO yeollin_public;
GRANT SELECT, INSERT, UPDATE ON disclosure_sequence TO yeollin_public;
GRANT UPDATE (tries, used_at) ON disclosure_statuscode TO yeollin_public;
-- A row lock (SELECT … FOR UPDATE) needs the right to update one column; the key column never changes.
GRANT UPDATE (id) ON disclosure_agency, disclosure_disclosurerequest TO yeollin_public;

-- A reader's report of something private in a record: handed in, never read back.
-- Its own number comes back with the insertion.
GRANT INSERT, SELECT (id) ON cms_privacyreport TO yeollin_public;

-- Words that found nothing: sealed to the officers' key, counted by the worker's side, never read here.
GRANT INSERT, SELECT (id) ON cms_sealedmiss TO yeollin_public;

-- A search whose news are mailed: asked for, confirmed and ended by the tokens of mailed links.
GRANT SELECT, INSERT, DELETE ON cms_savedsearch TO yeollin_public;
GRANT UPDATE (confirmed_at, since) ON cms_savedsearch TO yeollin_public;

-- Counts of answers before a request was written.
GRANT SELECT, INSERT ON cms_answercount TO yeollin_public;
GRANT UPDATE (shown, opened, settled, sent) ON cms_answercount TO yeollin_public;

-- Sessions of requesters, half-written requests (closed to anybody without the browser's key), counters of the rate limits.
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session, django_cache, cms_requestdraft TO yeollin_public;

-- New rows take their number from a sequence; only those of the tables it may insert into.
SELECT format('GRANT USAGE ON SEQUENCE %s TO yeollin_public', pg_get_serial_sequence(name, 'id'))
FROM unnest(ARRAY['disclosure_disclosurerequest', 'disclosure_case', 'disclosure_statuscode', 'disclosure_auditentry',
                  'disclosure_sequence', 'cms_privacyreport', 'cms_requestdraft', 'cms_sealedmiss', 'cms_savedsearch',
                  'cms_answercount']) AS name
\gexec

COMMIT;
