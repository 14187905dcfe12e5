"""Time-ordered unique ids (UUIDv7, RFC 9562), so that two machines' histories merge by union."""

from __future__ import annotations

import os
from collections.abc import Callable

_RANDOM_BITS = 74
_STEP_BITS = 50


class Mint:
    """Makes ids that never go backwards, even when the clock does."""

    def __init__(self, random_bytes: Callable[[int], bytes] = os.urandom) -> None:
        self._random_bytes = random_bytes
        self._last = 0

    def seen(self, last: bytes) -> None:
        """Make every later id greater than ``last`` (16 bytes), the newest id of a file that was opened."""
        value = int.from_bytes(last, "big")
        packed = (value >> 80 << _RANDOM_BITS) | ((value >> 64 & 0xFFF) << 62) | (value & (1 << 62) - 1)
        self._last = max(self._last, packed)

    def new(self, at: int) -> bytes:
        """Return a new 16-byte id for ``at`` (milliseconds since 1970 UTC), greater than every id before it."""
        chance = int.from_bytes(self._random_bytes(10), "big") >> (80 - _RANDOM_BITS)
        step = 1 + (
            chance >> _RANDOM_BITS - _STEP_BITS
        )  # two machines that go on from one id must not meet at the next
        self._last = max(at << _RANDOM_BITS | chance, self._last + step)
        millis, rest = self._last >> _RANDOM_BITS, self._last & (1 << _RANDOM_BITS) - 1
        value = millis << 80 | 0x7 << 76 | (rest >> 62) << 64 | 0b10 << 62 | rest & (1 << 62) - 1
        return value.to_bytes(16, "big")
