"""Processes that tests start beside their own, to stop them, to take rights from them, or to let them race."""

import os
from collections.abc import Callable

from ntmcli.diagnostic import DataError

NOBODY = 65534
BROKEN = 99
"""The exit status of a process that ended by anything but a DataError."""


def start(work: Callable[[], int | None]) -> int:
    """Start a process that does some work; it exits with what that returns, 0 for nothing, or its error's status."""
    child = os.fork()
    if child:
        return child
    status = BROKEN
    try:
        status = work() or 0
    except DataError as error:
        status = error.status
    finally:
        os._exit(status)


def end(child: int) -> int:
    """Wait for a process; return its exit status, below 0 where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def give_up_rights() -> None:
    """Go on as somebody to whom not everything is allowed."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
