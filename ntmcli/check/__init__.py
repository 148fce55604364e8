"""Findings that need more than one file: what an answer refers to, and whether it fits what was asked.

Each check yields findings at key paths; the store gives them their places.
"""

from ntmcli.check.adjustments import check_adjustment, check_precedence, check_reach, check_rivals
from ntmcli.check.checker import Checker
from ntmcli.check.communes import check_gso_codes, check_mergers, check_names

__all__ = [
    "Checker",
    "check_adjustment",
    "check_gso_codes",
    "check_mergers",
    "check_names",
    "check_precedence",
    "check_reach",
    "check_rivals",
]
