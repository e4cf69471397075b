"""Frozen values ↔ bytes that may cross the sandbox's border: JSON that pydantic checks, contents beside it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from redaction.config import CountyLexicon, Limits, RedactionConfig
from redaction.errors import EngineFault
from redaction.types import BurnedPdf, VerifiedPdf

Value = TypeVar("Value")

_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def pack(value: object, kind: Any = None) -> tuple[bytes, ...]:
    """The JSON of a frozen value; for a PDF with content, the content as a second part.

    `kind` is needed where the type of `value` does not say it, such as `tuple[Span, ...]`.
    """
    adapter = _adapter(type(value) if kind is None else kind)
    if isinstance(value, BurnedPdf | VerifiedPdf):
        return adapter.dump_json(value, exclude={"content"}), value.content
    return (adapter.dump_json(value),)


def unpack(kind: type[Value], parts: Sequence[bytes]) -> Value:
    """The value that `pack` made `parts` of. Raises EngineFault for anything that is no such value."""
    try:
        return cast(Value, _unpacked(kind, parts))
    except (ValueError, TypeError):
        # pydantic's message quotes what it refused, which may be the paper: only the kind is told, without the cause.
        raise EngineFault(f"codec {getattr(kind, '__name__', 'value')}") from None


def _unpacked(kind: Any, parts: Sequence[bytes]) -> object:
    if kind not in (BurnedPdf, VerifiedPdf):
        (plain,) = parts
        return _adapter(kind).validate_json(plain)
    plain, content = parts
    return _adapter(kind).validate_python({**json.loads(plain), "content": content})


def pack_config(config: RedactionConfig) -> bytes:
    """The JSON of a configuration, keys as hexadecimal digits."""
    plain = {
        "value_hash_key": config.value_hash_key.hex(),
        "signing_key": config.signing_key.hex(),
        "scratch_folder": None if config.scratch_folder is None else str(config.scratch_folder),
        "limits": _adapter(Limits).dump_python(config.limits, mode="json"),
        "lexicon": _adapter(CountyLexicon).dump_python(config.lexicon, mode="json"),
    }
    return json.dumps(plain).encode()


def unpack_config(packed: bytes) -> RedactionConfig:
    """The configuration that `pack_config` wrote."""
    plain = json.loads(packed)
    folder = plain["scratch_folder"]
    return RedactionConfig(
        value_hash_key=bytes.fromhex(plain["value_hash_key"]),
        signing_key=bytes.fromhex(plain["signing_key"]),
        scratch_folder=None if folder is None else Path(folder),
        limits=_adapter(Limits).validate_python(plain["limits"]),
        lexicon=_adapter(CountyLexicon).validate_python(plain["lexicon"]),
    )


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """The checker of one kind of value, made once."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
