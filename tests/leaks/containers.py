"""Leaks grafted into how a file holds its objects: streams of objects, and the table that tells where each one lies."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.leaks.sheets import NUMBER, Case

OBJECT = re.compile(rb"(?:(?<=\n)|^)(\d+) 0 obj\n(.*?)\nendobj\n", re.S)
STREAM = re.compile(rb"(<<.*?>>)\nstream\n(.*)\nendstream", re.S)
STREAM_OF_OBJECTS, TABLE = b"/Type /ObjStm", b"/Type /XRef"
SEALED = b"(" + NUMBER.encode() + b")"
ROW = 4
"""Bytes of a row of the table: its kind, two of a place, one of a place within a stream of objects."""


@dataclass(frozen=True)
class Stream:
    """A stream of the file: its dictionary as written, and what it holds, unpacked."""

    dictionary: bytes
    data: bytes

    def written(self) -> bytes:
        """The stream packed anew, with its length put right."""
        packed = zlib.compress(self.data)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), self.dictionary)
        return head + b"\nstream\n" + packed + b"\nendstream"


Change = Callable[[Stream], Stream]


def changed(output: bytes, kind: bytes, change: Change, between: bytes = b"") -> bytes:
    """The output with its first stream of that kind changed, and every place told right in the table.

    `between` is written behind that stream.
    """
    objects = {int(hit[1]): hit[2] for hit in OBJECT.finditer(output)}
    number = next(number for number, body in objects.items() if kind in body[:40])
    objects[number] = change(_stream(objects[number])).written()
    behind = {number: between}
    out = bytearray(output[: OBJECT.search(output).start()])
    places = {}
    for each, body in objects.items():
        places[each] = len(out)
        out += b"%d 0 obj\n" % each + (_told(body, places) if TABLE in body[:40] else body) + b"\nendobj\n"
        out += behind.get(each, b"")
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % places[max(places)]


def _stream(body: bytes) -> Stream:
    hit = STREAM.fullmatch(body)
    return Stream(hit[1], zlib.decompress(hit[2]))


def _told(body: bytes, places: dict[int, int]) -> bytes:
    """The table with the rows of objects that lie in the file itself told anew; rows are stored as differences."""
    table = _stream(body)
    rows = _rows(table.data)
    for number, place in places.items():
        rows[number] = bytes((1, *place.to_bytes(2, "big"), 0))
    tail = table.data[len(rows) * (ROW + 1) :]
    return Stream(table.dictionary, _differences(rows) + tail).written()


def _rows(data: bytes) -> list[bytes]:
    rows, above = [], bytes(ROW)
    for at in range(0, len(data) - ROW, ROW + 1):
        above = bytes((one + other) % 256 for one, other in zip(data[at + 1 : at + 1 + ROW], above, strict=True))
        rows.append(above)
    return rows


def _differences(rows: list[bytes]) -> bytes:
    above = [bytes(ROW), *rows]
    pairs = zip(rows, above, strict=False)
    return b"".join(b"\2" + bytes((one - other) % 256 for one, other in zip(*pair, strict=True)) for pair in pairs)


def _first(stream: Stream) -> int:
    return int(re.search(rb"/First (\d+)", stream.dictionary)[1])


def _one_more_object(stream: Stream) -> Stream:
    first, count = _first(stream), int(re.search(rb"/N (\d+)", stream.dictionary)[1])
    more = b" 900 %d " % (len(stream.data) - first)
    dictionary = stream.dictionary.replace(b"/N %d" % count, b"/N %d" % (count + 1))
    dictionary = dictionary.replace(b"/First %d" % first, b"/First %d" % (first + len(more)))
    return Stream(dictionary, stream.data[:first] + more + stream.data[first:] + SEALED)


def _before_the_first(stream: Stream) -> Stream:
    first, more = _first(stream), b"%" + NUMBER.encode() + b"\n"
    dictionary = stream.dictionary.replace(b"/First %d" % first, b"/First %d" % (first + len(more)))
    return Stream(dictionary, stream.data[:first] + more + stream.data[first:])


def _one_more_key(stream: Stream) -> Stream:
    return Stream(stream.dictionary[:-2] + b"/Note " + SEALED + b" >>", stream.data)


def _after_the_data(stream: Stream) -> Stream:
    return Stream(stream.dictionary, stream.data + SEALED)


def _after_the_rows(stream: Stream) -> Stream:
    pieces = [SEALED[at : at + ROW].ljust(ROW) for at in range(0, len(SEALED), ROW)]
    return Stream(stream.dictionary, stream.data + b"".join(b"\0" + piece for piece in pieces))


def _grafted(kind: bytes, change: Change, between: bytes = b"") -> Callable[[bytes, Case], bytes]:
    return lambda output, _case: changed(output, kind, change, between)


CONTAINER_GRAFTS = {
    "object_that_no_table_knows": _grafted(STREAM_OF_OBJECTS, _one_more_object),
    "comment_before_the_first_object": _grafted(STREAM_OF_OBJECTS, _before_the_first),
    "bytes_behind_the_last_object": _grafted(STREAM_OF_OBJECTS, _after_the_data),
    "key_of_a_stream_of_objects": _grafted(STREAM_OF_OBJECTS, _one_more_key),
    "key_of_the_table": _grafted(TABLE, _one_more_key),
    "rows_behind_the_table": _grafted(TABLE, _after_the_rows),
    "comment_between_objects": _grafted(STREAM_OF_OBJECTS, lambda same: same, b"%" + NUMBER.encode() + b"\n"),
}
