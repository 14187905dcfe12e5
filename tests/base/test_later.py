import subprocess
import sys

import pytest

from quizapp.base.later import later

LOOKS = """
import sys
from quizapp.base.later import later

sent = "calendar"
assert sent not in sys.modules
module = later(sent)
assert "MONDAY" not in object.__getattribute__(module, "__dict__")
assert module.MONDAY == 0
from calendar import TUESDAY
assert TUESDAY == 1
assert later(sent) is module
late = later("json.tool")
import json
assert json.tool is late
"""


def test_a_module_is_loaded_at_the_first_look_at_what_it_holds() -> None:
    ran = subprocess.run([sys.executable, "-c", LOOKS], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr


def test_a_module_that_is_there_already_is_handed_out_as_it_is() -> None:
    assert later("sys") is sys


def test_a_module_that_does_not_exist_is_said_to_be_missing_at_once() -> None:
    with pytest.raises(ModuleNotFoundError):
        later("quizapp.nowhere")
