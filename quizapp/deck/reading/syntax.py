"""What to do about broken YAML, in words for an author: libyaml's own are for programmers."""

from __future__ import annotations

_ADVICE = {
    "mapping values are not allowed in this context": "Put quotes around a text that holds ': ', or indent this line "
    "like the ones beside it",
    "did not find expected key": "Indent this line like the ones beside it, and quote a text that starts with a "
    "quotation mark as a whole",
    "did not find expected '-' indicator": "Indent this line like the list it belongs to",
    "could not find expected ':'": "Give this line a key with ': ', or indent it further than the key it goes on from",
    "found unexpected end of stream": "Close the quotation mark that opens here",
    "found unexpected document indicator": "Close the quotation mark that opens here",
    "did not find expected ',' or ']'": "Close this list with ']', and quote what holds a comma or a bracket in it",
    "did not find expected ',' or '}'": "Close these braces with '}', and quote what holds a comma or a brace in them",
    "found character that cannot start any token": "Put quotes around a text that starts with this sign, and "
    "indent with spaces instead of tabs",
    "found a tab character that violates indentation": "Indent with spaces instead of tabs",
    "found a tab character where an indentation space is expected": "Indent with spaces instead of tabs",
    "did not find expected alphabetic or numeric character": "Put quotes around a text that starts with * or &",
    "found unknown escape character": "Write \\\\ for \\ between double quotes, or use single quotes",
    "found undefined tag handle": "Put quotes around a text that starts with !",
    "block sequence entries are not allowed in this context": "Put quotes around a text that starts with '- ', or "
    "start the list on a line of its own",
}


def advice(problem: str) -> str:
    """Return a sentence on what to do about what libyaml calls ``problem``."""
    return _ADVICE.get(problem, f"Mend the YAML here ({problem or 'it cannot be read'})") + "."
