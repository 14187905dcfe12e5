from hypothesis import given
from hypothesis import strategies as st

from quizapp.history.moves import Moves

names = st.sampled_from("abc")
pairs = st.lists(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]), max_size=8)


def id_(number: int) -> bytes:
    return number.to_bytes(16, "big")


@given(pairs)
def test_looking_back_finds_just_the_rows_that_looking_forward_leads_here(moved: list[tuple[str, str]]) -> None:
    moves = Moves([(id_(10 * (number + 1)), old, new) for number, (old, new) in enumerate(moved)])
    rows = [(name, id_(10 * number + 5)) for number in range(len(moved) + 1) for name in "abc"]

    for item in "abc":
        ahead = {row for row in rows if moves.today(*row) == item}
        back = [
            (name, row_id) for span in moves.spans(item) for name, row_id in rows
            if name == span.item and span.after < row_id < span.before
        ]  # fmt: skip
        assert sorted(back) == sorted(ahead)


def test_a_key_that_is_used_again_after_a_move_starts_afresh() -> None:
    moves = Moves([(id_(10), "a", "b")])
    assert moves.today("a", id_(5)) == "b"
    assert moves.today("a", id_(15)) == "a"
