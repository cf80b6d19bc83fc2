"""Figures over many calls and projects; each opens into its rows."""
