"""Answer one question of many files: what was answered before is taken from the store, the rest worked out anew.

Where many are left, several processes work on them; what they answer comes back in the order of the files.
"""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ntmcli.store.disk import digest, read_bytes, watch
from ntmcli.store.results import Results, digest_of

WORTH = 500
"""Files to be worked on from which further processes save more time than they take to start."""
BATCH = 500
"""Answers that are kept at once."""
CHUNK = 20
"""Files that a process is given at once."""


class Work(NamedTuple):
    """How to answer: `answer` is anything that JSON can write."""

    context: Callable[[], str | None]
    """Returns the digest of all that an answer depends on but the file itself; None where that is not known."""
    answer: Callable[[Path], Any]


Begin = Callable[[], Work]
"""Makes the same work in another process, to which it can be sent."""


def answer_all(paths: Sequence[Path], work: Work, begin: Begin, results: Results) -> Iterator[Any]:
    """Yield the answer for each file, in order."""
    context = work.context()
    keys = [_key(context, path) for path in paths]
    kept = results.find_all(key for key in keys if key is not None)
    left = [path for path, key in zip(paths, keys, strict=True) if key not in kept]
    answers = _keep(_work_on(left, work, begin), results)
    for key in keys:
        yield kept.pop(key) if key in kept else next(answers)


def _key(context: str | None, path: Path) -> str | None:
    try:
        return _key_of(context, path, digest(read_bytes(path)))
    except OSError:
        return None


def _key_of(context: str | None, path: Path, found: str | None) -> str | None:
    return None if context is None or found is None else digest_of(context, str(path), found)


def _work_on(paths: Sequence[Path], work: Work, begin: Begin) -> Iterator[tuple[str | None, Any]]:
    processes = min(os.cpu_count() or 1, 8)
    if len(paths) < WORTH or processes == 1:
        yield from (_answer(work, path) for path in paths)
        return
    # Begun afresh, and not as a copy of this process, which may have threads.
    from multiprocessing import get_context

    # An interrupt is for this process alone, which then ends the others.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pool = get_context("spawn").Pool(processes, _begin, (begin,))
    finally:
        signal.signal(signal.SIGINT, before)
    with pool:
        yield from pool.imap(_answer_here, map(str, paths), chunksize=CHUNK)


def _answer(work: Work, path: Path) -> tuple[str | None, Any]:
    """Return an answer, and the key that it may be kept under."""
    with watch() as seen:
        answer = work.answer(path)
    return (_key_of(work.context(), path, seen.files.get(str(path))) if seen.whole else None), answer


def _keep(answers: Iterator[tuple[str | None, Any]], results: Results) -> Iterator[Any]:
    while batch := list(islice(answers, BATCH)):
        results.keep({key: answer for key, answer in batch if key is not None})
        yield from (answer for _, answer in batch)


_work: Work | None = None


def _begin(begin: Begin) -> None:
    """Make the work of this process, which ends with the one that began it and leaves interrupts to it."""
    global _work
    threading.Thread(target=_follow_parent, daemon=True).start()
    gc.disable()
    _work = begin()


def _follow_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer_here(path: str) -> tuple[str | None, Any]:
    assert _work is not None  # noqa: S101 -- made when the process began
    return _answer(_work, Path(path))
