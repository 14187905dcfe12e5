"""The window: Qt Widgets screens over the workspace."""
