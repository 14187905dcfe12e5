"""Packages of Anki, read and written: a module for each layer, from the archive inwards to the single note."""
