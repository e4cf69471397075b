"""Rows of the composition root: editorial pages and drafts of requests that nobody has sent yet."""

from cms.pages.models import GuideIndexPage, GuidePage, HomePage, NoticeIndexPage, NoticePage
from cms.public.drafts import RequestDraft

__all__ = ["GuideIndexPage", "GuidePage", "HomePage", "NoticeIndexPage", "NoticePage", "RequestDraft"]
