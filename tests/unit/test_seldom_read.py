"""What few files ask of the stages before burning: odd objects, cut streams, late words between processes."""

import argparse
import io
import socket
import zlib
from types import SimpleNamespace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redaction import cli, rendering
from redaction.config import Limits
from redaction.errors import LeakFound, ResourcesExhausted
from redaction.finding.detecting import read
from redaction.finding.recognizing.labels import glued_names
from redaction.inspecting import envelope, inspect, streams
from redaction.reading import papers
from redaction.reading.normalising import working_copy
from redaction.reading.outside import outside_strings
from redaction.sandbox import zygote
from redaction.types import Kind, TextOrigin
from redaction.workshop import Workshop
from tests.faults.handmade import paper, saved
from tests.unit.finding.seeing import values
from tests.unit.test_hinting import hints, signature


def test_a_kill_that_comes_too_late_is_no_order():
    """A child may end while its end is being ordered: the parent of all children goes on and answers nothing."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        ours.send(b'{"do": "kill"}')
        ours.shutdown(socket.SHUT_WR)
        zygote.serve(theirs)
        ours.setblocking(False)
        with pytest.raises(BlockingIOError):
            ours.recv(1)


def test_a_system_that_cannot_give_back_memory_serves_as_well(monkeypatch):
    """Not every C library can return what loading freed; the stages are warmed there too."""
    monkeypatch.setattr(zygote.ctypes, "CDLL", lambda _name: SimpleNamespace())
    assert zygote._give_back_memory() is None


def test_the_last_end_mark_of_an_archive_counts():
    """A file that a ZIP reader would open is one even where the first end mark in it belongs to something else."""
    end = envelope._ZIP_END + bytes(envelope._ZIP_END_LENGTH - len(envelope._ZIP_END))
    assert envelope._ends_as_zip(b"%PDF-1.7 " + end + b"words between" + end)
    assert not envelope._ends_as_zip(b"%PDF-1.7 " + end + b"words behind")


def test_loose_words_and_numbers_of_a_file_are_objects_too():
    """A string that stands alone in a file is read; a number alone is none, and neither is counted as a field."""
    pdf = paper()
    pdf.Root.Loose = Array([pdf.make_indirect(String("Hong Gildong")), pdf.make_indirect(pikepdf.Object.parse(b"7"))])
    content = saved(pdf)
    assert "Hong Gildong" in outside_strings(content)
    assert inspect(content, Limits()).pages[0].text_characters == 36


def test_a_stream_that_was_cut_off_counts_as_far_as_it_goes():
    """Packed data without its end, or none at all, is no bomb."""
    packed = zlib.compress(bytes(1_000))
    assert streams._inflated_length(packed, 1, 10_000) == 1_000
    assert 0 < streams._inflated_length(packed[:-6], 1, 10_000) <= 1_000
    assert streams._inflated_length(b"", 1, 10_000) == 0


def test_a_property_list_that_is_none_hides_nothing():
    """Names of property lists that lead nowhere are left alone; one that would replace what is drawn is taken away."""
    pdf = paper()
    lists = Dictionary(Mc0=Dictionary(ActualText=String("x")), Mc1=Array([1]))
    pdf.pages[0].obj.Resources.Properties = lists
    with pikepdf.open(io.BytesIO(working_copy(saved(pdf)))) as read_again:
        left = read_again.pages[0].obj.Resources.Properties
        assert "/ActualText" not in left.Mc0
        assert list(left.Mc1) == [1]


def test_a_thick_layer_beside_a_picture_without_words_is_the_layer():
    """Where OCR makes nothing of a picture, a page full of text is read; one with little beside it is not."""
    seen = SimpleNamespace(has_ink=True, confidence=0.0)
    assert papers._origin(papers.FEWEST_TEXT_CHARACTERS, False, seen, True) is TextOrigin.LAYER
    assert papers._origin(papers.FEWEST_TEXT_CHARACTERS - 1, False, seen, True) is TextOrigin.UNREADABLE


def test_a_run_of_colours_may_hold_letters():
    """A shading is looked at by OCR as curves are; two rules are not."""

    def page_of(content):
        pdf = paper(content=content)
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 595, 0], Function=function)
        pdf.pages[0].obj.Resources.Shading = Dictionary(Sh=shading)
        return saved(pdf)

    for content, is_more in ((b"/Sh sh", True), (b"10 10 m 90 10 l S 10 20 m 90 20 l S", False)):
        with rendering.opened(page_of(content)) as document:
            assert papers._is_more_than_rules(document[0]) is is_more


def test_two_places_to_sign_have_each_their_signature():
    """The strokes of a page are looked for once; (인) that stands nowhere on it is passed over."""
    words = [("신청인", (480, 1230, 560, 1262)), ("(서명)", (900, 1232, 985, 1262)), ("(인)", (300, 300, 350, 330))]
    found = hints(signature, words)
    assert len(found) == 2


def test_a_word_behind_a_label_is_no_name():
    """보호자인가, 조회서 and the like have the form of a name glued to its label, and are none."""
    assert values(glued_names, "예금주봉미선") == {"봉미선"}
    assert values(glued_names, "예금주조회서 1부") == set()
    names = [value for value in read("보호자인가 여부를 확인").values if value.kind is Kind.PERSON]
    assert names == []


def test_a_leak_ends_the_command_with_what_failed(monkeypatch, capsys):
    """Whoever redacts by command hears which checks failed, and gets no file."""

    def leak(_command):
        raise LeakFound(("V2", "V4"))

    asked = SimpleNamespace(parse_args=lambda _given: argparse.Namespace(carry_out=leak))
    monkeypatch.setattr(cli, "_parser", lambda: asked)
    assert cli.main([]) == LeakFound.exit_code
    assert '"failed": ["V2", "V4"]' in capsys.readouterr().err


def test_what_nobody_foresaw_is_told_by_its_kind_alone(monkeypatch, capsys):
    """The words of an unforeseen error may quote the paper, so the command says its kind and ends."""
    ended = []
    monkeypatch.setattr(cli.os, "_exit", ended.append)
    cli._last_word(KeyError, KeyError("홍길동"), None)
    told = capsys.readouterr().err
    assert "KeyError" in told
    assert "홍길동" not in told
    assert ended == [cli.EngineFault.exit_code]


def test_values_outside_pages_are_told_by_their_string():
    """A name in a paper's title stands on no page: the command tells the number of the string it stands in."""
    span = SimpleNamespace(**dict.fromkeys(cli._SPAN_KEYS, "x"))
    findings = SimpleNamespace(outside=(SimpleNamespace(string=3, span=span),))
    (told,) = cli._outside(findings)
    assert told["string"] == 3
    assert set(told) == {"string", *cli._SPAN_KEYS}


def test_an_attempt_that_would_end_too_late_is_not_begun():
    """A result is made anew only where that fits into the command's time."""
    workshop = Workshop.__new__(Workshop)
    workshop._ends = cli.time.monotonic() + 5
    workshop._demand_time(1)
    with pytest.raises(ResourcesExhausted, match="time"):
        workshop._demand_time(60)
