"""The window: Qt Widgets screens over the workspace."""

import builtins

# PySide6 replaces __import__ by one that reads the source of every module imported after it, in search of its own
# "from __feature__ import": some 70 ms of a cold start, for something that is not used here.
_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - between the two lines that it is about

builtins.__import__ = _import
