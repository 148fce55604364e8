"""`ntm check`: every problem in the data, all in one run."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.settings import Settings

if TYPE_CHECKING:
    from ntmcli.cli.fixing import Fixed
    from ntmcli.present.problem import Report
    from ntmcli.store.audit import Given

FORMATS = Choices(("text", "json", "github", "gitlab", "sarif", "junit"))
IN_REPOSITORY = ("github", "gitlab", "sarif", "junit")
"""The formats that name files from the root of the repository."""
STDIN = "-"
NO_NAME = "<stdin>"


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def check(
        context: typer.Context,
        paths: Annotated[list[str] | None, typer.Argument(metavar=text["metavar_paths"])] = None,
        form: Annotated[str | None, options.form(FORMATS)] = None,
        strict: Annotated[bool, typer.Option("--strict")] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
        max_age: Annotated[int | None, typer.Option("--max-age", metavar=text["metavar_days"], min=0)] = None,
        stdin_path: Annotated[str | None, typer.Option("--stdin-path", metavar=text["metavar_path"])] = None,
        fix: Annotated[bool, typer.Option("--fix")] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    ) -> int:
        # Actions sets this in every step of a run; a format that is asked for goes before it.
        chosen = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
        settings = context.obj
        _refuse_mixed(fix, dry_run, form, paths or [])
        fixed = _fix(settings, paths or [], dry_run, quiet) if fix else None
        instead = fixed.new if fixed is not None and dry_run else {}
        report = _collect(settings, paths or [], stdin_path, max_age, strict, chosen in IN_REPOSITORY, instead)
        if fixed is not None and dry_run:
            fixed.show_trial(report, settings)
        elif chosen == "text":
            from ntmcli.present import text as plain

            plain.check(report, settings.lang, settings.color, quiet)
        else:
            from importlib import import_module

            import_module(f"ntmcli.present.{chosen}").check(report, settings.lang)
        if chosen == "github" and not dry_run:
            from ntmcli.cli.actions import add_summary
            from ntmcli.present import github

            add_summary(lambda: github.summarise(report, settings.lang), settings.lang)
        if fixed is not None and fixed.failed:
            return 3
        return 1 if report.failed else 0

    return check


def _refuse_mixed(fix: bool, dry_run: bool, form: str | None, paths: list[str]) -> None:
    """Raise DataError where mends are asked for in a way that says two things."""
    from ntmcli.diagnostic import DataError

    if dry_run and not fix:
        raise DataError("dry_run_alone", 2)
    if fix and STDIN in paths:
        raise DataError("fix_stdin", 2)
    if dry_run and form not in (None, "text"):
        raise DataError("dry_run_format", 2)


def _fix(settings: Settings, paths: list[str], dry_run: bool, quiet: bool) -> "Fixed":
    """Mend the files asked for, or all."""
    from ntmcli.cli.fixing import fix_files
    from ntmcli.cli.judging import find_data, find_own_data

    root = find_data(settings, bundled=False) if dry_run else find_own_data(settings)
    wanted = [_inside(path, root) for path in paths]
    return fix_files(settings, root, lambda path: _is_below(path, wanted), dry_run, quiet)


def _collect(
    settings: Settings,
    paths: list[str],
    stdin_path: str | None,
    max_age: int | None,
    strict: bool,
    in_repository: bool,
    instead: Mapping[Path, bytes],
) -> "Report":
    """Check the whole folder, and keep what is wrong with the files asked for; `instead` stand for what is in some."""
    import datetime
    from functools import partial

    from ntmcli.cli.judging import find_data, show_path
    from ntmcli.diagnostic import DataError
    from ntmcli.present.problem import Problem, Report
    from ntmcli.present.progress import track
    from ntmcli.store.audit import Data
    from ntmcli.store.folder import find_repository, read_lines
    from ntmcli.store.reader import split_lines
    from ntmcli.store.survey import find_all

    # A gate that finds no data must not pass on those that come with the program.
    root = find_data(settings, bundled=False)
    given = _read_stdin(paths, stdin_path, root)
    wanted = [] if given else [_inside(path, root) for path in paths]
    data = Data(root, datetime.date.today(), instead)

    show = partial(track, lang=settings.lang, color=settings.color)
    files, found = find_all(data, given, max_age, settings.results, show)
    base = (find_repository(root) if in_repository else None) or Path.cwd()
    texts: dict[str, list[str]] = {given.path: split_lines(given.data)} if given else {}

    def is_wanted(path: str) -> bool:
        if given is not None:
            return path == given.path
        return _is_below(path, wanted)

    if wanted and not any(is_wanted(path) for path in (*files, *(each.path for each in found))):
        raise DataError("no_files", 2, text=", ".join(paths))

    def name(path: str) -> str:
        return path if path == NO_NAME else show_path(path, base)

    problems = []
    for each in found:
        if is_wanted(each.path):
            if each.path not in texts:
                texts[each.path] = read_lines(Path(each.path))
            problems.append(Problem(name(each.path), each, texts[each.path]))
    return Report(tuple(map(name, filter(is_wanted, files))), len(files), tuple(problems), strict)


def _read_stdin(paths: list[str], stdin_path: str | None, root: Path) -> "Given | None":
    """Read the commune given on standard input, where that is asked for."""
    import sys

    from ntmcli.diagnostic import DataError
    from ntmcli.store.audit import Given
    from ntmcli.store.disk import MAX_BYTES

    if STDIN not in paths:
        if stdin_path is not None:
            raise DataError("stdin_path_alone", 2)
        return None
    if len(paths) > 1:
        raise DataError("stdin_alone", 2)
    text = b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1)
    if stdin_path is None:
        return Given(text, NO_NAME, None)
    path, real_root = _locate(Path(stdin_path)), Path(os.path.realpath(root))
    if not path.is_relative_to(real_root / "communes") or path.suffix != ".yaml":
        raise DataError("stdin_outside", 2, text=stdin_path)
    file = root / path.relative_to(real_root)
    return Given(text, str(file), file)


def _is_below(path: str, wanted: list[Path]) -> bool:
    """Tell whether a file is one of those asked for, or below them; where nothing is asked for, each is."""
    return not wanted or any(_locate(Path(path)).is_relative_to(each) for each in wanted)


def _inside(text: str, root: Path) -> Path:
    """Return a path given on the command line; it must be there, and in the data folder."""
    from ntmcli.cli.judging import show_path
    from ntmcli.diagnostic import DataError

    if not os.path.lexists(text):
        raise DataError("no_path", 2, text=text)
    path = _locate(Path(text))
    if not path.is_relative_to(os.path.realpath(root)):
        raise DataError("outside", 2, text=text, path=show_path(str(root)))
    return path


def _locate(path: Path) -> Path:
    """Return where a file stands, through links of folders but not through a link that it is itself."""
    if path.is_dir():
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent), path.name)
