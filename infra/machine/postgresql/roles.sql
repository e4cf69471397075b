-- Roles of the system; run once by a superuser on the database `yeollin`, and again after a change: it repeats safely.
-- On one machine each role has the name of the Unix user of its process and comes in by peer, so no password exists.
-- In containers infra/containers/postgresql/10-roles.sh gives the passwords.
SELECT format('CREATE ROLE %I LOGIN', name)
FROM unnest(ARRAY['yeollin_owner', 'yeollin_officers', 'yeollin_worker', 'yeollin_public', 'yeollin_backup']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

-- The owner migrates and owns every table; no process that serves anybody runs as it.
ALTER SCHEMA public OWNER TO yeollin_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO yeollin_officers, yeollin_worker, yeollin_public, yeollin_backup;
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO yeollin_owner, yeollin_officers, yeollin_worker, yeollin_public, yeollin_backup',
              current_database()) \gexec
GRANT pg_read_all_data TO yeollin_backup;

-- A stuck transaction of a site must not hold the others up.
ALTER ROLE yeollin_public SET statement_timeout = '10s';
ALTER ROLE yeollin_public SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE yeollin_officers SET statement_timeout = '60s';
ALTER ROLE yeollin_officers SET idle_in_transaction_session_timeout = '60s';
