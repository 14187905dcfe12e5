"""What holds for every test: Qt draws without a screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported, so that ``python -m pytest`` needs no screen
