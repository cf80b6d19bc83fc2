"""Matching: who fits a text and the partners already known, and why."""
