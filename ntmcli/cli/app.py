"""Start the program: settle the language, run a command, turn what goes wrong into an exit status."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, get_args

from ntmcli.cli.settings import Settings, read_settings
from ntmcli.diagnostic import DataError, Lang
from ntmcli.present.output import NoReaderError, harmless, listen, prepare, tell, write
from ntmcli.present.wording import explain_error, explain_trouble, say

WRONG_USE = 2
UNREADABLE = 3
INTERRUPTED = 130


def run() -> NoReturn:
    """Run the command line and end the process with the exit status.

    The modules are left to the operating system: taking them apart one by one at exit takes a tenth of a short run.
    """
    status = main()
    atexit._run_exitfuncs()  # what other processes share, and temporary folders, are put away all the same
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    # What a run allocates is freed by counting references or lives until its end: looking for cycles costs a tenth
    # of the time and finds none (a check of thousands of faulty files takes no more memory without it).
    gc.disable()
    # Plugins of other packages have no say in how the data are read, and looking for them takes a while.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    args = list(sys.argv[1:] if argv is None else argv)
    settings = read_settings(args)
    prepare()
    try:
        words = args[: args.index("--")] if "--" in args else args
        if "--version" in words:
            return _print_version()
        is_help = not words or {"--help", "-h"} & {*words} or "_NTM_COMPLETE" in os.environ
        if settings.is_lang_unknown and not is_help:
            choices = say(settings.lang, "usage_choices", choices=", ".join(get_args(Lang)))
            raise DataError("usage_value", 2, text="NTM_LANG", choices=choices)
        if settings.no_cache or is_help:
            return _run(args, settings)
        return _answer(args, settings)
    except DataError as error:
        tell(say(settings.lang, "error_prefix", text=explain_error(error, settings.lang)))
        return error.status
    except KeyboardInterrupt:
        tell(say(settings.lang, "interrupted"))
        return INTERRUPTED
    except NoReaderError:
        # Nothing more can be written, not even what is left at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        tell(say(settings.lang, "error_prefix", text=explain_trouble(error, settings.lang)))
        return UNREADABLE
    except Exception as error:  # noqa: BLE001 -- the one place where a fault of the program is told to its user
        tell(say(settings.lang, "error_prefix", text=say(settings.lang, "bug", text=_where(error))))
        return UNREADABLE


def _answer(args: list[str], settings: Settings) -> int:
    """Answer as before where that still holds, else anew."""
    from ntmcli.cli import replay
    from ntmcli.store.disk import watch
    from ntmcli.store.results import open_results

    with open_results() as results:
        if not results.is_open:
            return _run(args, settings)
        settings.results = results
        try:
            key = replay.key_of(args)
        except OSError:  # the working directory is gone
            return _run(args, settings)
        status = replay.answer(results, key)
        if status is None:
            with watch() as seen, listen(replay.MOST_LETTERS) as heard:
                status = _run(args, settings)
            if key == replay.key_of(args):  # else midnight has passed
                replay.keep(results, key, settings, seen, heard, status)
        return status


def _run(args: list[str], settings: Settings) -> int:
    import typer

    from ntmcli.cli.build import build

    program = build(settings)
    try:
        status = program(args, prog_name="ntm", standalone_mode=False, obj=settings)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # Typer's answer to a pipe that is closed while it writes help
        raise NoReaderError from None
    except typer.TyperException as error:
        from ntmcli.cli.usage import explain_usage

        tell(say(settings.lang, "error_prefix", text=explain_usage(error, settings.lang)))
        return WRONG_USE
    if status == INTERRUPTED:  # Typer's answer to an interrupt while a command runs
        raise KeyboardInterrupt
    return status if isinstance(status, int) else 0


def _print_version() -> int:
    from importlib.metadata import version

    write(f"ntm {version('ntm')}\n")
    return 0


def _where(error: Exception) -> str:
    """Say what happened and in which line of the program, without a traceback."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "ntmcli" in file.parts:
            place = f" {file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return harmless(f"{type(error).__name__}{place}")
