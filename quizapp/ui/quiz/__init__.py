"""Quiz: setting one up, and answering it."""
