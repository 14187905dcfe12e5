"""The window: Qt Widgets screens over the workspace."""

from quizapp.ui.shiboken import import_shiboken

import_shiboken()
