"""What a change does to the lines of a file, as `diff -u` shows it."""

from collections.abc import Sequence
from difflib import unified_diff

from ntmcli.model.values import Outcome
from ntmcli.present.output import harmless
from ntmcli.present.page import Page, Style


def compare_lines(old: Sequence[str], new: Sequence[str], path: str) -> list[str]:
    """Return the difference between the lines of two texts; the nothing behind a last line break is no line."""
    before, after = (each[:-1] if each and not each[-1] else each for each in (old, new))
    return list(unified_diff(before, after, path, path, lineterm=""))


def show_difference(page: Page, diff: Sequence[str]) -> None:
    """Add the lines of a difference to a page."""
    styles: dict[str, Style] = {"+": Outcome.MET, "-": Outcome.NOT_MET, "@": "dim"}
    for line in diff:
        style = "bold" if line.startswith(("+++ ", "--- ")) else styles.get(line[:1], "")
        page.verbatim((harmless(line), style))
    if diff:
        page.verbatim()
