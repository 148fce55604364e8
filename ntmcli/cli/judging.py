"""What the commands share: open the data, judge communes, tell which cannot be judged."""

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ntmcli.cli.naming import Register
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError, Diagnostic, Lang, suggest
from ntmcli.diagnostic.catalogue import message
from ntmcli.judge.outcomes import assess, day_of, day_of_next
from ntmcli.judge.verdict import Assessment
from ntmcli.model.commune import Commune
from ntmcli.present import numbers
from ntmcli.present.output import one_line_of, tell
from ntmcli.present.progress import track
from ntmcli.present.wording import say
from ntmcli.store.audit import Data
from ntmcli.store.disk import CRITERIA, find_root, is_in_program, list_communes
from ntmcli.store.folder import Loaded

if TYPE_CHECKING:
    from ntmcli.store.cards import Card

T = TypeVar("T")

_VIETNAMESE_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)


def find_data(settings: Settings, bundled: bool = True) -> Path:
    """Find the data folder, and say so where it is the one that comes with the program."""
    root = find_root(settings.data, Path.cwd(), bundled)
    if _is_brought(root, settings):
        tell(say(settings.lang, "bundled", path=show_path(str(root))))
    return root


def find_own_data(settings: Settings) -> Path:
    """Find the data folder to write to; raises DataError where that is the one that comes with the program."""
    root = find_root(settings.data, Path.cwd())
    if is_in_program(root) or _is_brought(root, settings):
        raise DataError("bundled_data", 3, path=show_path(str(root)))
    return root


def _is_brought(root: Path, settings: Settings) -> bool:
    return settings.data is None and root.parent not in (Path.cwd(), *Path.cwd().parents)


def show_path(path: str, base: Path | None = None) -> str:
    """Return a path relative to a folder (the working directory) where it lies under it, with "/"."""
    absolute, here = Path(os.path.abspath(path)), base or Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return one_line_of(shown.as_posix())


def open_register(root: Path, settings: Settings) -> Register:
    """Open the register of a data folder, with what earlier runs have kept of it."""

    def read_cards(paths: Sequence[Path]) -> "list[Card]":
        from ntmcli.store.cards import list_cards
        from ntmcli.store.results import Results

        listed = list_cards(paths, settings.results or Results(None))
        with track(listed, len(paths), settings.lang, settings.color) as tracked:
            return list(tracked)

    return Register(root, read_cards, settings.lang)


def parse_day(text: str | None) -> datetime.date | None:
    """Read a day given on the command line, in the order of ISO or of Vietnamese."""
    if text is None:
        return None
    try:
        vietnamese = _VIETNAMESE_DAY.fullmatch(text)
        if vietnamese:
            day, month, year = map(int, vietnamese.groups())
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(text if len(text) == 10 and text.isascii() else "")
    except ValueError:
        raise DataError("bad_date", 2, text=text) from None


def find_framework(data: Data, code: str) -> None:
    """Read the framework that is named; raises DataError where there is none."""
    if code not in data.known:
        known = sorted(data.known)
        raise DataError("no_framework", 2, text=code, list=", ".join(known), **suggest(code, known))
    data.need([code])


def tell_outside(data: Data, code: str, day: datetime.date, when: str, communes: str, lang: Lang) -> None:
    """Warn of a time outside a framework's period, and name the frameworks that are in force on its day.

    Where there is none by which the communes named could be judged, it says what to do.
    """
    from ntmcli.present.limits import period

    data.need_all()
    listed = data.rules.frameworks
    in_force = ", ".join(each.code for each in listed.values() if each.in_force.holds(day))
    others = say(lang, "others_in_force", codes=in_force) if in_force else say(lang, "none_in_force")
    blanks = {"framework": code, "period": period(listed[code], lang), "others": others, "communes": communes}
    remedy = "" if in_force or not communes else say(lang, "outside_remedy")
    tell(say(lang, "outside_period", when=when, **blanks) + remedy)


NAMED = 10
"""Communes that one message names before it counts the rest."""


@dataclass(slots=True)
class Judging:
    """One command's judging of communes: what was asked, and what stood in the way."""

    settings: Settings
    data: Data
    framework: str | None = None
    day: datetime.date | None = None
    next_review: bool = False
    """Whether, without a day, communes are judged on the day of a review made now rather than of their latest one."""
    obstacles: dict[Diagnostic, list[str]] = field(default_factory=dict, init=False)
    """The errors that kept communes from being judged, each with their codes."""

    outside: dict[tuple[str, datetime.date], list[str]] = field(default_factory=dict, init=False)
    """The frameworks and the days outside their period on which communes were judged, each with their codes."""

    asked: list[Path] = field(default_factory=list, init=False)
    """The files of the communes that are to be judged."""

    register: Register = field(init=False)
    """The communes that may be asked for."""

    judged: list[str] = field(default_factory=list, init=False)
    """The files of the communes judged so far, in order."""

    def __post_init__(self) -> None:
        self.register = open_register(self.data.root, self.settings)

    @property
    def failed(self) -> bool:
        return bool(self.obstacles)

    def left_out(self) -> list[str]:
        """List the codes of the communes that could not be judged so far."""
        return [code for codes in self.obstacles.values() for code in codes]

    @classmethod
    def open(cls, settings: Settings, framework: str | None = None, as_of: str | None = None) -> "Judging":
        day = parse_day(as_of)
        data = Data(find_data(settings), datetime.date.today())
        if framework is not None:
            find_framework(data, framework)
        error = data.unusable.get(framework or data.default or CRITERIA)
        if error is not None and next(list_communes(data.root), None) is None:
            place = f"{show_path(error.path)}:{error.span.line}:{error.span.column}"
            said = message(error, settings.lang)
            raise DataError("broken_framework", 3, place=place, code=error.code, message=said)
        return cls(settings, data, framework, day)

    def load(self, names: Iterable[str]) -> Iterator[Loaded[Commune]]:
        """Load the communes named, all of them where none is; a name that fits none stops before any is loaded."""
        return self._load(self.register.choose(names))

    def _load(self, paths: Iterable[Path]) -> Iterator[Loaded[Commune]]:
        self.asked = list(dict.fromkeys(paths))  # one that is named twice is still one
        return map(self.data.load, self.asked)

    def judge(self, loaded: Loaded[Commune]) -> Assessment | None:
        """Judge a commune; None, with the obstacle kept, where that cannot be done."""
        commune = loaded.model
        day = self.day
        if commune is not None and day is None:
            choose = day_of_next if self.next_review else day_of
            day = choose(self.data.rules, commune, self.data.today, self.framework)
        obstacle = self.data.obstacle(loaded, self.framework, day)
        if obstacle is not None:
            self.obstacles.setdefault(obstacle, []).append(Path(loaded.path).stem)
        if obstacle is not None or commune is None:
            return None
        assessment = assess(self.data.rules, commune, self.data.today, day, self.framework)
        framework = assessment.yardstick.framework
        if assessment.day is not None and assessment.is_outside:
            self.outside.setdefault((framework.code, assessment.day), []).append(commune.code)
        return assessment

    def judge_all(self, names: Iterable[str]) -> Iterator[Assessment]:
        """Judge the communes named, or all; those that cannot be are told and left out."""
        return self.judge_files(self.register.choose(names))

    def judge_files(self, paths: Iterable[Path]) -> Iterator[Assessment]:
        """Judge the communes of some files; those that cannot be are told and left out."""
        return self._judge(self._load(paths))

    def _judge(self, communes: Iterable[Loaded[Commune]]) -> Iterator[Assessment]:
        for loaded in communes:
            assessment = self.judge(loaded)
            if assessment is not None:
                self.judged.append(loaded.path)
                yield assessment
        self.tell_notices()

    def track(self, items: Iterable[T], streams: bool = False) -> AbstractContextManager[Iterator[T]]:
        """Pass on what comes of the communes asked for, one by one, and show how many of them have come."""
        return track(items, len(self.asked), self.settings.lang, self.settings.color, streams)

    def tell_notices(self) -> None:
        """Name the communes that could not be judged, each error once, and those judged outside a period."""
        lang = self.settings.lang
        for (code, day), codes in self.outside.items():
            self._tell_outside(code, day, codes)
        for obstacle, codes in self.obstacles.items():
            communes = self.name_some(codes)
            place = {"path": show_path(obstacle.path), "line": obstacle.span.line, "column": obstacle.span.column}
            said = message(obstacle, lang)
            tell(say(lang, "cannot_judge", communes=communes, **place, code=obstacle.code, message=said))
        if self.obstacles:
            tell(say(lang, "see_check"))

    def name_some(self, communes: Sequence[str]) -> str:
        """List communes by their codes or names, no more than a message can hold."""
        listed = ", ".join(communes[:NAMED])
        more = len(communes) - NAMED
        return say(self.settings.lang, "and_more", listed=listed, number=more) if more > 0 else listed

    def _tell_outside(self, code: str, day: datetime.date, codes: list[str]) -> None:
        lang = self.settings.lang
        communes = say(lang, "outside_communes", communes=self.name_some(codes))
        tell_outside(self.data, code, day, say(lang, "day_of", day=numbers.day(day, lang)), communes, lang)
