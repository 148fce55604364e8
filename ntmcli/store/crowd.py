"""Answer one question of many files: what was answered before is taken from the store, the rest worked out anew.

Where many are left, several processes work on them; what they answer comes back in the order of the files.
"""

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
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
    done = 0
    processes = min(os.cpu_count() or 1, 8)
    if len(paths) >= WORTH and processes > 1:
        for answer in _work_elsewhere(paths, begin, processes):
            yield answer
            done += 1
    yield from (_answer(work, path) for path in paths[done:])


def _work_elsewhere(paths: Sequence[Path], begin: Begin, processes: int) -> Iterator[tuple[str | None, Any]]:
    """Yield the answers of other processes, in order, up to the first that does not come: one has died or failed."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    # Begun afresh, and not as copies of this process, which may have threads.
    executor = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (begin,))
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # this one ends when the others have
    try:
        with contextlib.suppress(BrokenProcessPool):
            with _deferring_interrupts():
                answers = executor.map(_answer_here, map(str, paths), chunksize=CHUNK)
            yield from answers
    except BaseException:
        for process in active_children():
            process.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _deferring_interrupts() -> Iterator[None]:
    """Begin processes that know no interrupts: they are for this one alone, which then ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(work: Work, path: Path) -> tuple[str | None, Any]:
    """Return an answer, and the key that it may be kept under."""
    with watch() as seen:
        answer = work.answer(path)
    return (_key_of(work.context(), path, seen.files.get(str(path))) if seen.whole else None), answer


def _keep(answers: Iterator[tuple[str | None, Any]], results: Results) -> Iterator[Any]:
    batch: dict[str, Any] = {}
    try:
        for key, answer in answers:
            if key is not None:
                batch[key] = answer
            if len(batch) >= BATCH:
                results.keep(batch)
                batch = {}
            yield answer
    finally:
        results.keep(batch)


_work: Work | None = None


def _begin(begin: Begin) -> None:
    """Make the work of this process, which ends with the one that began it and leaves interrupts to it."""
    global _work
    threading.Thread(target=_follow_parent, daemon=True).start()
    gc.disable()
    try:
        _work = begin()
    except Exception:  # noqa: BLE001 -- the process that began this one meets the same, and tells it
        os._exit(1)


def _follow_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer_here(path: str) -> tuple[str | None, Any]:
    assert _work is not None  # noqa: S101 -- made when the process began
    return _answer(_work, Path(path))
