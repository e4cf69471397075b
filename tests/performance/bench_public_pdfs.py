"""`python -m tests.performance.bench_public_pdfs FOLDER [FIRST LAST] [--command]`: other people's PDFs, redacted.

Each file gets boxes over three words of its first page (or a corner, where it has none) and goes through inspect, read,
find, burn and verify in one workshop, as `python -m redaction redact` does; `--command` starts that very command for
each file. One line of JSON a file on standard output, and a summary at the end: exit codes, faults, and seconds of
processor time of this process and all below it, since the clock of a shared machine says little.
"""

import argparse
import hashlib
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from redaction.config import RedactionConfig
from redaction.deciding import from_boxes
from redaction.errors import RedactionError, Unreadable
from redaction.types import Box, Ground, PageMethod, PageTexts, Readings, Rect, TextOrigin
from redaction.wording import box_words
from redaction.workshop import Workshop

SEED = 4
WORDS = 3
LIMIT_SECONDS = 120
CONTRACT = frozenset({0, 3, 4, 5})
LABEL = "".join(box_words(Ground.G6).split())
LABEL_SIGN = "항"
"""Stands once in the fixed words."""


def main(arguments: list[str]) -> int:
    """Run the files and print what came of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("last", type=int, nargs="?", default=None)
    parser.add_argument("--command", action="store_true")
    asked = parser.parse_args(arguments)
    files = sorted(asked.folder.glob("*.pdf"))[asked.first : asked.last]
    config = RedactionConfig(value_hash_key=b"v" * 32, signing_key=b"s" * 32)
    results = []
    with Workshop(config) as workshop:
        for file in files:
            results.append(_result(file, workshop, through_command=asked.command))
            _say(results[-1])
    _say(_summary(files, results))
    return int(any(result["fault"] for result in results))


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _result(file: Path, workshop: Workshop, *, through_command: bool) -> dict[str, object]:
    content = file.read_bytes()
    began = _processor_seconds()
    result: dict[str, object] = {"file": file.name, "exit": 0, "code": "", "fault": "", "pages": 0}
    try:
        inspection = workshop.inspect(content)
        texts = workshop.read(content, inspection)
        boxes = _boxes(texts, inspection.pages[0].crop_box)
        result["pages"] = len(inspection.pages)
        if through_command:
            output = _by_command(file, boxes, result)
        else:
            output = _by_workshop(workshop, content, texts, boxes, result)
        if output:
            result["fault"] = _fault(output, boxes)
    except RedactionError as error:
        result |= {"exit": error.exit_code, "code": error.code, "detail": error.detail}
    result["seconds"] = round(_processor_seconds() - began, 2)
    if result["exit"] not in CONTRACT:
        result["fault"] = "exit code"
    if float(str(result["seconds"])) > LIMIT_SECONDS:
        result["fault"] = "too slow"
    return result


def _by_workshop(
    workshop: Workshop, content: bytes, texts: PageTexts, boxes: tuple[Box, ...], result: dict[str, object]
) -> bytes:
    """The output of the stages, refused where the command refuses."""
    if any(page.origin is TextOrigin.UNREADABLE for page in texts.pages):
        raise Unreadable
    readings = Readings()
    decisions = from_boxes(texts, workshop.find(texts, readings=readings), boxes)
    burned, _verified = workshop.prove(content, decisions, texts=texts, readings=readings)
    result["raster_pages"] = sum(method is PageMethod.RASTER for method in burned.methods)
    return burned.content


def _processor_seconds() -> float:
    """Time of the processor that this process, its children and theirs that have ended took so far."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(map(_seconds_of, _children()))


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _seconds_of(process: str) -> float:
    """utime, stime, cutime and cstime of proc(5)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _boxes(texts: PageTexts, crop: Rect) -> tuple[Box, ...]:
    """Boxes over a few words of page 1, always the same ones for a file."""
    page = texts.pages[0]
    words: list[list[Rect]] = [[]]
    for character, rect in zip(page.text, page.rects, strict=True):
        if character.isspace() or rect is None:
            words.append([])
        else:
            words[-1].append(rect)
    written = [word for word in words if word]
    chosen = random.Random(SEED).sample(written, min(WORDS, len(written)))
    around = [_around(word) for word in chosen]
    on_page = [
        rect for rect in around if rect[0] < crop[2] and rect[2] > crop[0] and rect[1] < crop[3] and rect[3] > crop[1]
    ]
    corner = (crop[0], crop[1], crop[0] + (crop[2] - crop[0]) / 4, crop[1] + (crop[3] - crop[1]) / 4)
    return tuple(Box(1, rect, Ground.G6) for rect in on_page or [corner])


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(rects: list[Rect]) -> Rect:
    low_x, low_y, high_x, high_y = zip(*rects, strict=True)
    return min(low_x), min(low_y), max(high_x), max(high_y)


def _by_command(file: Path, boxes: tuple[Box, ...], result: dict[str, object]) -> bytes:
    """The output of the command itself; empty where it refused."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "boxes.json"
        listed.write_text(
            json.dumps({"boxes": [{"page": box.page, "rect": box.rect, "ground": "G6"} for box in boxes]})
        )
        out = Path(folder) / "out.pdf"
        command = [sys.executable, "-m", "redaction", "redact", str(file), str(out), "--boxes", str(listed)]
        done = subprocess.run(command, capture_output=True, timeout=2 * LIMIT_SECONDS)
        result["exit"] = done.returncode
        if done.returncode:
            result["code"] = json.loads(done.stderr.splitlines()[-1])["code"]
        return out.read_bytes() if out.exists() else b""


def _fault(output: bytes, boxes: tuple[Box, ...]) -> str:
    """What is wrong with a published output, as other eyes than the verifier's see it; empty if nothing."""
    if not _is_clean(output):
        return "qpdf --check"
    left = _left_in_boxes(output, boxes)
    return f"{left} glyphs in boxes" if left else ""


def _is_clean(output: bytes) -> bool:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(output)
        file.flush()
        return subprocess.run(["qpdf", "--check", file.name], capture_output=True).returncode == 0


def _left_in_boxes(output: bytes, boxes: tuple[Box, ...]) -> int:
    """Characters whose middle lies in a box, beyond the fixed words of the boxes."""
    document = pdfium.PdfDocument(output)
    page = document[0].get_textpage()
    by_pdfium = [(page.get_text_range(at, 1), page.get_charbox(at)) for at in range(page.count_chars())]
    layout = _laid_out(output)
    origin = document[0].get_mediabox()
    by_pdfminer = [(item.get_text(), _moved(item.bbox, origin)) for item in _characters(layout)]
    document.close()
    return sum(_beyond_labels(found, box.rect) for found in (by_pdfium, by_pdfminer) for box in boxes)


def _laid_out(output: bytes) -> LTPage:
    """Page 1 as pdfminer reads it, in user space: as its content is written, not as it is turned."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    page = next(PDFPage.get_pages(io.BytesIO(output)))
    page.rotate = 0
    PDFPageInterpreter(resources, device).process_page(page)
    return device.get_result()


def _characters(item: object) -> list[LTChar]:
    if isinstance(item, LTChar):
        return [item]
    return [inner for part in item for inner in _characters(part)] if hasattr(item, "__iter__") else []


def _moved(box: Rect, origin: Rect) -> Rect:
    return box[0] + origin[0], box[1] + origin[1], box[2] + origin[0], box[3] + origin[1]


def _beyond_labels(found: list[tuple[str, Rect]], rect: Rect) -> int:
    """Characters in a box but the fixed words, of which a page has as many as boxes: equal values have boxes too."""
    labels = sum(text == LABEL_SIGN for text, _place in found)
    inside = Counter(
        text
        for text, (x0, y0, x1, y1) in found
        if text.strip() and rect[0] < (x0 + x1) / 2 < rect[2] and rect[1] < (y0 + y1) / 2 < rect[3]
    )
    return (inside - Counter(LABEL * labels)).total()


def _summary(files: list[Path], results: list[dict[str, object]]) -> dict[str, object]:
    hashes = sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    seconds = sorted(float(str(result["seconds"])) for result in results)
    return {
        "files": len(files),
        "hash_of_sorted_hashes": hashlib.sha256("\n".join(hashes).encode()).hexdigest(),
        "exit_codes": dict(Counter(str(result["exit"]) for result in results)),
        "refusals": dict(Counter(str(result["code"]) for result in results if result["code"])),
        "faults": [result["file"] for result in results if result["fault"]],
        "pages": sum(int(str(result["pages"])) for result in results),
        "median_seconds": seconds[len(seconds) // 2] if seconds else 0,
        "longest_seconds": seconds[-1] if seconds else 0,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
