"""The encodings of texts: what people call them, and which of them bytes are likely to be in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding. name: as people call it; codec: as Python does; whose: whose texts it is for, "" for everybody's."""

    name: str
    codec: str
    whose: str = ""


UTF_8, UTF_16, UTF_32 = Encoding("UTF-8", "utf-8"), Encoding("UTF-16", "utf-16"), Encoding("UTF-32", "utf-32")
WINDOWS_1252 = Encoding("Windows-1252", "cp1252", "Western Europe")

# Of Shift-JIS, Big5 and EUC-KR the kinds that Windows writes, which hold the others.
ENCODINGS: tuple[Encoding, ...] = (
    UTF_8,
    UTF_16,
    UTF_32,
    WINDOWS_1252,
    Encoding("ISO-8859-1", "iso8859-1", "Western Europe"),
    Encoding("ISO-8859-15", "iso8859-15", "Western Europe"),
    Encoding("MacRoman", "mac-roman", "old Macs"),
    Encoding("Windows-1250", "cp1250", "Central Europe"),
    Encoding("ISO-8859-2", "iso8859-2", "Central Europe"),
    Encoding("Windows-1251", "cp1251", "Cyrillic"),
    Encoding("Shift-JIS", "cp932", "Japanese"),
    Encoding("GB18030", "gb18030", "Chinese"),
    Encoding("Big5", "cp950", "traditional Chinese"),
    Encoding("EUC-KR", "cp949", "Korean"),
)

_MARKS = (
    (codecs.BOM_UTF8, UTF_8, "utf-8"),
    (codecs.BOM_UTF32_LE, UTF_32, "utf-32-le"),
    (codecs.BOM_UTF32_BE, UTF_32, "utf-32-be"),
    (codecs.BOM_UTF16_LE, UTF_16, "utf-16-le"),
    (codecs.BOM_UTF16_BE, UTF_16, "utf-16-be"),
)
_WIDTHS = {UTF_16: 2, UTF_32: 4}  # bytes of a sign
_LOOKED_AT = 4096


def encoding_called(name: str) -> Encoding | None:
    """Return the encoding with a name, any that is used for it ("latin1", "cp1252"); None where none here has it."""
    codec = _codec(name)
    return next((one for one in ENCODINGS if codec and codec in {_codec(one.name), _codec(one.codec)}), None)


def likeliest(data: bytes) -> tuple[Encoding, str]:
    """Return what bytes are likely to be in, and how that is told; "" where it is UTF-8 without a fault.

    UTF-16 and UTF-32 are known by their mark, UTF-16 without one by its NULs; the rest is Windows-1252.
    """
    for mark, encoding, _ in _MARKS:
        if data.startswith(mark):
            return encoding, "" if encoding == UTF_8 else encoding.name
    start = data[:_LOOKED_AT]
    if start.count(0) > len(start) // 4:
        return UTF_16, "UTF-16 without its mark"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # A few broken signs in what else is UTF-8 are broken signs; where they are many it is another encoding.
        return (UTF_8, "UTF-8 with broken signs") if _is_cut(data, error) else (WINDOWS_1252, WINDOWS_1252.name)
    return UTF_8, ""


def codec_for(encoding: Encoding, data: bytes) -> str:
    """Return the codec by which bytes are read; of UTF-16 and UTF-32 their mark or the NULs tell the order of bytes."""
    width = _WIDTHS.get(encoding)
    if width is None:
        return encoding.codec
    for mark, marked, codec in _MARKS:
        if marked == encoding and data.startswith(mark):
            return codec
    start = data[:_LOOKED_AT]
    is_little = start[width - 1 :: width].count(0) >= start[::width].count(0)
    return f"{encoding.codec}-{'le' if is_little else 'be'}"


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # no name at all: too long, or with signs that none has
        return ""


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    return error.end >= len(data) - 3 and error.reason == "unexpected end of data"
