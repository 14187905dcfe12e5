from pathlib import Path

from learner_files import answer, derived, made, on, opened, write_index

from quizapp.history.history import History
from quizapp.study.memory import Grade

EASY = Grade.EASY


def with_decks(history: History, folder: Path, *faces: str, former: dict[str, str] | None = None) -> None:
    """Let the deck "d" hold these faces from now on."""
    history.attach_index(write_index(folder / "index.sqlite", {"d": faces}, former=former))
    history.follow(on(100))


def test_a_vanished_face_is_not_asked_keeps_its_history_and_comes_back(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a", "b")
    answer(history, "d/a", EASY, on(100))
    kept = history.memory("d/a")

    with_decks(history, tmp_path, "b")
    assert history.waiting(on(200)).reviews == 0
    assert history.forecast(on(200)) == [0] * 30
    assert history.retired() == ["d/a"]
    assert history.memory("d/a") == kept
    assert (history.by_deck(on(200))[0].studied, history.by_deck(on(200))[0].unseen) == (0, 1)

    with_decks(history, tmp_path, "a", "b")
    assert history.waiting(on(200)).review_face == "d/a"
    assert history.retired() == []
    history.close()


def test_a_vanished_deck_is_not_asked(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a")
    answer(history, "d/a", EASY, on(100))
    history.attach_index(write_index(tmp_path / "index.sqlite", {"e": ["x"]}))
    history.follow(on(101))

    assert history.waiting(on(200)).reviews == 0
    assert history.waiting(on(200)).new_face == "e/x"
    assert history.memories() == []
    history.close()


def test_a_face_put_in_front_of_those_studied_is_the_next_new_one(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "b", "c")
    answer(history, "d/b", EASY, on(100))
    with_decks(history, tmp_path, "a", "b", "c")

    assert history.waiting(on(101)).new_face == "d/a"
    history.close()


def test_a_moved_item_takes_its_holds_along(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a", "b")
    history.hold("d/a", "suspend", on(100))
    history.hold("d/a", "flag", on(100))
    with_decks(history, tmp_path, "new", "b", former={"d/a": "d/new"})

    assert history.suspended() == ("d/new",)
    assert history.flagged() == ("d/new",)
    assert history.waiting(on(101)).new_face == "d/b"
    history.close()


def test_a_former_key_that_is_in_use_again_moves_nothing(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a")
    answer(history, "d/a", EASY, on(100))
    with_decks(history, tmp_path, "a", "b", former={"d/a": "d/b"})

    assert history.memory("d/a")[0] is not None
    assert history.memory("d/b") == (None, None)
    history.close()


def test_following_decks_that_did_not_change_writes_nothing(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a", "b")
    other = opened(tmp_path)
    before = other._store.one("PRAGMA data_version")
    history.follow(on(105))
    assert other._store.one("PRAGMA data_version") == before
    other.close()
    history.close()


def test_what_is_known_of_the_decks_survives_a_rebuild(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a", "b", "gone")
    for face in ("d/a", "d/gone"):
        answer(history, face, EASY, on(100))
    with_decks(history, tmp_path, "a", "b")
    before = (history.by_deck(on(200)), history.retired(), history.waiting(on(200)), derived(history))

    history.rebuild()
    history.follow(on(200))

    assert (history.by_deck(on(200)), history.retired(), history.waiting(on(200)), derived(history)) == before
    history.close()


def test_undoing_an_answer_to_a_vanished_face_does_not_bring_it_back(tmp_path: Path) -> None:
    history = made(tmp_path)
    with_decks(history, tmp_path, "a", "b")
    answer(history, "d/a", EASY, on(90))
    answer(history, "d/a", EASY, on(100))
    with_decks(history, tmp_path, "b")
    history.undo(on(100))

    assert history.retired() == ["d/a"]
    assert history.waiting(on(200)).reviews == 0
    assert history.by_deck(on(200))[0].studied == 0
    history.close()
