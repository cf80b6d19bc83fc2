"""Calls: invitations to propose projects, with the rules that a consortium must keep."""
