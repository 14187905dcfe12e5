"""The findings of one file on its way in or out, gathered as it is read or written."""

from __future__ import annotations

from quizapp.deck.codes import Rule
from quizapp.deck.finding import Finding
from quizapp.exchange import codes
from quizapp.exchange.limits import ERRORS, FINDINGS

_MORE = "X107"


class Notes:
    """Takes findings down, each sentence once for an item and a place; after FINDINGS of them only errors of the file.

    rules: the table of codes that are used; that of the exchange unless another one is given.
    """

    def __init__(self, file: str, rules: dict[str, Rule] | None = None) -> None:
        self._file = file
        self._rules = codes.RULES if rules is None else rules
        self._found: dict[Finding, None] = {}
        self._more = 0
        self._errors = 0

    @property
    def is_full(self) -> bool:
        """Whether there were so many errors that the rest of the file is not worth reading; then that is said."""
        if self._errors <= ERRORS:
            return False
        self.add("X108", f"There are more than {ERRORS:,} errors; the rest is not read.")
        return True

    def add(self, code: str, message: str, *, line: int = 0, item: str = "") -> None:
        """Take one finding down. line: from 1, 0 where the file as a whole is meant."""
        severity = self._rules[code].severity
        self._errors += severity == "error"
        finding = Finding(code, severity, message, self._file, line, 1 if line else 0, item)
        if finding in self._found:
            return
        if len(self._found) < FINDINGS or (code.startswith("X1") and finding.severity == "error"):
            self._found[finding] = None
        else:
            self._more += 1

    def all(self) -> tuple[Finding, ...]:
        """Return what was taken down, in the order in which it came, and how much more there was."""
        if not self._more:
            return tuple(self._found)
        more = f"There are {self._more:,} more findings in this file than are listed here."
        return (*self._found, Finding(_MORE, codes.RULES[_MORE].severity, more, self._file))
