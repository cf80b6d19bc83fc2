"""Evaluators for proposals: pairs that fit, are fair, and can be computed again. No Django."""
