"""Figures over many projects; each opens into the rows behind it."""
