"""The window: Qt Widgets screens over the workspace."""

import builtins

import shiboken6  # noqa: F401 - puts an import of its own in the place of Python's, which is kept as __orig_import__

# Shiboken's reads the source of each module imported after it in search of the word PySide6: 26 million instructions of
# a start, for "from __feature__ import", which nothing here uses. What is kept still knows "import *" of Qt's modules.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
