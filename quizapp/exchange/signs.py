"""What tells the formats apart: each function says of a file's path and first bytes whether they are surely its own."""

from __future__ import annotations

import re
from pathlib import Path

_QUIZAPP = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"quizapp"')


def is_quizapp_json(_path: Path, head: bytes) -> bool:
    """Say whether this is Quizapp's own JSON."""
    return _QUIZAPP.match(head) is not None
