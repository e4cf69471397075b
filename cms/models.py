"""Rows of the composition root: editorial pages, unsent requests, readers' reports of personal data."""

from cms.pages.models import GuideIndexPage, GuidePage, HomePage, NoticeIndexPage, NoticePage
from cms.public.drafts import RequestDraft
from cms.public.reports import PrivacyReport

__all__ = ["GuideIndexPage", "GuidePage", "HomePage", "NoticeIndexPage", "NoticePage", "PrivacyReport", "RequestDraft"]
