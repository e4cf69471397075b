"""A zygote whose verifier refuses drawn pages at will: page by page, or until no page is drawn."""

import sys
import time
from hashlib import sha256

from redaction.codec import pack, unpack
from redaction.sandbox import stages
from redaction.types import BurnedPdf, CheckOutcome, Decisions, Kind, PageMethod, Proof, Refusal, Sighting, VerifiedPdf
from tests import counting

PAGES = 3
PICKY, STRICT, HOPELESS = "picky", "strict", "hopeless"
"""Titles: page 2 is refused while drawn; every page is while drawn, though page 2 alone is named; all is refused."""
SEEING, LYING, SLOW = "seeing", "lying", "slow"
"""Titles: a plate on page 3 is seen until it has a box; one on page 9 of three is; all is refused after a pause."""
PLATE = (10.0, 20.0, 60.0, 30.0)
PAUSE_SECONDS = 1.0
READ = b"{}"
"""What the verifier says OCR read."""


def _burn(_module, parts, on_page):
    decisions = unpack(Decisions, [parts[1]])
    methods = tuple(
        PageMethod.RASTER if page in decisions.raster_pages else PageMethod.VECTOR for page in range(1, PAGES + 1)
    )
    content = repr(methods).encode()
    digest = sha256(content).hexdigest()
    on_page(PAGES, PAGES)
    return pack(BurnedPdf(decisions.sha256, digest, content, methods, ("",) * PAGES, "v"))


def _verify(_module, parts, _on_page):
    burned, decisions = unpack(BurnedPdf, [parts[1], parts[2]]), unpack(Decisions, [parts[3]])
    drawn = [page for page, method in enumerate(burned.methods, start=1) if method is PageMethod.VECTOR]
    if decisions.title in (SEEING, LYING) and not decisions.boxes:
        seen = Sighting(3 if decisions.title == SEEING else 9, (PLATE,), Kind.VEHICLE, 0.9, "f" * 64)
        return *pack(Refusal(("V10",), (), (seen,))), READ
    if decisions.title == SLOW:
        time.sleep(PAUSE_SECONDS)
    if (
        decisions.title in (HOPELESS, SLOW)
        or (decisions.title == STRICT and drawn)
        or (2 in drawn and decisions.title != SEEING)
    ):
        return *pack(Refusal(("V4",), (2,))), READ
    return *pack(_verified(burned)), READ


def _verified(burned):
    return VerifiedPdf(
        burned.source_sha256,
        burned.sha256,
        burned.content,
        burned.methods,
        burned.method_reasons,
        ("",) * PAGES,
        (CheckOutcome("V4", True, ""),),
        (),
        Proof("{}", "", "", ""),
    )


if __name__ == "__main__":
    stages.STAGES["burn"] = stages.Stage("redaction.types", _burn)
    stages.STAGES["verify"] = stages.Stage("redaction.types", _verify)
    sys.exit(counting.main())
