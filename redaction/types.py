"""Frozen values of the line inspect → read → find → decide → burn → verify.

Lengths are PDF points (1/72 inch). A `Rect` is (x0, y0, x1, y1) in the page's default user space: unrotated,
origin as the file has it, x0 < x1 and y0 < y1. Pages count from 1. Offsets count code points of `PageText.text`.
Values cross the sandbox border as JSON, so every field is a primitive, an enumeration, or such a dataclass.
"""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

Rect = tuple[float, float, float, float]


class Kind(StrEnum):
    """What a span of text is; the words are those of the command line and of stored findings."""

    RESIDENT_NUMBER = "resident_number"
    FOREIGNER_NUMBER = "foreigner_number"
    PASSPORT = "passport"
    DRIVER_LICENCE = "driver_licence"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    CARD = "card"
    VEHICLE = "vehicle"
    BUSINESS_NUMBER = "business_number"
    CORPORATE_NUMBER = "corporate_number"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    ADDRESS = "address"
    PERSON = "person"
    HEALTH_INSURANCE = "health_insurance"
    CERTIFICATE_NUMBER = "certificate_number"
    USER_ID = "user_id"
    IP = "ip"
    SENSITIVE = "sensitive"
    NUMBER = "number"
    IMAGE = "image"
    OTHER = "other"


UNIQUE_IDENTIFIERS = frozenset({Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PASSPORT, Kind.DRIVER_LICENCE})
"""고유식별정보 (개인정보 보호법 제24조, 시행령 제19조): no allow-list may ever open one."""


class Tier(IntEnum):
    """How sure a finding is: 1 pre-marked (score ≥ 0.8), 2 pre-marked otherwise (≥ 0.4), 3 side list (≥ 0.1)."""

    SURE = 1
    LIKELY = 2
    FAINT = 3


class Disposition(StrEnum):
    """What the detector proposes for a finding; an officer decides. REVIEW blocks approval until decided."""

    REDACT = "redact"
    KEEP = "keep"
    REVIEW = "review"


class Ground(StrEnum):
    """The items of Article 9(1) of the Act (제9조제1항 제1호–제8호); 5호 is split as the notices need it."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    G4 = "G4"
    G5A = "G5A"
    G5B = "G5B"
    G6 = "G6"
    G7 = "G7"
    G8 = "G8"


class TextOrigin(StrEnum):
    """Where a page's text came from; UNREADABLE means nothing could read it and the page blocks approval."""

    LAYER = "layer"
    OCR = "ocr"
    BOTH = "both"
    BLANK = "blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PageInspection:
    """One page as two parsers agree on it. `image_area_cm2` is the largest image's area as placed on the page.

    `width_pt`, `height_pt` are the sides of `crop_box` (CropBox within MediaBox, default user space) before
    `rotation` (degrees clockwise) turns it.
    """

    number: int
    width_pt: float
    height_pt: float
    rotation: int
    text_characters: int
    image_area_cm2: float
    needs_ocr: bool
    crop_box: Rect


@dataclass(frozen=True, slots=True)
class Inspection:
    """A sealed PDF's outer facts. Counts only, no text: names of attachments or fields may be private."""

    sha256: str
    size_bytes: int
    pages: tuple[PageInspection, ...]
    encrypted_with_owner_password: bool
    revisions: int
    form_fields: int
    attachments: int
    has_scripts: bool
    has_signature: bool
    has_hidden_layers: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's characters. `rects[i]` is the box of `text[i]`, or None for a blank or line break the reader put in.

    `confidence` is 0–1 (OCR's mean word confidence; 1.0 for a text layer). `seen_from` is the offset from which on OCR
    read the text, None where it read nothing. Holds unredacted text.
    """

    number: int
    text: str
    rects: tuple[Rect | None, ...]
    origin: TextOrigin
    confidence: float
    seen_from: int | None = None

    def seen(self) -> "PageText | None":
        """What OCR alone read of the page, None if nothing."""
        if self.seen_from is None:
            return None
        return replace(self, text=self.text[self.seen_from :], rects=self.rects[self.seen_from :], seen_from=0)


@dataclass(frozen=True, slots=True)
class PageTexts:
    """All pages of one sealed file, in order.

    `outside_strings` stand outside pages: title, author, bookmarks, field values, names of attachments.
    """

    sha256: str
    pages: tuple[PageText, ...]
    outside_strings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data in a plain text: [start, end) in code points of that text.

    `reason` is a Korean phrase for the officer and quotes no text of the page.
    """

    start: int
    end: int
    kind: Kind
    score: float
    tier: Tier
    disposition: Disposition
    reason: str
    recognizer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A `Span` placed on a page: one rect per line it touches. `value_key` is equal for equal values within one file.

    `value_key` is a keyed hash (HMAC-SHA-256 under `RedactionConfig.value_hash_key`, hex) of the value without blanks,
    so that rows may be stored and compared without holding the value.
    """

    page: int
    rects: tuple[Rect, ...]
    span: Span
    value_key: str
    group_key: str


@dataclass(frozen=True, slots=True)
class OutsideFinding:
    """A `Span` in a string outside the pages: `string` counts `PageTexts.outside_strings` from 0.

    It has no place on a page and needs no box, because the result is drawn anew and carries none of these strings; it
    tells an officer that the file's title, bookmarks or attachments name somebody. `value_key` as in `Finding`.
    """

    string: int
    span: Span
    value_key: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What detection proposes for one file, in reading order, with the version of the detector that said it.

    `outside` is what stands outside the pages, in the order of the strings.
    """

    sha256: str
    detector_version: str
    findings: tuple[Finding, ...]
    image_pages: tuple[int, ...]
    unreadable_pages: tuple[int, ...]
    outside: tuple[OutsideFinding, ...] = ()


class HintKind(StrEnum):
    """What may stand in a picture."""

    SEAL = "seal"
    SIGNATURE = "signature"
    FACE = "face"


@dataclass(frozen=True, slots=True)
class Hint:
    """A place where an officer should look: no finding, no box, and nothing waits for it."""

    page: int
    rect: Rect
    kind: HintKind


class BoxSource(StrEnum):
    """Who put a box there."""

    DETECTOR = "detector"
    OFFICER = "officer"
    PROPAGATED = "propagated"


@dataclass(frozen=True, slots=True)
class Box:
    """A place to be made unreadable, with its ground of Article 9(1)."""

    page: int
    rect: Rect
    ground: Ground
    source: BoxSource = BoxSource.OFFICER


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sure value that verification saw in a result where nobody had decided on anything; it holds no text.

    `rects` are in the original's user space, `value_key` is as in `Finding`.
    """

    page: int
    rects: tuple[Rect, ...]
    kind: Kind
    score: float
    value_key: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why verification refused a result: the fields of `redaction.errors.LeakFound`."""

    failed: tuple[str, ...]
    pages: tuple[int, ...] = ()
    sightings: tuple[Sighting, ...] = ()


@dataclass(slots=True)
class Readings:
    """What was made of one paper, for verifications of it: lines of JSON that only the child takes apart.

    `sealed_before` and `sealed_now` are what OCR read in the pixels of results, a line of each verification: they hold
    words of the paper (docs/adr/0147). `sealed_hits` is what detection saw in its texts (docs/adr/0155).
    """

    sealed_before: bytes = b""
    sealed_now: bytes = b""
    sealed_hits: bytes = b""

    def sealed_lines(self) -> bytes:
        """All that is known."""
        return b"\n".join((self.sealed_before, self.sealed_now))

    def add(self, sealed_line: bytes) -> None:
        """Take what one more verification read."""
        self.sealed_now = b"\n".join(filter(None, (self.sealed_now, sealed_line)))


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place of a `Sighting` that an officer looked at and left standing; never one of a unique identifier."""

    page: int
    rects: tuple[Rect, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Decisions:
    """What an officer decided for one sealed file; the input of burn and verify.

    `kept_value_keys` are values an officer (or a keep rule) saw and left standing: residual detection accepts
    only these. `raster_pages` are pages the officer wants as pictures. `title` is the public title of the output,
    free of personal data. `previous_proof` is the sha256 of the proof before this one in the office's chain.
    `kept_places` are places of sightings that an officer left standing, whatever OCR makes of them the next time.
    """

    sha256: str
    boxes: tuple[Box, ...]
    kept_value_keys: frozenset[str]
    raster_pages: frozenset[int]
    title: str
    language: str = "ko"
    previous_proof: str = ""
    kept_places: tuple[KeptPlace, ...] = ()


class PageMethod(StrEnum):
    """How a page of the output was made."""

    VECTOR = "vector"
    RASTER = "raster"


@dataclass(frozen=True, slots=True)
class BurnedPdf:
    """An output nobody has verified. Its bytes are not public. Constructed only in redaction/burning."""

    source_sha256: str
    sha256: str
    content: bytes
    methods: tuple[PageMethod, ...]
    method_reasons: tuple[str, ...]
    engine_version: str


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """One check of the verifier: its code (V1 … V12), whether it held, and numbers about it; never text of the page."""

    code: str
    passed: bool
    measure: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The public statement about one verified output; `canonical` is the signed JSON, `signature` Ed25519 in base64."""

    canonical: str
    signature: str
    public_key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class VerifiedPdf:
    """An output that passed every check, the only thing that may be approved. Constructed only in redaction/verifying.

    `page_texts[i]` is page i+1's text as read back from `content`: the one source of the search index.
    """

    source_sha256: str
    sha256: str
    content: bytes
    methods: tuple[PageMethod, ...]
    method_reasons: tuple[str, ...]
    page_texts: tuple[str, ...]
    checks: tuple[CheckOutcome, ...]
    boxes_by_ground: tuple[tuple[Ground, int], ...]
    proof: Proof
