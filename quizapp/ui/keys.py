"""Every key of each screen, as the help shows them."""

from __future__ import annotations

_PLACES = (
    ("T", "Today"),
    ("L", "Library"),
    ("Q", "Quiz"),
    ("P", "Progress"),
    (",", "Settings"),
    ("?  F1", "the keys of this screen"),
)
KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "today": (("Space", "study now"), *_PLACES),
    "library": (
        ("/", "search"),
        ("Esc", "back to the decks"),
        ("Up  Down", "choose"),
        ("Enter", "study what is chosen"),
        ("R", "read the rule behind a finding"),
        ("E", "open the deck in your own editor"),
        ("F", "flag the item"),
        ("@", "suspend the item, or end that"),
        ("I", "import a file"),
        ("X", "export the deck"),
        *_PLACES,
    ),
    "exchange": (("Enter", "import what is shown"), ("Esc", "stop, or back to the Library"), *_PLACES),
    "setup": (("Space", "start, or turn what has the focus"), ("Tab", "to the next choice"), *_PLACES),
    "results": (("Space", "study what you missed"), ("Tab  Space", "see a question in full"), *_PLACES),
    "progress": (("Tab  Space", "see a past quiz, or a chart as a table"), *_PLACES),
    "settings": (("Tab", "to the next setting"), ("Left  Right", "choose"), *_PLACES),
    "learners": (("Tab", "to the next learner"), ("Enter", "keep a name"), *_PLACES),
    "study": (
        ("Space  Enter", "show the answer; Good; check; next"),
        ("1  2  3  4", "Again, Hard, Good, Easy, once the answer shows; before it, the options of a question"),
        ("A to H", "the options of a question"),
        ("Ctrl+Z  U", "undo the last answer, as often as wanted"),
        ("E", "open the deck in your own editor"),
        ("F", "flag"),
        ("-", "bury: not again today"),
        ("@", "suspend: not again until you end it in the Library"),
        ("PgUp  PgDown", "scroll what is long"),
        ("Esc", "stop; it goes on here the next time"),
    ),
    "end": (("Space", "back to Today"), ("Ctrl+Z  U", "undo the last answer"), ("Esc  T", "back to Today")),
    "welcome": (("Enter", "begin under this name"), ("Tab", "to the button")),
    "problem": (("Space  Enter", "press what has the focus"), ("Tab", "to the other way on")),
    "quiz": (
        ("A to H  1 to 8", "choose an option"),
        ("X", "strike out the option that has the focus"),
        ("Enter", "check; next"),
        ("Alt+Left  Alt+Right", "previous, next"),
        ("M", "mark for later"),
        ("PgUp  PgDown", "scroll what is long"),
        ("Esc", "leave; it asks first"),
    ),
}
