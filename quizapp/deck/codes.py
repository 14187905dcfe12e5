"""What can be wrong with a deck: a stable code for each rule, how bad it is, and what it means."""

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
    "D313": Rule("error", "Two options, steps or right-hand sides are the same but for capitals and spacing."),
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
    "D409": Rule("hint", "There is space at the end of the line."),
    "D410": Rule("hint", "There are two spaces in a row."),
    # D5: pictures and sounds
    "D501": Rule("error", "The path leads out of the deck's own folder, or is not a relative path."),
    "D502": Rule("warning", "There is no such picture or sound."),
    "D503": Rule("warning", "A picture in a text is not in the deck's own folder; it is not shown."),
    "D504": Rule("warning", "The picture is a drawing (SVG, PDF) or of another kind that is not shown."),
    # D6: choice questions
    "D601": Rule("warning", "An option says 'all of the above'."),
    "D602": Rule("warning", "An option says 'none of the above'."),
    "D603": Rule("warning", "An option combines others: 'both A and B'."),
    "D604": Rule("warning", "The right option stands out by its length."),
    "D605": Rule("warning", "An absolute word makes a wrong option easy to rule out."),
    "D606": Rule("warning", "An option rests on a vague quantity."),
    "D607": Rule("warning", "The stem asks for the exception, and its negative is not emphasised."),
    "D608": Rule("warning", "The grammar of the stem fits the right option alone."),
    "D609": Rule("hint", "A word of the stem comes back in the right option alone."),
    "D610": Rule("warning", "Two options overlap, or one says what another says and more."),
    "D611": Rule("hint", "The order is kept, and the numbers are out of order."),
    "D612": Rule("warning", "There are fewer than three options, or more than five."),
    "D613": Rule("warning", "The options are yes and no, or true and false."),
    "D614": Rule("hint", "The question has no 'why'."),
    "D615": Rule("hint", "A wrong option has no feedback."),
    "D616": Rule("warning", "The stem of another item gives the answer away."),
    "D617": Rule("hint", "The stem asks nothing."),
    # D7: prompts, answers and claims
    "D701": Rule("warning", "The answer is long."),
    "D702": Rule("warning", "The prompt asks several questions."),
    "D703": Rule("warning", "The answer is a list of four or more."),
    "D704": Rule("warning", "The prompt can be answered by yes or no."),
    "D705": Rule("warning", "The prompt is vague."),
    "D706": Rule("hint", "A pronoun stands for nothing in the prompt."),
    "D707": Rule("hint", "The answer stands in the prompt."),
    "D708": Rule("hint", "A gap hides a word that says nothing."),
    "D709": Rule("warning", "More than 40% of the words are hidden."),
    "D710": Rule("warning", "There are more than four gaps."),
    "D711": Rule("hint", "Two prompts are nearly the same, and their answers are not."),
    "D712": Rule("warning", "The same prompt stands here or in another deck already."),
    "D713": Rule("warning", "A fact that ages has no 'as_of'."),
    "D714": Rule("warning", "A claim with 'evidence' names no section."),
    # D8: the deck as a whole
    "D801": Rule("warning", "The right option is the longest more often than chance."),
    "D802": Rule("warning", "Right options that keep their place are unevenly spread."),
    "D803": Rule("hint", "All items are of one kind."),
    "D804": Rule("warning", "A section of the outline has no item."),
    "D805": Rule("warning", "No item names this reference."),
    "D806": Rule("warning", "A code under 'ignore' ignores nothing."),
    # D9: folders of decks
    "D901": Rule("warning", "A folder of decks is not there, or cannot be read."),
    "D902": Rule("warning", "The folder lies too deep inside others to be looked into."),
    "D903": Rule("error", "There are too many deck files; the rest is not read."),
    "D904": Rule("error", "The name of the file is not valid text."),
    "D905": Rule("error", "Another deck file has the same deck id; this one is not used."),
}
