from __future__ import annotations

from threading import Event

import pytest
from hands import Opening, settle
from pytestqt.qtbot import QtBot
from ui_decks import CARDS

from quizapp.base.beside import Beside
from quizapp.history.recalled import DeckRecall
from quizapp.ui.today.flow import TodayFlow
from quizapp.ui.today.outline import OutlineRow
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import recall_beside


@pytest.fixture
def studied(opening: Opening) -> Workspace:
    """A desk whose learner answered one card of the only deck."""
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    return hands.app.workspace


def bar(flow: TodayFlow) -> str:
    """What a screen reader is told of the only bar."""
    return flow.screen.findChildren(OutlineRow)[-1].accessibleName().partition("; ")[0]


def test_recall_that_was_asked_before_there_was_a_window_is_shown_at_once(studied: Workspace, qtbot: QtBot) -> None:
    flow = TodayFlow(studied)
    qtbot.addWidget(flow.screen)
    asked = Beside(recall_beside(studied))
    asked.answer()
    flow.expect(asked)

    flow.show()

    assert bar(flow).endswith(": 100%, likely 100% to 100%")
    assert not flow.is_asking()


def test_recall_that_is_not_known_yet_comes_later(studied: Workspace, qtbot: QtBot) -> None:
    flow = TodayFlow(studied)
    qtbot.addWidget(flow.screen)
    may_come = Event()
    flow.expect(Beside(lambda: recall_beside(studied)() if may_come.wait(timeout=10) else []))

    flow.show()
    assert bar(flow).endswith(": nothing studied yet")

    may_come.set()
    qtbot.waitUntil(lambda: not flow.is_asking(), timeout=5000)
    settle()
    assert bar(flow).endswith(": 100%, likely 100% to 100%")


def test_what_was_asked_before_there_was_a_window_is_of_its_first_page_alone(studied: Workspace, qtbot: QtBot) -> None:
    flow = TodayFlow(studied)
    qtbot.addWidget(flow.screen)
    flow.expect(Beside(list[DeckRecall]))
    flow.show()

    flow.show()
    qtbot.waitUntil(lambda: not flow.is_asking(), timeout=5000)

    assert bar(flow).endswith(": 100%, likely 100% to 100%")


def test_what_would_be_recalled_is_kept_for_the_next_start(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    history, today = hands.app.workspace.history, hands.app.workspace.now().day
    kept = "SELECT day, studied FROM recalled"
    assert history._store.rows(kept) == []

    hands.app.upkeep.last()  # as the window does when it is closed

    assert history._store.rows(kept) == [(today, 1), (today + 1, 1)]
