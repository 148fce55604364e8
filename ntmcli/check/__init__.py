"""Findings that need more than one file: what an answer refers to, and whether it fits what was asked.

Each check yields findings at key paths; the store gives them their places.
"""

from ntmcli.check.checker import Checker
from ntmcli.check.communes import check_gso_codes, check_mergers, check_names

__all__ = ["Checker", "check_gso_codes", "check_mergers", "check_names"]
