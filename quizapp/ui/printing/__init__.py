"""Printing: papers and results as PDF, for hands that hold a pen. Imported only when something is printed."""
