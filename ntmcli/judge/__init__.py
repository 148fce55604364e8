"""Judging: pure functions from what files say to what follows; the day is always an argument."""
