"""The two sides that `diff` compares: one data folder on two days, or two revisions of it."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ntmcli.cli.judging import Judging, find_data, find_framework, open_register, parse_day, show_path
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError
from ntmcli.judge.differences import compare
from ntmcli.judge.variants import Side
from ntmcli.model.commune import Commune
from ntmcli.present.difference import Entry, Report, Seen
from ntmcli.present.output import one_line_of
from ntmcli.present.progress import track
from ntmcli.store.audit import Data
from ntmcli.store.folder import Loaded, find_repository
from ntmcli.store.revisions import Repository, Revision

Paths = tuple[Path | None, Path | None]
"""The files of one commune, each on its side."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which communes are to be compared, by which framework."""

    names: tuple[str, ...]
    district: str | None
    province: str | None
    framework: str | None


@dataclass(frozen=True, slots=True)
class State:
    """One side: how its communes are judged, and how its files are called."""

    judging: Judging
    show: Callable[[str], str]
    """Names a file as the user knows it."""
    locate: Callable[[str], str]
    """Names a file from the root of the repository."""

    def see(self, loaded: Loaded[Commune]) -> tuple[Seen, Side | None]:
        """Judge a commune, or find what keeps it from that."""
        assessment = self.judging.judge(loaded)
        obstacle = next(iter(self.judging.obstacles), None)
        self.judging.obstacles.clear()  # the result tells them
        seen = Seen(
            path=self.show(loaded.path),
            file=self.locate(loaded.path),
            commune=loaded.model,
            span=loaded.document.span,
            assessment=assessment,
            obstacle=None if obstacle is None else replace(obstacle, path=self.show(obstacle.path)),
        )
        return seen, None if assessment is None else Side(self.judging.data.rules, assessment)


@dataclass(frozen=True, slots=True)
class Sides:
    before: State
    after: State
    labels: tuple[str | datetime.date, str | datetime.date]
    pairs: list[Paths]
    """The communes to compare; those whose files and rules are the same in both revisions are left out."""
    same: int = 0
    """How many were left out."""

    def compare_all(self, report: Report, streams: bool) -> Iterator[Entry]:
        """Yield the communes in which something differs, those that are gone last; count them in the report."""
        report.compared = self.same
        pairs = sorted(self.pairs, key=lambda pair: (pair[1] is None, pair[1] or pair[0]))
        settings = self.after.judging.settings
        with track(pairs, len(pairs), settings.lang, settings.color, streams) as tracked:
            yield from self._compare_all(tracked, report)
        for outside in self.after.judging.outside:
            self.before.judging.outside.pop(outside, None)
        for state in (self.before, self.after):
            state.judging.tell_notices()

    def _compare_all(self, pairs: Iterable[Paths], report: Report) -> Iterator[Entry]:
        heirs: dict[str, list[str]] = {}
        for old, new in pairs:
            was = None if old is None else self.before.judging.data.load(old)
            now = None if new is None else was if self._is_one_folder else self.after.judging.data.load(new)
            if now is not None and now.model is not None:
                for code in now.model.formed_from:
                    heirs.setdefault(code, []).append(now.model.code)
            entry = self._compare(was, now, heirs)
            report.compared += was is not None and now is not None
            report.failed |= entry.after is not None and entry.after.assessment is None
            # Of two days both are asked for; an earlier revision that could not be judged may be what was mended.
            report.failed |= self._is_one_folder and entry.comparison is None
            if entry.comparison is None or entry.comparison.differences:
                report.changed += 1
                report.added += entry.status == "added"
                report.removed += entry.status == "removed"
                if entry.is_regression:
                    report.regressed.append(entry.code)
                yield entry

    @property
    def _is_one_folder(self) -> bool:
        return self.before.judging.data is self.after.judging.data

    def _compare(self, was: Loaded[Commune] | None, now: Loaded[Commune] | None, heirs: dict[str, list[str]]) -> Entry:
        there = now or was
        assert there is not None  # noqa: S101 -- a commune is on one side at least
        code = Path(there.path).stem
        before, one = (None, None) if was is None else self.before.see(was)
        after, other = (None, None) if now is None else self.after.see(now)
        comparison = None
        if one is not None and other is not None:
            comparison = compare(one, other, self.after.judging.data.today)
        named = [was.model.merged_into] if was is not None and was.model is not None and was.model.merged_into else []
        merged = () if now is not None else tuple(dict.fromkeys([*named, *heirs.get(code, [])]))
        return Entry(code, before, after, comparison, merged)


def open_days(settings: Settings, request: Request, start: datetime.date, end: datetime.date) -> Sides:
    """Open the data folder to judge communes of it on two days."""
    judging = Judging.open(settings, request.framework)
    data = judging.data
    base = find_repository(data.root) or Path.cwd()
    before, after = (
        State(Judging(settings, data, request.framework, day), show_path, lambda path: show_path(path, base))
        for day in (start, end)
    )
    paths = dict.fromkeys(judging.register.choose(request.names, request.district, request.province))
    return Sides(before, after, (start, end), [(path, path) for path in paths])


def open_revisions(settings: Settings, request: Request, text: str, as_of: str | None, folder: Path) -> Sides:
    """Open two revisions of the data folder, as far as they are needed, written below a folder."""
    day = parse_day(as_of)
    root = find_data(settings, bundled=False)
    repository = Repository(root)
    revisions = repository.read_range(text)
    old, new = revisions
    pairs = list(_match(old, new))
    narrowed = bool(request.names or request.district is not None or request.province is not None)
    changed = [pair for pair in pairs if old.rules != new.rules or _differ(pair, old, new)]
    # A name may be that of any commune, and so may a district.
    needed = pairs if narrowed else changed
    roots = (folder / "before", folder / "after")
    for at, (revision, below) in enumerate(zip(revisions, roots, strict=True)):
        communes = [path for pair in needed if (path := pair[at]) is not None]
        repository.write(revision, [*revision.rules, *communes], below)
    if narrowed:
        chosen = _choose(roots, request, root, replace(settings, results=None))
        pairs = [pair for pair in pairs if any(path in chosen for path in pair)]
        changed = [pair for pair in pairs if pair in changed]
    states = [
        _open_revision(settings, request, revision, below, day)
        for revision, below in zip(revisions, roots, strict=True)
    ]
    files: list[Paths] = [
        (None if was is None else roots[0] / was, None if now is None else roots[1] / now) for was, now in changed
    ]
    before, after = states
    return Sides(before, after, (old.name, new.name), files, len(pairs) - len(changed))


def _open_revision(
    settings: Settings, request: Request, revision: Revision, root: Path, day: datetime.date | None
) -> State:
    data = Data(root, datetime.date.today())
    if request.framework is not None:
        find_framework(data, request.framework)

    def locate(path: str) -> str:
        return one_line_of(revision.prefix + Path(path).relative_to(root).as_posix())

    def show(path: str) -> str:
        return one_line_of(revision.show(Path(path).relative_to(root).as_posix()))

    return State(Judging(settings, data, request.framework, day), show, locate)


Names = tuple[str | None, str | None]


def _match(old: Revision, new: Revision) -> Iterator[Names]:
    """Put the files of each commune side by side: by path, and where one was moved by the code that it is named by."""
    both = old.communes.keys() & new.communes.keys()
    moved = [_by_code(each.communes.keys() - both) for each in (old, new)]
    for path in sorted(both):
        yield path, path
    for code in sorted(moved[0].keys() | moved[1].keys()):
        was, now = (each.get(code, []) for each in moved)
        if len(was) == len(now) == 1:
            yield was[0], now[0]
        else:
            yield from ((path, None) for path in was)
            yield from ((None, path) for path in now)


def _by_code(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        found.setdefault(Path(path).stem, []).append(path)
    return found


def _differ(pair: Names, old: Revision, new: Revision) -> bool:
    was, now = pair
    return was is None or now is None or old.communes[was] != new.communes[now]


def _choose(roots: tuple[Path, Path], request: Request, folder: Path, settings: Settings) -> set[str]:
    """Return the files of the communes asked for, in either revision; raises DataError where one is in neither."""
    found: set[str] = set()
    asked = [[_in_folder(name, folder)] for name in request.names] or [[]]
    for names in asked:
        missing: list[DataError] = []
        for root in reversed(roots):
            try:
                paths = open_register(root, settings).choose(names, request.district, request.province)
            except DataError as error:
                if error.kind not in ("no_commune", "no_place"):
                    raise
                missing.append(error)
            else:
                found |= {path.relative_to(root).as_posix() for path in paths}
        if len(missing) == len(roots):
            raise missing[0]
    return found


def _in_folder(name: str, folder: Path) -> str:
    """Return a path given on the command line as one below `communes`, which means the same in each revision."""
    communes, path = os.path.abspath(folder / "communes"), os.path.abspath(name)
    return os.path.relpath(path, communes) if Path(path).is_relative_to(communes) else name
