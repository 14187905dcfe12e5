"""Confidence on Progress: the curve over all answers with one plain sentence, and the bias over time."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.ui import theme
from quizapp.ui.charts.bias import BiasChart, BiasPoint
from quizapp.ui.charts.calibration import CalibrationChart, Level
from quizapp.ui.charts.frame import ChartPanel
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.fold import Fold


@dataclass(frozen=True, slots=True)
class Confidence:
    """What all the answers with confidence say.

    sentence: the one plain sentence, "" from too few answers; evidence: what stands behind it, or why there is none;
    levels_note and over_time_note: how to read what is drawn.
    """

    levels: tuple[Level, ...] = ()
    sentence: str = ""
    evidence: str = ""
    over_time: tuple[BiasPoint, ...] = ()
    levels_note: str = ""
    over_time_note: str = ""


class ConfidencePanels(Fold):
    """Shows a Confidence in two panels; neither takes room before there is something to draw."""

    def __init__(self) -> None:
        super().__init__(theme.scaled(760), spacing=16)
        self._curve, self._bias = CalibrationChart(), BiasChart()
        self._curve_panel = ChartPanel("Do you know what you know?", self._curve)
        self._bias_panel = ChartPanel("Bias over time, in points", self._bias)
        self._sentence = label("", "brand", wraps=True)
        self._evidence = label("", "muted", wraps=True)
        self._curve_panel.add_under(self._sentence)
        self._curve_panel.add_under(self._evidence)
        self._levels_note, self._over_time_note = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self._curve_panel.add_under(self._levels_note)
        self._bias_panel.add_under(self._over_time_note)
        self.add(self._curve_panel.box, 1)
        self.add(self._bias_panel.box, 1)

    def show_value(self, value: Confidence) -> None:
        """Show what confidence says."""
        self.setVisible(bool(value.levels))
        self._curve.show_levels(value.levels)
        self._bias.show_points(value.over_time)
        for chart_panel in (self._curve_panel, self._bias_panel):
            chart_panel.refresh()
        self._bias_panel.box.setVisible(bool(value.over_time))
        self._sentence.setText(value.sentence)
        self._sentence.setVisible(bool(value.sentence))
        self._evidence.setText(value.evidence)
        self._levels_note.setText(value.levels_note)
        self._over_time_note.setText(value.over_time_note)
