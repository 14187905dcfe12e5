"""Learners: add, switch, rename."""
