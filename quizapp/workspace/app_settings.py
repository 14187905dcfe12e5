"""The machine's own settings, kept in one small file of the data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from quizapp.base.errors import CannotSaveError
from quizapp.base.files import save_atomically
from quizapp.base.settings import AppSettings, Theme

_NAME = "settings.json"


def load(data: Path) -> AppSettings:
    """Return what is kept in ``data``; what is missing, damaged or out of range is as on the first day."""
    try:
        kept = json.loads((data / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return AppSettings()
    if not isinstance(kept, dict):
        return AppSettings()
    usual = AppSettings()
    percent, learner = kept.get("text_percent"), kept.get("learner")
    themes: tuple[Theme, ...] = get_args(Theme)
    return AppSettings(
        theme=next((theme for theme in themes if theme == kept.get("theme")), usual.theme),
        text_percent=percent if isinstance(percent, int) and 100 <= percent <= 200 else usual.text_percent,
        learner=learner if isinstance(learner, str) else usual.learner,
    )


def save(data: Path, settings: AppSettings) -> None:
    """Keep settings in ``data``, durable on return. Raises CannotSaveError; the old ones then stay."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        save_atomically(data / _NAME, json.dumps(settings._asdict(), indent=1).encode())
    except OSError as error:
        raise CannotSaveError(
            f"The settings could not be saved: {error.strerror or error}.",
            safe="Your answers are as they were.",
            todo=f"Make room on the disk, or allow writing in {data}.",
        ) from error
