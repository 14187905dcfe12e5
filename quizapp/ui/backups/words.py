"""What a backup says of itself: when it was made, and how large it is."""

from __future__ import annotations

from datetime import datetime


def made(when: datetime) -> str:
    """Return when a backup was made."""
    return f"{when.day} {when:%b %Y, %H:%M}"


def about(why: str, bytes_: int) -> str:
    """Return what a backup was made before or after, and its size."""
    return f"Made {why}, {max(bytes_, 1000) / 1000:,.0f} kB"
