"""What OCR read once is not read again, and nothing else is taken for it."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from redaction.reading import engines, ocr
from redaction.reading.engines import Memory, remembering, words_read
from redaction.rendering import FONT_FOLDER

MILLISECONDS = 10_000


def strip(words):
    """A line of writing."""
    picture = Image.new("L", (500, 90), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / "NanumGothic.ttf"), 36)
    ImageDraw.Draw(picture).text((30, 20), words, fill=20, font=font)
    return picture


@pytest.fixture
def recognised(monkeypatch):
    """The sizes of the pictures that tesseract was really shown."""
    shown = []
    recognise = engines._recognised
    ocr.warm_up()

    def watched(api, picture, milliseconds):
        shown.append(picture.size)
        return recognise(api, picture, milliseconds)

    monkeypatch.setattr(engines, "_recognised", watched)
    return shown


def text_of(words):
    """The letters of words."""
    return "".join(word.text for word in words)


def read_within(sealed_lines, picture, engine=0):
    """A picture's words, read by somebody who remembers these lines, and what is remembered then."""
    with remembering(sealed_lines) as memory:
        words = words_read(engines.engines()[engine], picture, MILLISECONDS)
    return words, memory.packed()


def test_a_picture_that_was_read_is_not_read_again(recognised):
    """The second verification finds the words of the first, with their places."""
    first, sealed_line = read_within(b"", strip("신청인 홍길동"))
    second, again = read_within(sealed_line, strip("신청인 홍길동"))
    assert first == second
    assert "홍길동" in text_of(first)
    assert again == sealed_line
    assert len(recognised) == 1


def test_one_pixel_more_is_another_picture(recognised):
    """A page that changed at all is read anew, and what is read then is its own."""
    _, sealed_line = read_within(b"", strip("신청인 홍길동"))
    other = strip("신청인 홍길동")
    other.putpixel((0, 0), 0)
    read_within(sealed_line, other)
    words, _ = read_within(sealed_line, strip("신청인 김점례"))
    assert "김점례" in text_of(words)
    assert len(recognised) == 3


def test_each_engine_remembers_for_itself(recognised):
    """What reads Latin letters is not told what the other made of them."""
    _, sealed_line = read_within(b"", strip("hong@example.kr"))
    words, _ = read_within(sealed_line, strip("hong@example.kr"), engine=1)
    assert "hong@example.kr" in text_of(words)
    assert len(recognised) == 2


@pytest.mark.parametrize("damage", [lambda line: line[:-2], lambda line: b"null", lambda line: b'{"k": [["words"]]}'])
def test_a_damaged_line_is_no_reading(recognised, damage):
    """A line cut short, or of another shape, is not believed; lines beside it are."""
    _, sealed_line = read_within(b"", strip("신청인 홍길동"))
    _, other = read_within(b"", strip("전화"))
    read_within(b"\n".join((damage(sealed_line), other)), strip("신청인 홍길동"))
    read_within(b"\n".join((damage(sealed_line), other)), strip("전화"))
    assert len(recognised) == 3


def test_what_was_cut_short_is_not_remembered(recognised):
    """Half a reading is none the next time either."""
    with remembering(b"") as memory, pytest.raises(engines.CutShort):
        words_read(engines.engines()[0], strip("신청인 홍길동 " * 3).resize((4000, 3000)), 1)
    assert memory.sealed_now == {}


def test_nothing_is_remembered_unasked(recognised):
    """Reading itself, where nobody keeps the words sealed, leaves none behind."""
    words_read(engines.engines()[0], strip("신청인"), MILLISECONDS)
    assert engines._MEMORY.get() is None
    assert Memory({}).packed() == b"{}"


class SlowMachine:
    """An engine that needs so much of the processor, on a machine that gives it one part in `load`."""

    def __init__(self, needed_ms, load):
        self.needed_ms, self.load, self.used_ms, self.limits = needed_ms, load, 0.0, []

    def thread_time(self):
        """Seconds of processor that were used so far."""
        return self.used_ms / 1000

    def recognised(self, _api, _picture, milliseconds):
        """Words, if the limit by the wall clock gives the processor time that they take."""
        self.limits.append(milliseconds)
        self.used_ms += min(self.needed_ms, milliseconds / self.load)
        return ["words"] if self.needed_ms <= milliseconds / self.load else None


@pytest.mark.parametrize(
    ("needed_ms", "load", "tries"), [(3_000, 1, 1), (3_000, 10, 2), (9_000, 4, 2)], ids=["quiet", "busy", "just"]
)
def test_a_busy_machine_reads_what_a_quiet_one_reads(monkeypatch, needed_ms, load, tries):
    """What takes less of the processor than the limit is read, however long others keep it waiting."""
    machine = SlowMachine(needed_ms, load)
    monkeypatch.setattr(engines, "_recognised_within", machine.recognised)
    monkeypatch.setattr(engines.time, "thread_time", machine.thread_time)
    assert engines._recognised(None, strip("신청인"), MILLISECONDS) == ["words"]
    assert len(machine.limits) == tries


@pytest.mark.parametrize(("needed_ms", "load"), [(90_000, 1), (90_000, 10), (1_000, 500)])
def test_what_takes_too_long_is_cut_short(monkeypatch, needed_ms, load):
    """A picture that keeps the processor busy beyond the limit, or gets none of it at all, is unread."""
    machine = SlowMachine(needed_ms, load)
    monkeypatch.setattr(engines, "_recognised_within", machine.recognised)
    monkeypatch.setattr(engines.time, "thread_time", machine.thread_time)
    with pytest.raises(engines.CutShort):
        engines._recognised(None, strip("신청인"), MILLISECONDS)
    assert len(machine.limits) <= 2
    assert max(machine.limits) <= 12 * MILLISECONDS
