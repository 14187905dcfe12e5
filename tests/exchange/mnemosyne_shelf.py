"""Small files of Mnemosyne for the tests."""

from __future__ import annotations


def log(kind: int, own_id: str, inside: str = "", **attributes: object) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<log type="{kind}" o_id="{own_id}"{written}>{inside}</log>\n'


def fact(own_id: str, **texts: str) -> str:
    return log(16, own_id, "".join(f"<{key}>{text}</{key}>" for key, text in texts.items()))


def card(own_id: str, fact_id: str, view: str, inside: str = "", **attributes: object) -> str:
    kind = view.partition(".")[0]
    state: dict[str, object] = {"card_t": kind, "fact_v": view, "fact": fact_id, "tags": ""}
    state |= {"gr": -1, "e": 2.5, "l_rp": -1, "n_rp": -1}
    return log(6, own_id, inside, **(state | attributes))


def document(*entries: str) -> str:
    return f'<openSM2sync number_of_entries="{len(entries)}">{"".join(entries)}</openSM2sync>\n'


CARDS = document(
    log(10, "t1", "<name>French</name>"),
    fact("fA", f="Bonjour", b="Hello &lt;b&gt;there&lt;/b&gt;"),
    card("c1", "fA", "1.1", tags="t1", gr=4, l_rp=1600000000, n_rp=1700000000),
)
OLD = """<?xml version="1.0" encoding="UTF-8"?>
<mnemosyne core_version="1" time_of_start="1247619600">
<category active="1"><name>&lt;default&gt;</name></category>
<category active="1"><name>Words</name></category>
<item id="a1" gr="0" e="2.500" ac_rp="0" rt_rp="0" lps="0" l_rp="0" n_rp="0"><cat>&lt;default&gt;</cat>
<Q>one</Q><A>two</A></item>
<item id="b1" gr="4" e="2.500" ac_rp="1" rt_rp="3" lps="0" l_rp="10" n_rp="20"><cat>Words</cat>
<Q>front</Q><A>back</A></item>
<item id="b1.inv" gr="2" e="2.500" ac_rp="1" rt_rp="1" lps="0" l_rp="11" n_rp="20"><cat>Words</cat>
<Q>back</Q><A>front</A></item>
<item id="c1" u="1" gr="0"><cat>Words</cat>
<Q>chien</Q><A>shien
dog</A></item>
<item id="c1.tr.1" u="1" gr="0"><cat>Words</cat>
<Q>dog</Q><A>chien
shien</A></item>
<item id="d1.inv" u="1" gr="0"><cat>Words</cat>
<Q>alone</Q><A>still</A></item>
</mnemosyne>
"""
