"""Noticing that deck files changed, by being told where the system tells, and by looking where it does not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from quizapp.deck.library import Library

_SETTLE_MS = 150  # an editor writes a file in several steps
_LOOK_MS = 1500


class DeckWatch(QObject):
    """Watches the deck files of a library; ``changed`` may come once too often, never too seldom."""

    changed = Signal()

    def __init__(self, library: Library, busy: Callable[[], bool]) -> None:
        super().__init__()
        self._library = library
        self._busy = busy
        self._watcher = QFileSystemWatcher(self)
        self._settle = _timer(self, _SETTLE_MS, self._look)
        self._settle.setSingleShot(True)
        self._poll = _timer(self, _LOOK_MS, self._look)
        for told in (self._watcher.fileChanged, self._watcher.directoryChanged):
            told.connect(lambda _path: self._settle.start())

    def follow(self) -> None:
        """Watch the files as they are now; where one cannot be watched, look at all of them every now and then."""
        wanted = {str(path) for path in self._library.watch_paths()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := list(watched - wanted):
            self._watcher.removePaths(gone)
        missed = self._watcher.addPaths(list(wanted - watched)) if wanted - watched else []
        all_folders = all(folder.is_dir() for folder in self._library.folders)
        if missed or not all_folders:
            self._poll.start()
        else:
            self._poll.stop()

    def renew(self) -> None:
        """Watch everything anew: a folder that gave way to another is watched by its name no more, and nobody says."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self.follow()

    def stop(self) -> None:
        """Watch no more."""
        self._watcher.blockSignals(True)
        self._poll.stop()
        self._settle.stop()

    def _look(self) -> None:
        if self._busy():
            self._settle.start()
        elif self._library.changed():
            self.changed.emit()
        else:
            self.follow()


def _timer(parent: QObject, interval: int, does: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.timeout.connect(does)
    return timer
