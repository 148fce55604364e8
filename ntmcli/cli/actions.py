"""What a run inside GitHub Actions adds to the page of the run."""

import os
from collections.abc import Callable

from ntmcli.diagnostic import Lang
from ntmcli.present.output import tell
from ntmcli.present.wording import explain_trouble, say

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable by which GitHub names the file of the page."""


def add_summary(write: Callable[[], str], lang: Lang) -> None:
    """Add a Markdown page where GitHub has named a file for that."""
    target = os.environ.get(SUMMARY)
    if not target:
        return
    try:
        with open(target, "a", encoding="utf-8") as file:
            file.write(write())
    except OSError as error:  # the findings themselves are printed: the exit status stays theirs
        tell(say(lang, "error_prefix", text=explain_trouble(error, lang)))
