"""Where the parts of an item stand in its file: its keys, and the entries of their lists."""

from __future__ import annotations

from quizapp.deck.reading.events import ListNode, MapNode, Node, Scalar, place
from quizapp.deck.reading.report import Place
from quizapp.deck.reading.shape import entries


class Parts:
    """The parts of the item that ``node`` holds; nothing is looked up before it is asked for."""

    __slots__ = ("_node",)

    def __init__(self, node: Node) -> None:
        self._node = node

    def hold(self, key: str) -> bool:
        """Say whether ``key`` is among them."""
        pairs = self._node.pairs if isinstance(self._node, MapNode) else []
        return any(isinstance(name, Scalar) and name.value == key for name, _ in pairs)

    def place(self, key: str, entry: int = -1) -> Place:
        """Return where the value of ``key`` starts, or one ``entry`` of its list, from 0; else where the item does."""
        if isinstance(self._node, MapNode):
            for name, value in self._node.pairs:
                if isinstance(name, Scalar) and name.value == key:
                    return place(value) if entry < 0 else _entry(value, entry)
        return place(self._node)


def _entry(value: Node, number: int) -> Place:
    written = [one for one in entries(value) if not (isinstance(one, Scalar) and not one.value.strip())]
    return place(written[number] if isinstance(value, ListNode) and number < len(written) else value)
