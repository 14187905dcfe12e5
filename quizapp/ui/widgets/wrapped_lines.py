"""Lines of a list that wrap, each as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

_SIDES, _ABOVE_AND_BELOW = 28, 20  # the style sheet's padding and border, and the margins that Qt keeps around a text


class WrappedLines(QStyledItemDelegate):
    """Measures lines by the width that their words get.

    Qt's own measure takes the padding of the style sheet for room to write in, and cuts the last line of some.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        room = QRect(0, 0, self._view.viewport().width() - _SIDES, 1)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        needs = self._view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(room.width(), needs.height() + _ABOVE_AND_BELOW)
