"""What a learner can set. App settings are the machine's, study settings travel with the learner."""

from __future__ import annotations

from typing import Literal, NamedTuple

Theme = Literal["system", "light", "dark", "contrast"]


class AppSettings(NamedTuple):
    """How the window looks on this machine. text_percent: 100 to 200; learner: the file stem of the last learner."""

    theme: Theme = "system"
    text_percent: int = 100
    learner: str = ""


class StudySettings(NamedTuple):
    """How a learner studies.

    new_per_day: new faces a study day; reviews_per_day: None for no limit; desired_retention: 0.70 to 0.99;
    rollover_hour: 0 to 23, when a study day begins; learning_steps and relearning_steps: minutes.
    """

    new_per_day: int = 20
    reviews_per_day: int | None = None
    desired_retention: float = 0.90
    rollover_hour: int = 4
    learning_steps: tuple[float, ...] = (1.0, 10.0)
    relearning_steps: tuple[float, ...] = (10.0,)
