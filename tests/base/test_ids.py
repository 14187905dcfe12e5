from hypothesis import given
from hypothesis import strategies as st

from quizapp.base.ids import Mint

times = st.integers(0, 2**48 - 2)


@given(st.lists(times, min_size=1))
def test_ids_rise_whatever_the_clock_does(clock: list[int]) -> None:
    mint = Mint()
    ids = [mint.new(at) for at in clock]
    assert ids == sorted(set(ids))


@given(times)
def test_an_id_is_a_uuid_of_version_7_and_holds_its_time(at: int) -> None:
    value = int.from_bytes(Mint().new(at), "big")
    assert value >> 80 == at
    assert value >> 76 & 0xF == 7
    assert value >> 62 & 0b11 == 0b10


@given(times, times)
def test_ids_go_on_after_the_newest_one_of_a_file(newest: int, now: int) -> None:
    last = Mint().new(newest)
    mint = Mint()
    mint.seen(last)
    assert mint.new(now) > last


def test_what_was_seen_before_does_not_lower_the_next_id() -> None:
    mint = Mint()
    newest = mint.new(2000)
    mint.seen(Mint().new(1000))
    assert mint.new(1500) > newest


def test_two_machines_hardly_ever_make_the_same_id() -> None:
    assert len({Mint().new(1000) for _ in range(1000)}) == 1000


def test_the_last_id_of_a_millisecond_runs_over_into_the_next() -> None:
    mint = Mint(lambda count: b"\xff" * count)
    first, second = mint.new(1000), mint.new(1000)
    assert int.from_bytes(first, "big") >> 80 == 1000
    assert int.from_bytes(second, "big") >> 80 == 1001
    assert second > first


def test_two_machines_behind_one_id_do_not_mint_the_same_one() -> None:
    last = Mint().new(2_000_000)
    here, there = Mint(), Mint()
    for mint in (here, there):
        mint.seen(last)

    minted = [mint.new(1_000_000) for mint in (here, there) for _ in range(100)]

    assert len(set(minted)) == 200
    assert min(minted) > last
