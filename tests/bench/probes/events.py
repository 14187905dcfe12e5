"""The least that reading YAML takes: libyaml's events of a file, each built and let go."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from yaml import CBaseLoader

gc.disable()  # as the reader does
get = CBaseLoader(Path(sys.argv[1]).read_bytes()).get_event
while get() is not None:
    pass
