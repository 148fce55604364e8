"""How far long work has come, told on a terminal and nowhere else."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ntmcli.diagnostic import Lang
from ntmcli.present.output import hold_back, is_terminal
from ntmcli.present.report_words import word

T = TypeVar("T")

LEAST = 50
"""Communes that are judged before anyone begins to wait."""


@contextmanager
def track(items: Iterable[T], total: int, lang: Lang, color: str, streams: bool = False) -> Iterator[Iterator[T]]:
    """Give items with a bar on standard error where that is a terminal and there are many.

    The bar stays until the block is done: after the last item, files are still to be finished. What `streams` is
    written to standard output item by item, which on a terminal shows by itself how far it has come.
    """
    shown = sys.stderr is not None and sys.stderr.isatty() and not (streams and is_terminal(sys.stdout, "auto"))
    if total <= LEAST or not shown:
        yield iter(items)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, no_color=True if color == "never" else None)
    with hold_back(), Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(word(lang, "progress"), total=total)

        def passed_on() -> Iterator[T]:
            yield from progress.track(items, total=total, task_id=task)
            progress.update(task, description=word(lang, "progress_writing"))

        yield passed_on()
