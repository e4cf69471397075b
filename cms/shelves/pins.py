"""Records that editors put before the results of certain words: the form everybody looks for, this year's budget."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.shelves.wording import compared, one_line
from disclosure.models import Publication

LONGEST_WORDS: Final = 60
MOST_A_WORD: Final = 3
_ADDRESS = re.compile(r"/records/([\w-]+)")


class PinnedResult(models.Model):
    """One record for one wording. `key` is the wording as it is compared with what a reader typed."""

    words = models.CharField(
        gettext_lazy("찾는 말"),
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy("이 말로 찾을 때만 맨 위에 보입니다. 띄어쓰기와 큰 글자는 가리지 않습니다."),
    )
    key = models.CharField(max_length=LONGEST_WORDS, editable=False, db_index=True)
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="pins", verbose_name=gettext_lazy("공개 자료")
    )
    place = models.PositiveSmallIntegerField(gettext_lazy("순서"), default=1)
    changed_at = models.DateTimeField(gettext_lazy("고친 때"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("먼저 보여 줄 자료")
        verbose_name_plural = gettext_lazy("먼저 보여 줄 자료")
        ordering = ("words", "place", "pk")
        constraints = (models.UniqueConstraint(fields=("key", "publication"), name="one_pin_a_record"),)

    def __str__(self) -> str:
        return f"{self.words} → {self.publication.title}"

    def clean(self) -> None:
        """The wording in its form; at most three records for one wording."""
        self.words, self.key = one_line(self.words), compared(self.words)
        if not self.key:
            raise ValidationError({"words": _("글자나 숫자를 적어 주세요.")})
        others = PinnedResult.objects.filter(key=self.key).exclude(pk=self.pk)
        if others.count() >= MOST_A_WORD:
            raise ValidationError({"words": _("한 가지 말에는 %(most)s건까지 둘 수 있습니다.") % {"most": MOST_A_WORD}})
        if others.filter(publication=self.publication_id).exists():
            raise ValidationError({"words": _("이 자료는 이미 이 말에 올라 있습니다.")})


def record_named(text: str) -> Publication:
    """The public record behind an address or an id that an editor pasted. Raises `ValidationError`."""
    found = _ADDRESS.search(text)
    public_id = found.group(1) if found else text.strip()
    row = Publication.objects.public().filter(public_id=public_id).first()
    if row is None:
        raise ValidationError(_("지금 공개된 자료의 주소가 아닙니다. 자료 화면의 주소를 그대로 붙여 넣어 주세요."))
    return row


def pinned_for(text: str) -> list[Any]:
    """Keys of records pinned to exactly this wording, in order; whether each is public is asked where it is shown."""
    pins = PinnedResult.objects.filter(key=compared(text)).order_by("place", "pk")
    return list(pins.values_list("publication_id", flat=True)[:MOST_A_WORD])
