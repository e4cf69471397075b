"""Rows of the composition root: pages, unsent requests, reports, what stands beside search, the sample's progress."""

from cms.pages.models import GuideIndexPage, GuidePage, HomePage, NoticeIndexPage, NoticePage
from cms.public.drafts import RequestDraft
from cms.public.reports import PrivacyReport
from cms.sample_county.progress import SampleCountyProgress
from cms.shelves.answers import AnswerCount
from cms.shelves.missed import DismissedWord, MissedWord, SealedMiss
from cms.shelves.pins import PinnedResult
from cms.shelves.saved import SavedSearch
from cms.shelves.synonyms import SynonymGroup

__all__ = [
    "AnswerCount",
    "DismissedWord",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "MissedWord",
    "NoticeIndexPage",
    "NoticePage",
    "PinnedResult",
    "PrivacyReport",
    "RequestDraft",
    "SampleCountyProgress",
    "SavedSearch",
    "SealedMiss",
    "SynonymGroup",
]
