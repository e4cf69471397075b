"""The page types editors may make, and where each may stand."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.pages.blocks import BodyBlock
from cms.public.crumbs import Crumb, korean_crumb
from cms.public.opening import opening_facts
from disclosure.errors import PersonalDataInPublicText
from disclosure.publictext import refuse_personal

NOTICES_A_PAGE = 20
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""Editors' pages say where to write to."""
_NOT_WORDS = frozenset({"path", "url_path", "translation_key", "draft_title"})


class PublicPage(Page):
    """What all our pages share: they are read on the public site only, under its own templates."""

    summary = models.CharField(
        _("한 문장 소개"), max_length=200, blank=True, help_text=_("목록과 검색 사이트에 보이는 한 문장입니다.")
    )

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]
    section: ClassVar[str] = "guides"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page with its place in the site."""
        context = super().get_context(request, *args, **kwargs)
        context["section"] = self.section
        context["crumbs"] = self.crumbs()
        return context

    def clean(self) -> None:
        """As Wagtail does, and no page is saved with a resident or mobile number in it. Raises ValidationError."""
        super().clean()
        try:
            refuse_personal(_MAIL.sub("", _words_of(self)), field="page")
        except PersonalDataInPublicText as refusal:
            raise ValidationError(f"{refusal.sentence} ({refusal.code})") from refusal

    def crumbs(self) -> tuple[Crumb, ...]:
        """The way from the opening page to here, without the opening page."""
        above = self.get_ancestors().filter(depth__gt=2).specific()
        return (*(korean_crumb(page.title, page.url) for page in above), korean_crumb(self.title))


def _words_of(page: Page) -> str:
    """Every text of a page, those of its blocks included."""
    own = [field for field in page._meta.concrete_fields if isinstance(field, models.TextField | models.CharField)]
    bodies = [field for field in page._meta.concrete_fields if isinstance(field, StreamField)]
    words = [str(getattr(page, field.attname)) for field in own if field.attname not in _NOT_WORDS]
    blocks = (text for field in bodies for text in field.get_searchable_content(getattr(page, field.attname)))
    return "\n".join([*words, *(str(text) for text in blocks)])


class HomePage(PublicPage):
    """The opening page: what this is in one sentence, then search, three doors and what is new."""

    heading = models.CharField(_("첫 제목"), max_length=60, default="무엇을 찾으세요?")
    examples = models.CharField(
        _("예시 낱말"), max_length=200, default="수의계약, 업무추진비, 회의록", help_text=_("쉼표로 나누어 적습니다.")
    )
    about = RichTextField(_("여기는 어떤 곳인가요"), features=["bold", "link"], blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *PublicPage.content_panels,
        FieldPanel("heading"),
        FieldPanel("examples"),
        FieldPanel("about"),
    ]
    template = "public/home.html"
    section = "home"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cms.GuideIndexPage", "cms.NoticeIndexPage"]

    class Meta:
        verbose_name = _("첫 화면")

    def example_words(self) -> list[str]:
        """The words offered under the search box."""
        return [word.strip() for word in self.examples.split(",") if word.strip()]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page with the newest records, the month in numbers and the newest notices."""
        context = super().get_context(request, *args, **kwargs)
        context["opening"] = opening_facts(timezone.now())
        context["notices"] = NoticePage.objects.live().descendant_of(self).order_by("-day", "-pk")[:3]
        return context


class GuideIndexPage(PublicPage):
    """The list of guides."""

    template = "public/pages/guides.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.GuidePage"]

    class Meta:
        verbose_name = _("안내 목록")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page with its guides in the editors' order."""
        context = super().get_context(request, *args, **kwargs)
        context["guides"] = GuidePage.objects.live().child_of(self).order_by("path")
        return context


class GuidePage(PublicPage):
    """A guide: how to ask, what it costs, what to do against a refusal."""

    body = StreamField(BodyBlock(), verbose_name=_("내용"), blank=True)

    content_panels: ClassVar[list[Panel]] = [*PublicPage.content_panels, FieldPanel("body")]
    template = "public/pages/guide.html"
    parent_page_types: ClassVar[list[str]] = ["cms.GuideIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("안내")


class NoticeIndexPage(PublicPage):
    """The list of notices, newest first."""

    template = "public/pages/notices.html"
    section = "notices"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.NoticePage"]

    class Meta:
        verbose_name = _("알림 목록")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page with its newest notices."""
        context = super().get_context(request, *args, **kwargs)
        context["notices"] = NoticePage.objects.live().child_of(self).order_by("-day", "-pk")[:NOTICES_A_PAGE]
        return context


class NoticePage(PublicPage):
    """A notice with its date."""

    day = models.DateField(_("날짜"))
    body = StreamField(BodyBlock(), verbose_name=_("내용"), blank=True)

    content_panels: ClassVar[list[Panel]] = [*PublicPage.content_panels, FieldPanel("day"), FieldPanel("body")]
    template = "public/pages/guide.html"
    section = "notices"
    parent_page_types: ClassVar[list[str]] = ["cms.NoticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("알림")
