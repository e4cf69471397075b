"""Everything lazy loaded once, so that a locked-down child opens no file while it verifies."""

from pdfminer.cmapdb import CMapDB
from PIL import Image

from redaction import finding, rendering
from redaction.burning import warming
from redaction.reading import ocr
from redaction.verifying.pipeline import verify

KOREAN_CMAPS = (
    "KSC-EUC-H",
    "KSC-EUC-V",
    "KSCms-UHC-H",
    "KSCms-UHC-V",
    "KSCms-UHC-HW-H",
    "KSCms-UHC-HW-V",
    "UniKS-UCS2-H",
    "UniKS-UCS2-V",
    "UniKS-UTF16-H",
    "UniKS-UTF16-V",
)
"""pdfminer reads these from its folder the first time a font asks for one, then keeps them."""


def warm_up() -> None:
    """Load the detector, OCR's models, the Korean code tables and the picture formats, and verify one small paper.

    Raises LeakFound or another RedactionError: a verifier that refuses the sample must not start.
    """
    Image.init()
    rendering.warm_up()
    finding.warm_up()
    ocr.warm_up()
    for name in KOREAN_CMAPS:
        CMapDB.get_cmap(name)
    CMapDB.get_unicode_map("Adobe-Korea1", vertical=False)
    CMapDB.get_unicode_map("Adobe-Korea1", vertical=True)
    verify(
        rendering.WARM_UP_PAPER,
        warming.burned_sample(),
        warming.sample_decisions(),
        warming.WARM_UP_CONFIG,
        lambda _done, _of: None,
    )
