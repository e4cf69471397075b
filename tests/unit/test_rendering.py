"""Pages become pixels that do not depend on the machine."""

import hashlib
import io
import subprocess
import sys

import pikepdf
import pytest

from redaction import rendering
from redaction.config import Limits
from redaction.errors import Encrypted, Malformed, TooLarge


def blank_paper(width: float = 100, height: float = 50, **keys: object) -> bytes:
    """A one-page paper with nothing on it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(width, height))
    for key, value in keys.items():
        page.obj[f"/{key}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_both_vendored_faces_draw_korean():
    """A paper without embedded fonts shows its Korean text."""
    rendering.warm_up()


def test_the_serif_and_the_sans_face_differ():
    """바탕 is drawn with a serif face and 돋움 with a sans one."""
    image = rendering.render_page(rendering.WARM_UP_PAPER, 1, 360)
    left, right = image.crop((0, 0, 180, 160)), image.crop((180, 0, 360, 160))
    assert left.tobytes() != right.tobytes()


def test_pixels_do_not_depend_on_the_machines_fonts(tmp_path):
    """Another process with no fonts configured draws the same pixels."""
    code = (
        "import hashlib; from redaction import rendering as r;"
        "print(hashlib.sha256(r.render_page(r.WARM_UP_PAPER, 1, 300).tobytes()).hexdigest())"
    )
    environment = {"FONTCONFIG_PATH": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": "."}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    ours = hashlib.sha256(rendering.render_page(rendering.WARM_UP_PAPER, 1, 300).tobytes()).hexdigest()
    assert other.stdout.strip() == ours


def test_a_missing_face_stops_the_start(monkeypatch):
    """A face that draws nothing is noticed before the first paper."""
    monkeypatch.setattr(rendering, "WARM_UP_PAPER", blank_paper(90, 40))
    with pytest.raises(Malformed):
        rendering.warm_up()


def test_a_page_too_large_for_the_budget_is_refused():
    """A poster of a page is refused before any memory is taken."""
    with pytest.raises(TooLarge):
        rendering.render_page(blank_paper(14_000, 14_000), 1, 14_000)
    with pytest.raises(TooLarge):
        rendering.render_page(blank_paper(200, 200), 1, 100, limits=Limits(page_side_pt=100.0))


def test_a_page_that_is_not_there_is_refused():
    """Asking for page 2 of a one-page paper is refused."""
    with pytest.raises(Malformed):
        rendering.render_page(blank_paper(), 2, 100)


def test_not_a_paper_is_refused():
    """Bytes that are no PDF are refused."""
    with pytest.raises(Malformed):
        rendering.render_page(b"%PDF-1.7 nothing", 1, 100)


def test_a_locked_paper_is_refused():
    """A paper with a password is refused as locked, not as broken."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(Encrypted):
        rendering.render_page(out.getvalue(), 1, 100)


def test_a_rotated_page_is_drawn_upright_or_as_written():
    """A page turned by 90 degrees can be drawn as read and as written."""
    content = blank_paper(100, 50, Rotate=90)
    with rendering.opened(content) as document, rendering.flat_page(document, 1) as page:
        assert rendering.rasterise(page, 1.0).size == (50, 100)
        assert rendering.rasterise(page, 1.0, upright=False, gray=True).size == (100, 50)


def test_blank_pages_are_told_from_drawn_ones():
    """An empty page is blank, a written one is not, in colour and in gray."""
    assert rendering.is_blank(rendering.render_page(blank_paper(), 1, 100))
    written = rendering.render_page(rendering.WARM_UP_PAPER, 1, 100)
    assert not rendering.is_blank(written)
    assert not rendering.is_blank(written.convert("L"))
