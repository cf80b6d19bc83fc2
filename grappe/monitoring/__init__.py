"""Funded projects after the decision: what was agreed, delivered, spent and reached."""
