from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SUPPORT = """
import sys
import quizapp.ui
from PySide6.QtCore import QCoreApplication, QObject

support = [module for name, module in sys.modules.items() if name.startswith("shibokensupport.signature.")]
put_off = sorted(module.__name__ for module in support if "__getattr__" in vars(module))
"""


def told(code: str) -> list[str]:
    """Return the lines that a process of its own prints, since shiboken is imported once in each."""
    ran = subprocess.run(
        [sys.executable, "-c", SUPPORT + code],
        capture_output=True, text=True, check=False, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_what_words_the_errors_of_calls_is_put_off() -> None:
    assert told("print(*put_off, sep='\\n'); print('argparse' in sys.modules, 'logging' in sys.modules)") == [
        "shibokensupport.signature.layout",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
        "shibokensupport.signature.parser",
        "False False",
    ]


def test_a_call_that_qt_does_not_take_is_told_what_it_would_have_taken() -> None:
    said = told("""
try:
    QObject().setObjectName(3)
except TypeError as error:
    print(error)
print(QObject.setObjectName.__doc__)
""")

    assert said == [
        "'PySide6.QtCore.QObject.setObjectName' called with wrong argument types:",
        "  PySide6.QtCore.QObject.setObjectName(int)",
        "Supported signatures:",
        "  PySide6.QtCore.QObject.setObjectName(name: str, /)",
        "setObjectName(self, name: str, /) -> None",
    ]


def test_python_s_own_import_and_its_finders_are_back() -> None:
    assert told("print(type(sys.meta_path).__name__, __import__ is __feature_import__)") == ["list False"]
