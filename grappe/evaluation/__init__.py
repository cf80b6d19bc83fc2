"""Evaluation: who reads which proposal, and what their marks tell about the order."""
