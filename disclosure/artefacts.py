"""What stages leave for each other and for the screens: values as JSON and pictures, in the sealed store."""

import json
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from disclosure.errors import ObjectChanged, ObjectMissing
from disclosure.models import Artefact, SealedFile
from disclosure.models.files import ArtefactKind
from disclosure.records import sealed_place
from disclosure.sealing import SealedStore
from redaction.types import BurnedPdf, Inspection, PageTexts, Readings

Value = TypeVar("Value")

_INSPECTION = TypeAdapter(Inspection)
_PAGE_TEXTS = TypeAdapter(PageTexts)
_BURNED = TypeAdapter(BurnedPdf)


@dataclass(frozen=True, slots=True)
class Kept:
    """An object a stage has put into the store; its row is written when the stage commits."""

    kind: ArtefactKind
    page: int
    sha256: str
    size_bytes: int


class Shelf:
    """The artefacts of one file in one round."""

    def __init__(self, file: SealedFile, sealed_store: SealedStore) -> None:
        self._file = file
        self._place = sealed_place(file)
        self._store = sealed_store

    def beside(self, other: SealedFile) -> "Shelf":
        """The shelf of another file in the same store. Raises `ObjectMissing` for an erased one."""
        return Shelf(other, self._store)

    def sealed_original(self) -> bytes:
        """The uploaded bytes, checked by their hash."""
        return self._store.get(self._place, self._file.sha256)

    def keep(self, kind: ArtefactKind, sealed: bytes, page: int = 0) -> Kept:
        """Store bytes; the same bytes twice are one object."""
        return Kept(kind, page, self._store.put(self._place, sealed), len(sealed))

    def get(self, kind: ArtefactKind, page: int = 0) -> bytes:
        """The bytes of this round, or of the latest round that made such a thing. Raises `ObjectMissing`."""
        rows = Artefact.objects.filter(sealed_file=self._file, kind=kind, page=page, round__lte=self._file.round)
        row = rows.order_by("-round").first()
        if row is None:
            raise ObjectMissing(kind)
        return self._store.get(self._place, row.sha256)

    def keep_inspection(self, inspection: Inspection) -> Kept:
        """Keep what inspection gave."""
        return self.keep(ArtefactKind.INSPECTION, _INSPECTION.dump_json(inspection))

    def inspection(self) -> Inspection:
        """What inspection gave."""
        return _parsed(_INSPECTION, json.loads(self.get(ArtefactKind.INSPECTION)))

    def keep_texts(self, sealed_texts: PageTexts) -> Kept:
        """Keep what reading gave."""
        return self.keep(ArtefactKind.PAGE_TEXTS, _PAGE_TEXTS.dump_json(sealed_texts))

    def sealed_texts(self) -> PageTexts:
        """What reading gave."""
        return _parsed(_PAGE_TEXTS, json.loads(self.get(ArtefactKind.PAGE_TEXTS)))

    def keep_burned(self, burned: BurnedPdf) -> tuple[Kept, Kept]:
        """Keep what burning gave: the bytes, and the facts beside them."""
        facts = _BURNED.dump_python(burned, exclude={"content"}, mode="json")
        return (
            self.keep(ArtefactKind.BURNED, burned.content),
            self.keep(ArtefactKind.BURNED_FACTS, json.dumps(facts, sort_keys=True).encode()),
        )

    def burned(self) -> BurnedPdf:
        """What burning gave in this round; verification trusts none of it."""
        facts = json.loads(self.get(ArtefactKind.BURNED_FACTS))
        return _parsed(_BURNED, {**facts, "content": self.get(ArtefactKind.BURNED)})

    def keep_readings(self, readings: Readings) -> Kept:
        """Keep what OCR read while results were verified."""
        return self.keep(ArtefactKind.RESULT_READINGS, readings.sealed_now)

    def keep_hits(self, readings: Readings) -> Kept:
        """Keep what detection saw in the paper's texts."""
        return self.keep(ArtefactKind.FOUND_HITS, readings.sealed_hits)

    def readings(self) -> Readings:
        """What OCR read in earlier results, and what detection saw in the paper.

        What is missing or damaged is not known, and so is read or looked at again.
        """
        sealed_lines = self._known(ArtefactKind.RESULT_READINGS)
        return Readings(sealed_lines, sealed_hits=self._known(ArtefactKind.FOUND_HITS))

    def _known(self, kind: ArtefactKind) -> bytes:
        try:
            return self.get(kind)
        except (ObjectMissing, ObjectChanged):
            return b""

    def page_image(self, page: int) -> bytes:
        """The original's page as PNG."""
        return self.get(ArtefactKind.PAGE_IMAGE, page)

    def result_image(self, page: int) -> bytes:
        """The result's page as PNG."""
        return self.get(ArtefactKind.RESULT_IMAGE, page)


def _parsed(adapter: TypeAdapter[Value], fields: dict[str, Any]) -> Value:
    try:
        return adapter.validate_python(fields)
    except ValidationError as error:
        # A later version of the code no longer understands what an earlier one kept.
        raise ObjectChanged("shape") from error.__cause__
