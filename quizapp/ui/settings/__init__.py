"""Settings: how the app looks and how a learner studies."""
