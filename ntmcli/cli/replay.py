"""Answer again what was answered before, where nothing that the answer depends on has changed since.

Only what commands say of a few files is kept so, whole; it is found by the command line and all that bears on how
it is answered, and given only after every file and folder that was seen then is found to be the same.
"""

import datetime
import os
import sys
from collections.abc import Iterator, Sequence

from ntmcli.cli.settings import Settings
from ntmcli.present.output import Heard, say_again
from ntmcli.store.disk import Seen
from ntmcli.store.results import Results, digest_of, program

COMMANDS = frozenset(
    {"status", "unmet", "explain", "summary", "recognition", "framework list", "framework show", "framework coverage"}
    | {"framework diff", "history", "plan"}
)
"""The commands that do nothing but answer from the data folder."""
MOST_FILES = 100
MOST_LETTERS = 1_000_000
"""Of an answer that is kept; what was said is not gathered beyond them."""
ENVIRONMENT = (
    *("NTM_DATA", "NTM_LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS", "LINES", "PYTHONIOENCODING"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "JUPYTER_COLUMNS", "JUPYTER_LINES", "UNICODE_VERSION"),
)
"""What answers and their drawing depend on beside the command line."""


def key_of(args: Sequence[str]) -> str:
    """Return the key of a run: everything that its answer depends on but the data."""
    streams = [
        (stream.isatty(), getattr(stream, "encoding", None)) if stream is not None else None
        for stream in (sys.stdout, sys.stderr)
    ]
    return digest_of(
        "run",
        list(args),
        os.getcwd(),
        datetime.date.today(),
        streams,
        list(_widths()),
        [os.environ.get(name) for name in ENVIRONMENT],
        program(),
    )


def _widths() -> Iterator[tuple[int, int] | None]:
    """Yield the sizes of the terminals that may be asked how wide to draw."""
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        try:
            yield None if stream is None else os.get_terminal_size(stream.fileno())
        except (OSError, ValueError):
            yield None


def answer(results: Results, key: str) -> int | None:
    """Say again what was said under a key, and return the exit status; None where that may have changed."""
    kept = results.find(key)
    if kept is None:
        return None
    roots = {(given, start, own): root for given, start, own, root in kept["roots"]}
    folders = {(at, end): digest for at, end, digest in kept["folders"]}
    if not Seen(roots, folders, kept["files"]).stands():
        return None
    say_again(kept["said"])
    status: int = kept["status"]
    return status


def keep(results: Results, key: str, settings: Settings, seen: Seen, heard: Heard, status: int) -> None:
    """Keep what was said, for a command that only answers, of no more files than are quickly read again."""
    if settings.command not in COMMANDS or not (seen.whole and heard.is_whole) or not 0 < len(seen.files) <= MOST_FILES:
        return
    roots = [(*asked, root) for asked, root in seen.roots.items()]
    folders = [(*asked, digest) for asked, digest in seen.folders.items()]
    kept = {"roots": roots, "folders": folders, "files": seen.files, "said": heard.said, "status": status}
    results.keep({key: kept})
