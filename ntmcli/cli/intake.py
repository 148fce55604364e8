"""Take a file of results over: read it, check what would come of it, write all or nothing."""

from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from ntmcli.cli.judging import Judging, show_path
from ntmcli.cli.reading import Reading, Request
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError
from ntmcli.model.intake import Batch, Fault
from ntmcli.present.intake import Taken, Written
from ntmcli.present.line_changes import compare_lines
from ntmcli.present.problem import Problem
from ntmcli.present.progress import track
from ntmcli.store.audit import Data, Given
from ntmcli.store.intake.answers import Change, make_change
from ntmcli.store.reader import split_lines
from ntmcli.store.writing import WAIT, Held, hold, replace_file


def take_file(settings: Settings, request: Request) -> Taken | None:
    """Take a file over; None, the obstacle told, where the rules have an error.

    Raises DataError where the file cannot be read, or it is not certain what its columns are and nobody can be asked.
    """
    reading = Reading(settings, request)
    batches = reading.read()
    taken = Taken(
        file=request.file,
        faults=reading.faults,
        hidden=reading.opened.hidden,
        skipped=reading.found.skipped,
        unused=reading.unused(),
        dry_run=request.dry_run,
        partial=request.partial,
        remembered=reading.remembered,
    )
    by_path: dict[Path, list[Batch]] = defaultdict(list)
    for batch in batches:
        by_path[batch.path].append(batch)
    with ExitStack() as stack:
        root, wait = reading.data.root, None if request.dry_run else WAIT
        # In one order everywhere, so that two runs never wait for each other.
        held = {path: stack.enter_context(hold(path, root, wait)) for path in sorted(by_path)}
        changes = {}
        with track(by_path.items(), len(by_path), settings.lang, settings.color) as tracked:
            for path, group in tracked:
                made = _prepare(reading.data, settings, held[path], path, group, taken)
                if made is None:
                    return None
                changes[path] = made
        if not request.dry_run and taken.results:
            _write(changes, held)
            taken.written = True
    return taken


def _prepare(
    data: Data, settings: Settings, held: Held, path: Path, batches: list[Batch], taken: Taken
) -> Change | None:
    """Make the change to a file in memory, judge the commune before and after, and add what comes of it."""
    shown = show_path(str(path))
    before = data.check(Given(held.data, str(path), path))
    framework = batches[0].framework
    earlier, later = Judging(settings, data, framework), Judging(settings, data, framework)
    judged_before = earlier.judge(before)
    if any(obstacle.path != before.path for obstacle in earlier.obstacles):
        earlier.tell_notices()
        return None
    try:
        change = make_change(data, before, held.data, shown, batches)
    except DataError as error:
        taken.faults.append(Fault(shown, error.kind, error.args_by_name))
        return Change(held.data, held.data, [])
    trial = change.trial
    lines = split_lines(change.new)
    judged_after = None if trial is None else later.judge(trial.after)
    later.tell_notices()
    taken.files.append(
        Written(
            path=shown,
            commune=path.stem,
            framework=framework,
            batches=change.batches,
            lines=change.lines,
            kept=change.kept,
            dropped=change.dropped,
            unsourced=change.unsourced,
            diff=compare_lines(split_lines(held.data), lines, shown),
            problems=[] if trial is None else [Problem(shown, each, lines) for each in trial.found],
            errors=change.errors,
            before=judged_before,
            after=judged_after,
        )
    )
    return change


def _write(changes: dict[Path, Change], held: dict[Path, Held]) -> None:
    """Write every file; where one cannot be written, put back those that were."""
    done: list[Held] = []
    try:
        for path, change in changes.items():
            if change.new != change.old:
                held[path].replace(change.new)
                done.append(held[path])
    except DataError:
        for each in done:
            replace_file(each.path, each.data)
        raise
