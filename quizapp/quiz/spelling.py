"""Whether one word is a slip of another: near enough in letters, and not another meaning."""

from __future__ import annotations

NEGATIONS = (
    frozenset({"no", "not", "none", "never", "neither", "nor", "nothing", "nobody", "nowhere", "without"})
    | {"nicht", "nichts", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "ohne"}
    | {"jamais", "sans", "sin", "nunca"}
)
_NEGATING_STARTS = ("a", "an", "de", "il", "im", "in", "ir", "un")
# Parts that turn a word into its opposite or its sister, and lie within two letters of each other.
_OPPOSED = (
    ("ab", "ad"),
    ("af", "ef"),
    ("ana", "cata"),
    ("ante", "anti"),
    ("ase", "ose"),
    ("ate", "ite"),
    ("auto", "allo"),
    ("blast", "clast"),
    ("endo", "ecto"),
    ("endo", "exo"),
    ("hyper", "hypo"),
    ("in", "de"),
    ("in", "ex"),
    ("inter", "intra"),
    ("micro", "macro"),
    ("over", "under"),
)


def is_slip(wrote: str, meant: str) -> bool:
    """Return whether ``wrote`` is a small slip of ``meant``, both in lower case without accents.

    One slip in a word of 5 to 8 letters, two in a longer one, none in a shorter one; never a slip that negates.
    """
    limit = 0 if len(meant) < 5 else 1 if len(meant) <= 8 else 2
    if abs(len(wrote) - len(meant)) > limit:
        return False
    slips = distance(wrote, meant)
    return slips <= limit and not _turns(wrote, meant, slips)


def distance(first: str, second: str) -> int:
    """Return the Damerau-Levenshtein distance: letters added, left out, changed, or swapped with their neighbour.

    The unrestricted one, after Lowrance and Wagner, "An Extension of the String-to-String Correction Problem" (1975).
    """
    far = len(first) + len(second)
    table: list[list[int]] = [[far] * (len(second) + 2), [far, *range(len(second) + 1)]]
    seen: dict[str, int] = {}
    for row, letter in enumerate(first, 1):
        line, same = [far, row], 0
        for column, other in enumerate(second, 1):
            above = seen.get(other, 0)
            swap = table[above][same] + (row - above) + (column - same) - 1
            change = table[row][column] + (letter != other)
            line.append(min(change, line[column] + 1, table[row][column + 1] + 1, swap))
            same = column if letter == other else same
        table.append(line)
        seen[letter] = row
    return table[-1][-1]


def _turns(wrote: str, meant: str, slips: int) -> bool:
    """Return whether the difference is a negation: without it the words would lie nearer to each other."""
    if wrote in NEGATIONS or meant in NEGATIONS:
        return wrote != meant
    nearer = [
        *((wrote.removeprefix(start), meant) for start in _NEGATING_STARTS),
        *((wrote, meant.removeprefix(start)) for start in _NEGATING_STARTS),
        *((wrote.replace(here, there, 1), meant) for here, there in _OPPOSED),
        *((wrote.replace(there, here, 1), meant) for here, there in _OPPOSED),
    ]
    return any(distance(one, other) < slips for one, other in nearer)
