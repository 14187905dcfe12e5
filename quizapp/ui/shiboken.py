"""Shiboken, which PySide6 stands on, imported at the price of what is used of it."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from typing import TYPE_CHECKING, Any, SupportsIndex

if TYPE_CHECKING:  # it brings thirty modules with it
    from collections.abc import Sequence
    from importlib.abc import Loader
    from types import ModuleType
else:
    Loader = object

# What is only needed to say, of a call that Qt does not take, what it would have taken. Shiboken carries these modules
# as sources, which Python compiles at every start, and the generator of stubs brings ``argparse`` and ``logging``.
# Not ``mapping`` and ``errorhandler``: shiboken looks into them while an error is on its way already.
_SUPPORT = "shibokensupport.signature."
_SELDOM = frozenset(_SUPPORT + name for name in ("layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser"))


def import_shiboken() -> None:
    """Import it, with its support for signatures put off until that is asked for, and put Python's import back."""
    finders = sys.meta_path
    sys.meta_path = _Led((_PutsOff(), *finders))
    try:
        import shiboken6  # noqa: F401 - for what it does to the process
    finally:
        sys.meta_path = finders
    # Shiboken's import reads the source of each module imported after it in search of the word PySide6, for the sake of
    # "from __feature__ import", which nothing here uses. What it keeps of Python's knows "import *" of Qt's modules.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Led(list[Any]):  # Any: whatever finds modules
    """Finders of modules, of which the first stays the first: shiboken puts its own, of what it carries, before all."""

    def insert(self, index: SupportsIndex, finder: object) -> None:
        super().insert(max(1, int(index)), finder)


class _PutsOff:
    """Finds modules that are seldom needed wherever the other finders do, and has them loaded at their first use."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in _SELDOM:
            return None
        for finder in sys.meta_path:
            if finder is not self and (found := finder.find_spec(name, path, target)):
                return ModuleSpec(name, _AtFirstUse(found))
        return None


class _AtFirstUse(Loader):
    """Loads a module when it is first asked for something that it does not have yet.

    ``LazyLoader`` would load these at once, since shiboken looks at their ``__spec__`` to give them one more name.
    """

    _one_by_one = RLock()  # for all of them, since they load each other

    def __init__(self, found: ModuleSpec) -> None:
        self._found = found

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        def missing(name: str) -> object:
            with self._one_by_one:
                if vars(module).pop("__getattr__", None):
                    self._load(module)
            return getattr(module, name)

        vars(module)["__getattr__"] = missing  # by which a module answers for what it does not have (PEP 562)

    def _load(self, module: ModuleType) -> None:
        assert self._found.loader is not None
        module.__spec__ = self._found  # with its own name, by which its source is found
        self._found.loader.exec_module(module)
