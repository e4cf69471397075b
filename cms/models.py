"""Rows of the composition root: editorial pages, unsent requests, readers' reports, progress of the sample county."""

from cms.pages.models import GuideIndexPage, GuidePage, HomePage, NoticeIndexPage, NoticePage
from cms.public.drafts import RequestDraft
from cms.public.reports import PrivacyReport
from cms.sample_county.progress import SampleCountyProgress

__all__ = [
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "NoticeIndexPage",
    "NoticePage",
    "PrivacyReport",
    "RequestDraft",
    "SampleCountyProgress",
]
