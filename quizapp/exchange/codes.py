"""What can be said of a file from elsewhere, or of one that is written for elsewhere: a stable code for each rule."""

from __future__ import annotations

from quizapp.deck.codes import Rule

RULES: dict[str, Rule] = {
    # X1: the file
    "X101": Rule("error", "The file cannot be opened or read."),
    "X102": Rule("error", "The format of the file is not known, or it is not read."),
    "X103": Rule("error", "The file, or one that it holds, is too large."),
    "X104": Rule("error", "The file is not what its format says: it is broken from here on."),
    "X105": Rule("warning", "The text is not UTF-8; it was read in another encoding."),
    "X106": Rule("error", "The file is written in a newer version of its format."),
    "X107": Rule("hint", "There are more findings than are listed."),
    "X108": Rule("error", "There is too much in the file; the rest was not read."),
    "X109": Rule("hint", "What the file does not say of itself was guessed."),
    "X110": Rule("warning", "The file holds nothing to be learnt."),
    "X111": Rule("warning", "The text is not in the encoding that was named; what is not of it stands as \ufffd."),
    # X2: an item
    "X201": Rule("error", "There is no such kind of question here; it was not carried over."),
    "X202": Rule("error", "Something that the item needs is missing or cannot be used; it was not carried over."),
    "X203": Rule("warning", "A part of the item has no place here; the rest of it was carried over."),
    "X204": Rule("warning", "The item became one of another kind."),
    "X205": Rule("warning", "A part of the item is broken and was left out."),
    "X206": Rule("hint", "Something beside what is asked and answered has no place there; it was left out."),
    "X207": Rule("warning", "The item stands in the file twice; one of the two was left out."),
    "X208": Rule("warning", "The item has no place in the format that is written; it was left out."),
    # X3: a text
    "X301": Rule("warning", "A script, a form or something else that runs was taken out of a text."),
    "X302": Rule("warning", "A picture, a sound or a film that is not in the file itself was taken out of a text."),
    "X303": Rule("hint", "Colours, fonts and the like were taken out of a text."),
    "X304": Rule("warning", "The markup of a text is too much or too deep; its words alone were kept."),
    # X4: files that come along
    "X401": Rule("warning", "A picture or a sound that a text names is not there."),
    "X402": Rule("error", "The name of a file leads out of the folder, or is none; it was not carried over."),
    "X403": Rule("warning", "Pictures and sounds have no place in this format."),
    # X5: what was learnt
    "X501": Rule("warning", "What was learnt has no place in this format."),
    "X502": Rule("warning", "A row of what was learnt cannot be read; it was left out."),
}
