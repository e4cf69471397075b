"""What editors build a guide or a notice from: few blocks, each with our own accessible markup."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]

_NOTES = (("info", pgettext_lazy("block", "안내")), ("warning", _("주의")))


class CalloutBlock(blocks.StructBlock):
    """Something a reader must not miss: one short paragraph in a frame."""

    kind = blocks.ChoiceBlock(choices=_NOTES, default="info", label=_("종류"))
    text = blocks.RichTextBlock(features=["bold", "link"], label=_("내용"))

    class Meta:
        icon = "warning"
        label = _("꼭 알아 둘 것")
        template = "public/pages/blocks/callout.html"


class StepBlock(blocks.StructBlock):
    """One step of a way to go."""

    title = blocks.CharBlock(max_length=60, label=_("할 일"))
    text = blocks.TextBlock(label=_("설명"))


class StepsBlock(blocks.StructBlock):
    """A way to go, in numbered steps."""

    title = blocks.CharBlock(max_length=80, label=_("제목"))
    steps = blocks.ListBlock(StepBlock(), label=_("단계"))

    class Meta:
        icon = "list-ol"
        label = _("순서")
        template = "public/pages/blocks/steps.html"


class RateRowBlock(blocks.StructBlock):
    """One line of a table of rates or periods."""

    what = blocks.CharBlock(max_length=120, label=_("무엇"))
    amount = blocks.CharBlock(max_length=120, label=_("얼마 / 언제까지"))
    note = blocks.CharBlock(max_length=200, required=False, label=_("덧붙임"))


class RatesBlock(blocks.StructBlock):
    """A table of three columns: fees, or periods."""

    title = blocks.CharBlock(max_length=80, label=_("표 제목"))
    heads = blocks.ListBlock(blocks.CharBlock(max_length=40), min_num=3, max_num=3, label=_("머리글 셋"))
    rows = blocks.ListBlock(RateRowBlock(), label=_("줄"))

    class Meta:
        icon = "table"
        label = _("표")
        template = "public/pages/blocks/rates.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a guide or a notice."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("글"), icon="pilcrow")
    callout = CalloutBlock()
    steps = StepsBlock()
    rates = RatesBlock()

    class Meta:
        required = False
