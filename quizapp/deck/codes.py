"""The findings that reading a deck can come to: a stable code each, how bad it is, and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.deck.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for. An error means that the thing it points at is not used; ``about`` is for authors."""

    severity: Severity
    about: str


RULES: dict[str, Rule] = {
    # D1: the file
    "D101": Rule("error", "There is no file of this name."),
    "D102": Rule("error", "This is a folder, a pipe or a device, not a file."),
    "D103": Rule("error", "The file cannot be opened or read."),
    "D104": Rule("error", "The file is too large."),
    "D105": Rule("error", "The file is not UTF-8 text."),
    "D106": Rule("error", "The file holds a NUL character, or too many other control characters: it is not text."),
    "D107": Rule("warning", "An invisible control character was read as a space."),
    "D108": Rule("error", "The YAML is broken here; the item it stands in is not used."),
    "D109": Rule("error", "An alias (`*name`) stands for nothing in a deck."),
    "D110": Rule("warning", "An anchor (`&name`) was read as if it were not there."),
    "D111": Rule("warning", "A tag (`!name`) was read as if it were not there."),
    "D112": Rule("error", "A second document begins (`---`); only the first is a deck."),
    "D113": Rule("error", "Lists within lists go too deep, or there is too much in one place; reading stopped here."),
    "D114": Rule("error", "A line at the margin starts with `%`: decks have no YAML directives."),
    "D115": Rule("hint", "There are more findings than are listed."),
    "D116": Rule("error", "There are too many errors; the rest of the file was not read."),
    # D2: the deck's head
    "D201": Rule("error", "The file holds no deck: it is empty, or does not start with keys."),
    "D202": Rule("error", "The deck is written in a newer version of the deck language."),
    "D203": Rule("warning", "`quizapp: 1` is missing, or is not a version."),
    "D204": Rule("hint", "The deck has no `id`; its file's name is used."),
    "D205": Rule("warning", "The deck has no `title`; its id is used."),
    "D206": Rule("warning", "The deck has no items."),
    "D207": Rule("error", "There are too many items; the rest was not read."),
    "D208": Rule("error", "A section of the outline has the id of an earlier one."),
    # D3: an item
    "D301": Rule("error", "An item is not a group of keys."),
    "D302": Rule("error", "No key says what kind of item this is."),
    "D303": Rule("error", "Keys of two kinds stand in one item."),
    "D304": Rule("error", "A key that this kind of item needs is missing or empty."),
    "D305": Rule("warning", "The item has no `id`; one was made from its words."),
    "D306": Rule("error", "The id is that of an earlier item."),
    "D307": Rule("warning", "The deck's outline has no such section."),
    "D308": Rule("warning", "The deck's references have no such key."),
    "D309": Rule("warning", "The word is none of those that can stand here; it was left out."),
    "D310": Rule("warning", "`as_of` is not a date; it was left out."),
    "D311": Rule("error", "`number` is not a number."),
    "D312": Rule("error", "`within` is neither a number nor a percentage."),
    "D313": Rule("error", "Two options, steps or right-hand sides are the same."),
    "D314": Rule("error", "The cloze text has no gap, or an empty one."),
    "D315": Rule("warning", "The cloze text has a `{{` or `}}` that belongs to no gap."),
    "D316": Rule("error", "`right_at` is not a place among the options, or the order is not kept."),
    "D317": Rule("error", "`truth` is neither true nor false."),
    "D318": Rule("error", "There are too few options, steps or pairs."),
    # D4: any key and its value
    "D401": Rule("warning", "The key is not known here and was left out."),
    "D402": Rule("error", "The key stands here twice."),
    "D403": Rule("error", "The value has the wrong shape: a list where text is wanted, and the like."),
    "D404": Rule("hint", "The key has no value."),
    "D405": Rule("error", "The text is too long."),
    "D406": Rule("error", "The list is too long."),
    "D407": Rule("warning", "The id is not lower-case words joined by hyphens; it was read as if it were."),
    "D408": Rule("error", "The value is neither yes nor no."),
    # D5: pictures and sounds
    "D501": Rule("error", "The path leads out of the deck's own folder, or is not a relative path."),
    "D502": Rule("warning", "There is no such picture or sound."),
    # D9: folders of decks
    "D901": Rule("warning", "A folder of decks is not there, or cannot be read."),
    "D902": Rule("warning", "The folder lies too deep inside others to be looked into."),
    "D903": Rule("error", "There are too many deck files; the rest is not read."),
    "D904": Rule("error", "The name of the file is not valid text."),
    "D905": Rule("error", "Another deck file has the same deck id; this one is not used."),
}
