"""The command line of redaction: `python -m redaction inspect | find | detect | redact | verify | check | evaluate`.

Exit codes: 0 done (redact: verified), 2 usage, 3 refused, 4 try again, 5 leak or fault. Whatever goes wrong is one
line of JSON on standard error with `code` and `message`, without any text of a paper and without a traceback.

Values are compared under a key that is drawn anew for each run and never kept. A proof is signed with `--signing-key`
(a file of 32 bytes, or their 64 hexadecimal digits); without it the key is drawn anew too, and the proof then says
that file and statement belong together, not who says so.
"""

import argparse
import json
import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redaction import proving
from redaction.codec import pack, unpack
from redaction.config import Limits, RedactionConfig
from redaction.deciding import PUBLIC_TITLE, from_boxes, from_findings
from redaction.errors import BoxRefused, EngineFault, LeakFound, RedactionError, Refused, TooLarge, Unreadable
from redaction.evaluating import evaluate, read_set
from redaction.geometry import covers
from redaction.outputs import write_all
from redaction.sandbox import stages
from redaction.types import Box, Decisions, Findings, Ground, Inspection, PageTexts, Readings, Span, TextOrigin
from redaction.workshop import Workshop, nobody_listens

USAGE_CODE = "RED-00"
USAGE_EXIT = 2
_SPAN_KEYS = ("start", "end", "kind", "score", "tier", "disposition", "reason")


class Usage(Exception):
    """The command cannot be carried out as it was given."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """argparse would print lines and exit; the contract wants one line of JSON, and no word of the arguments."""
        raise Usage("명령과 인수를 확인해 주세요 (--help)")


class _BoxGiven(BaseModel):
    model_config = ConfigDict(strict=True)

    page: int
    rect: tuple[float, float, float, float] = Field(strict=False)
    ground: Ground = Field(Ground.G6, strict=False)


class _BoxesGiven(BaseModel):
    boxes: list[_BoxGiven]


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; returns its exit code."""
    sys.excepthook = _last_word
    try:
        command = _parser().parse_args(arguments)
        carry_out: Callable[[argparse.Namespace], int] = command.carry_out
        return carry_out(command)
    except Usage as error:
        _complain(USAGE_CODE, f"사용법이 올바르지 않습니다. {error}")
        return USAGE_EXIT
    except LeakFound as error:
        _complain(error.code, error.sentence, failed=list(error.failed))
        return error.exit_code
    except RedactionError as error:
        _complain(error.code, error.sentence, detail=error.detail)
        return error.exit_code


def _complain(code: str, message: str, **more: object) -> None:
    sys.stderr.write(json.dumps({"code": code, "message": message, **more}, ensure_ascii=False) + "\n")
    sys.stderr.flush()


def _last_word(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For what nobody foresaw: its words may quote the paper, so only its type is told, and the exit code is 5."""
    _complain(EngineFault.code, EngineFault.sentence, detail=kind.__name__)
    os._exit(EngineFault.exit_code)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m redaction", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(required=True, parser_class=_Parser, metavar="COMMAND")
    inspecting = _command(commands, "inspect", "the outer facts of a PDF as JSON", _inspect)
    finding = _command(commands, "find", "what detection proposes, as JSON", _find)
    detecting = _command(commands, "detect", "personal data in lines of text", _detect)
    redacting = _command(commands, "redact", "boxes made unreadable, and the result proven", _redact)
    verifying = _command(commands, "verify", "somebody's result put to our checks", _verify)
    checking = _command(commands, "check", "whether a proof belongs to a result", _check)
    evaluating = _command(commands, "evaluate", "how good detection is on a labelled set", _evaluate)
    evaluating.add_argument("labelled_set", type=Path, metavar="SET.jsonl")
    for command in (inspecting, finding, redacting, verifying):
        command.add_argument("original", type=Path, metavar="IN.pdf")
    for command in (redacting, verifying, checking):
        command.add_argument("output", type=Path, metavar="OUT.pdf")
    detecting.add_argument("--jsonl", action="store_true", required=True, help='lines {"id","text"} on standard input')
    _add_redact_options(redacting)
    verifying.add_argument("--boxes", type=Path, required=True, metavar="BOXES.json")
    checking.add_argument("proof", type=Path, metavar="PROOF.json")
    checking.add_argument("--public-key", metavar="BASE64", help="the office's published key")
    return parser


def _command(commands: Any, name: str, summary: str, carry_out: Callable[[argparse.Namespace], int]) -> _Parser:
    command: _Parser = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    command.set_defaults(carry_out=carry_out)
    return command


def _add_redact_options(command: _Parser) -> None:
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--boxes", type=Path, metavar="BOXES.json", help='{"boxes":[{"page","rect","ground"}]}')
    what.add_argument("--accept", choices=["redact"], help="remove what the detector proposes to remove or asks about")
    command.add_argument("--proof", type=Path, metavar="PROOF.json", help="where to write the signed proof")
    command.add_argument("--signing-key", type=Path, metavar="FILE", help="Ed25519 private key, 32 bytes or hex")
    command.add_argument("--title", default=PUBLIC_TITLE, help="public title of the result")


def _inspect(command: argparse.Namespace) -> int:
    sealed = _content(command.original)
    with Workshop(_config()) as workshop:
        _answer(asdict(workshop.inspect(sealed)))
    return 0


def _find(command: argparse.Namespace) -> int:
    sealed = _content(command.original)
    with Workshop(_config()) as workshop:
        inspection = workshop.inspect(sealed)
        texts = workshop.read(sealed, inspection)
        findings = workshop.find(texts)
        hints = workshop.hint(sealed, texts)
    _answer(
        {
            "findings": list(_placed(findings)),
            "detector_version": findings.detector_version,
            "outside": list(_outside(findings)),
            "image_pages": findings.image_pages,
            "unreadable_pages": findings.unreadable_pages,
            "hints": [asdict(hint) for hint in hints],
        }
    )
    return 0


def _outside(findings: Findings) -> Iterator[dict[str, object]]:
    """What stands outside pages (title, bookmarks, names of attachments), by the number of its string."""
    for item in findings.outside:
        yield {"string": item.string, **{key: getattr(item.span, key) for key in _SPAN_KEYS}}


def _placed(findings: Findings) -> Iterator[dict[str, object]]:
    """One entry for each rectangle: a value over two lines has two, told together by `value`, its number."""
    for number, item in enumerate(findings.findings):
        span = item.span
        for rect in item.rects:
            yield {
                "page": item.page,
                "rect": rect,
                "kind": span.kind,
                "score": span.score,
                "tier": span.tier,
                "disposition": span.disposition,
                "reason": span.reason,
                "value": number,
            }


def _detect(_command: argparse.Namespace) -> int:
    """Runs in this process: lines come from whoever runs the command, and the detector parses no file formats."""
    stages.warm("detect")
    lexicon = pack(_config().lexicon)[0]
    for line in _lines(sys.stdin.buffer):
        _answer(_detected(line, lexicon))
    return 0


_LONGEST_LINE = 16 * 2**20
_LONGEST_TEXT = 1_000_000
"""Bytes of a line and characters of a text: about 100 s of one core. More is refused for that line alone."""


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long its beginning alone, which is no JSON then."""
    while line := source.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            line = source.readline(_LONGEST_LINE)


_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can write and UTF-8 cannot; another character of the same length stands for them."""


def _detected(line: bytes, lexicon: bytes) -> dict[str, object]:
    name: object = None
    try:
        asked = json.loads(line)
        name = asked["id"]
        if len(asked["text"]) > _LONGEST_TEXT:
            raise TooLarge(f"characters={len(asked['text'])}")
        sealed_text = _LONE.sub("\ufffd", asked["text"]).encode()
        (found,) = stages.run("detect", (sealed_text, lexicon), lambda _done, _of: None)
    except RedactionError as error:
        return {"id": name, "error": error.code}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return {"id": name, "error": type(error).__name__}
    return {"id": name, "spans": [{key: span[key] for key in _SPAN_KEYS} for span in json.loads(found)]}


def _evaluate(command: argparse.Namespace) -> int:
    """Runs in this process, as `detect` does. A set that is none is refused (Malformed)."""
    papers = tuple(read_set(_content(command.labelled_set)))
    stages.warm("detect")
    lexicon = pack(_config().lexicon)[0]

    def detect(sealed_text: str) -> tuple[Span, ...]:
        return unpack(tuple[Span, ...], list(stages.run("detect", (sealed_text.encode(), lexicon), nobody_listens)))

    _answer(evaluate(papers, detect))
    return 0


def _redact(command: argparse.Namespace) -> int:
    if command.original.resolve() == command.output.resolve():
        raise Usage("IN.pdf와 OUT.pdf가 같은 파일입니다")
    sealed = _content(command.original)
    given = None if command.boxes is None else _boxes(command.boxes)
    with Workshop(_config(command.signing_key)) as workshop:
        inspection = _inspected_in_time(workshop, sealed)
        readings = Readings()
        texts, decisions = _decided(workshop, sealed, inspection, given, command.title, readings)
        # Who gives boxes decides alone; who takes the detector's word takes it also where it speaks last.
        _burned, verified = workshop.prove(
            sealed, decisions, texts=texts, readings=readings, hides_sightings=given is None
        )
    files = {command.output: verified.content}
    if command.proof is not None:
        files[command.proof] = proving.proof_file(verified.proof).encode()
    write_all(files)
    return 0


def _inspected_in_time(workshop: Workshop, sealed: bytes) -> Inspection:
    """The outer facts of a paper; from now on the whole command has a time to end by."""
    began, limits = time.monotonic(), Limits()
    workshop.end_by(began + limits.of_command(1))
    inspection = workshop.inspect(sealed)
    workshop.end_by(began + limits.of_command(len(inspection.pages)))
    return inspection


def _decided(
    workshop: Workshop,
    sealed: bytes,
    inspection: Inspection,
    given: tuple[Box, ...] | None,
    title: str,
    readings: Readings,
) -> tuple[PageTexts, Decisions]:
    if given is not None:
        _check_places(given, len(inspection.pages))
    texts = workshop.read(sealed, inspection)
    unread = sum(page.origin is TextOrigin.UNREADABLE for page in texts.pages) - _withheld(texts, inspection, given)
    if unread:
        raise Unreadable(f"pages {unread}")
    findings = workshop.find(texts, readings=readings)
    return texts, from_findings(findings, title) if given is None else from_boxes(texts, findings, given, title)


def _withheld(texts: PageTexts, inspection: Inspection, given: tuple[Box, ...] | None) -> int:
    """How many pages that could not be read a box closes as a whole: of these nothing goes out."""
    areas = {page.number: page.crop_box for page in inspection.pages}
    closed = {box.page for box in given or () if covers(box.rect, areas[box.page])}
    return sum(page.number in closed and page.origin is TextOrigin.UNREADABLE for page in texts.pages)


def _verify(command: argparse.Namespace) -> int:
    sealed, output = _content(command.original), _content(command.output)
    given = _boxes(command.boxes)
    with Workshop(_config()) as workshop:
        inspection = workshop.inspect(sealed)
        _check_places(given, len(inspection.pages))
        texts = workshop.read(sealed, inspection)
        # As in `redact`: a value under a box must be gone from the other places that say it.
        boxes = from_boxes(texts, workshop.find(texts), given).boxes
        try:
            failed = [outcome.code for outcome in workshop.check(sealed, output, boxes, texts) if not outcome.passed]
        except Refused:
            # The original has passed inspection, so what cannot be worked on is the output.
            failed = ["V9"]
    _answer({"verified": not failed, "failed": failed})
    return EngineFault.exit_code if failed else 0


def _check(command: argparse.Namespace) -> int:
    try:
        proof = _content(command.proof).decode()
    except ValueError as error:
        raise Usage("PROOF.json을 읽을 수 없습니다") from error
    faults = proving.check_proof(_content(command.output), proof, command.public_key)
    _answer({"holds": not faults, "faults": list(faults)})
    return EngineFault.exit_code if faults else 0


def _check_places(boxes: Sequence[Box], pages: int) -> None:
    if not all(1 <= box.page <= pages for box in boxes):
        raise BoxRefused("page")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > Limits().file_bytes:
            raise TooLarge("file")
        return path.read_bytes()
    except OSError as error:
        raise Usage(f"파일을 열 수 없습니다 ({type(error).__name__})") from error


def _boxes(path: Path) -> tuple[Box, ...]:
    try:
        given = _BoxesGiven.model_validate_json(_content(path)).boxes
    except ValidationError as error:
        raise Usage("BOXES.json의 형식이 올바르지 않습니다") from error
    return tuple(_box(item) for item in given)


def _box(given: _BoxGiven) -> Box:
    """The box with its corners in order. Raises BoxRefused for one that is empty or not finite."""
    x0, x1 = sorted((given.rect[0], given.rect[2]))
    y0, y1 = sorted((given.rect[1], given.rect[3]))
    if not (0 < x1 - x0 < float("inf") and 0 < y1 - y0 < float("inf")):
        raise BoxRefused("rectangle")
    return Box(given.page, (x0, y0, x1, y1), given.ground)


def _config(signing_key: Path | None = None) -> RedactionConfig:
    key = secrets.token_bytes(32) if signing_key is None else _key(_content(signing_key))
    return RedactionConfig(value_hash_key=secrets.token_bytes(32), signing_key=key)


def _key(content: bytes) -> bytes:
    try:
        key = content if len(content) == 32 else bytes.fromhex(content.decode("ascii"))
    except ValueError as error:
        raise Usage("서명 키는 32바이트이거나 16진수 64자여야 합니다") from error
    if len(key) != 32:
        raise Usage("서명 키는 32바이트이거나 16진수 64자여야 합니다")
    return key


def _answer(value: object) -> None:
    """One line, sent off at once: what cannot be told must fail here, not when the interpreter ends."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
