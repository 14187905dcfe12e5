"""The few fields that Anki keeps as Protocol Buffers, taken from their wire format (protobuf.dev/encoding)."""

from __future__ import annotations

from collections.abc import Iterator

Value = int | bytes

_LONGEST_VARINT = 10
_FIXED = {1: 8, 5: 4}
_VARINT, _BYTES = 0, 2


class BrokenMessageError(ValueError):
    """The bytes are no message."""


def fields(within: bytes) -> Iterator[tuple[int, Value]]:
    """Yield the number and the value of each field in a message: an int, or bytes. Raises BrokenMessageError."""
    at = 0
    while at < len(within):
        tag, at = _varint(within, at)
        wire = tag & 7
        if wire == _VARINT:
            value, at = _varint(within, at)
            yield tag >> 3, value
            continue
        if wire == _BYTES:
            size, at = _varint(within, at)
        elif wire in _FIXED:
            size = _FIXED[wire]
        else:
            raise BrokenMessageError(f"wire type {wire}")
        if size > len(within) - at:
            raise BrokenMessageError("a field goes on beyond the end")
        yield tag >> 3, within[at : at + size]
        at += size


def message(within: bytes, number: int) -> bytes:
    """Return the last bytes under a field's number, none if there is none. Raises BrokenMessageError."""
    found = [value for field, value in fields(within) if field == number and isinstance(value, bytes)]
    return found[-1] if found else b""


def text(within: bytes, number: int) -> str:
    """Return the last text under a field's number, "" if there is none. Raises BrokenMessageError."""
    return message(within, number).decode(errors="replace")


def whole(within: bytes, number: int) -> int:
    """Return the last whole number under a field's number, 0 if there is none. Raises BrokenMessageError."""
    found = [value for field, value in fields(within) if field == number and isinstance(value, int)]
    return found[-1] if found else 0


def _varint(within: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place, byte in enumerate(within[at : at + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise BrokenMessageError("a number does not end")
