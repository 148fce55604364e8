"""The rules of a data folder, and which communes can be judged by them."""

import contextlib
import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ntmcli.check import (
    Checker,
    check_adjustment,
    check_rivals,
)
from ntmcli.diagnostic import Diagnostic, Finding
from ntmcli.diagnostic.catalogue import blocks
from ntmcli.judge.claims import find_conflicts
from ntmcli.judge.targets import Rules
from ntmcli.model.adjustment import Adjustment, Applies
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store import folder
from ntmcli.store.disk import CRITERIA, Seen, list_rules, read_bytes, watch
from ntmcli.store.evidence import find_evidence_faults
from ntmcli.store.folder import Loaded
from ntmcli.store.reader import Document, read
from ntmcli.store.results import digest_of


@dataclass(frozen=True, slots=True)
class Broken:
    """An adjustment that cannot be used, and as much of its reach as could be read."""

    diagnostic: Diagnostic
    framework: str | None
    applies: Applies | None

    def bears_on(self, commune: Commune, frameworks: Iterable[str], day: datetime.date | None) -> bool:
        if self.framework is not None and self.framework not in frameworks:
            return False
        if self.applies is None:
            return True
        places = (commune.place(code) for code in ([self.framework] if self.framework else frameworks))
        return any(map(self.applies.names, places)) and (day is None or self.applies.holds(day))


@dataclass(frozen=True, slots=True)
class Given:
    """The text of a commune that stands for its file: as an editor holds it, saved or not."""

    data: bytes
    path: str
    """What the text is called."""
    file: Path | None
    """The file it stands for; None: the one that is named by the code in the text."""


class Data:
    """A data folder: adjustments read at once, frameworks and communes as they are asked for."""

    def __init__(self, root: Path, today: datetime.date, instead: Mapping[Path, bytes] | None = None) -> None:
        self.root = root
        self.today = today
        self.instead = instead or {}
        """What stands for files, by their paths: as they would be, were they written."""
        self._seen = Seen()
        self._digest: str | None = None
        with watch(self._seen):
            self._unread = {path.stem: path for path in list_rules(root, "frameworks")}
            self.frameworks = [folder.load_framework(root / CRITERIA, self.instead.get(root / CRITERIA))]
            self.adjustments = [
                folder.load_adjustment(path, self.instead.get(path)) for path in list_rules(root, "adjustments")
            ]
        self._unchecked: list[Loaded[Framework] | Loaded[Adjustment]] = [*self.frameworks, *self.adjustments]
        self.default = self.frameworks[0].document.written("code") or ""
        self.known = {*self._unread, self.default or CRITERIA}
        """The codes of all frameworks, those not read yet among them."""
        self._take()

    def need(self, codes: Iterable[str]) -> None:
        """Read some frameworks, and those they build on, where that was not done yet."""
        if self._unread.keys().isdisjoint(codes):
            return
        for code in codes:
            if code in self._unread:
                self._read(self._unread.pop(code))
        self._take()

    def need_all(self) -> None:
        self.need(list(self._unread))

    def digest(self, asked: str) -> str | None:
        """Return the digest of what is asked, all rules and the day.

        None where one could not be read or changed meanwhile, or where other texts stand for files.
        """
        if self.instead:
            return None
        if self._digest is None:
            with watch(self._seen), contextlib.suppress(OSError):
                for path in self._unread.values():
                    read_bytes(path)
            self._digest = digest_of(self.today, sorted(self._seen.files.items()))
        return digest_of(asked, self._digest) if self._seen.whole else None

    def _read(self, path: Path) -> None:
        with watch(self._seen):
            loaded = folder.load_framework(path, self.instead.get(path))
        self.frameworks.append(loaded)
        self._unchecked.append(loaded)
        if loaded.model is not None and loaded.model.code == self.default:
            loaded.document.add(Finding("NTM321", ("code",), {"text": loaded.model.code}))
            loaded.model = None

    def _take(self) -> None:
        """Check what was read since the last time, and make the rules anew."""
        steps = [each.model for each in self.adjustments if each.model]
        needed = {self.default}
        while True:
            for code in sorted(needed & self._unread.keys()):
                self._read(self._unread.pop(code))
            readable = {each.model.code: each.model for each in self.frameworks if each.model}
            self.checker = Checker(readable, steps, self.default, self.known, self.today)
            needed = {base for code in readable for base in self.checker.builds_on(code)}
            if self._unread.keys().isdisjoint(needed):
                break
        self._check_rules()
        self.broken = [broken for broken in map(_broken, self.adjustments) if broken]
        self.unusable = self._find_unusable()
        usable = {code: each for code, each in readable.items() if code not in self.unusable}
        # What is wrong with a framework is not said again of its communes.
        self.checker = Checker(usable, steps, self.default, self.known, self.today)
        self.rules = Rules(
            usable,
            [each.model for each in self.adjustments if each.model and not _first_error(each.document)],
            self.default,
        )

    def _check_rules(self) -> None:
        """Check each framework once, and each adjustment once its framework was read."""
        waiting = []
        for loaded in self._unchecked:
            model = loaded.model
            if isinstance(model, Adjustment) and model.framework in self._unread:
                waiting.append(loaded)
            elif isinstance(model, Adjustment):
                add_all(loaded.document, check_adjustment(model, self.checker))
            elif model is not None:
                add_all(loaded.document, self.checker.check_framework(model))
        self._unchecked = waiting

    def _find_unusable(self) -> dict[str, Diagnostic]:
        """Return the frameworks that have an error or build on one that has, each with the error."""
        unusable: dict[str, Diagnostic] = {}
        for loaded in self.frameworks:
            error = _first_error(loaded.document)
            if error is not None:
                code = self.default if loaded is self.frameworks[0] else loaded.code
                unusable.setdefault(code or CRITERIA, error)
        # Where the code of criteria.yaml cannot be read, a framework that is not there may be that one.
        lost = None if self.default else unusable.get(CRITERIA)
        spreading = True
        while spreading:
            spreading = False
            for code in self.checker.frameworks:
                bases = self.checker.builds_on(code)
                base = next((unusable[each] for each in bases if each in unusable), None)
                if base is None and not bases <= self.checker.frameworks.keys():
                    base = lost
                if base is not None and code not in unusable:
                    unusable[code] = base
                    spreading = True
        return unusable

    def load(self, path: Path) -> Loaded[Commune]:
        """Load a commune and add to its diagnostics what follows from the rules it is judged by."""
        return self._check(folder.load_commune(path, self.instead.get(path)))

    def type_given(self, given: Given) -> Loaded[Commune]:
        """Type a commune's text, and add to its diagnostics what follows from the rules it is judged by."""
        return self._check(
            folder.type_commune(read(given.data, given.path), None if given.file is None else given.file.stem)
        )

    def check(self, given: Given, max_age: int | None = None) -> Loaded[Commune]:
        """Find all that a commune's text shows by itself, warnings of what has lapsed or is not there among it."""
        loaded = self.type_given(given)
        self.add_lapses(loaded, max_age)
        if loaded.model is not None:
            add_all(loaded.document, find_evidence_faults(loaded.model, self.root))
        return loaded

    def add_lapses(self, loaded: Loaded[Commune], max_age: int | None) -> None:
        """Add to the diagnostics of a commune that can be judged what has lapsed in it."""
        commune = loaded.model
        if commune is not None:
            reviewed = {None, *(review.framework for review in commune.reviews)}
            if all(self.obstacle(loaded, code, None) is None for code in reviewed):
                from ntmcli.judge.lapses import find_lapses  # only `check` asks

                add_all(loaded.document, find_lapses(commune, self.rules, self.today, max_age))

    def _check(self, loaded: Loaded[Commune]) -> Loaded[Commune]:
        commune = loaded.partial
        if commune is None:
            return loaded
        frameworks = self._frameworks_of(commune)
        self.need(frameworks)
        bears = any(each.bears_on(commune, frameworks, None) for each in self.broken)
        if not bears:
            add_all(loaded.document, self.checker.check_commune(commune))
            if not _first_error(loaded.document):
                add_all(loaded.document, find_conflicts(commune, self.rules, self.today))
        return loaded

    def obstacle(self, loaded: Loaded[Commune], framework: str | None, day: datetime.date | None) -> Diagnostic | None:
        """Return the error that keeps a commune from being judged on a day, if there is one."""
        own = _first_error(loaded.document)
        commune = loaded.model
        if own is not None or commune is None:
            return own
        code = framework or self.rules.framework_of(commune) or CRITERIA
        self.need([code])
        if code not in self.rules.frameworks:  # where the code of criteria.yaml cannot be read, it may be that one
            return self.unusable.get(code) or self.unusable[CRITERIA]
        needed = {code} | self.checker.builds_on(code)
        for broken in self.broken:
            if broken.bears_on(commune, needed, day):
                return broken.diagnostic
        for one, other, finding in check_rivals(self.checker.adjustments, [commune]):
            both = day is None or (one.applies.holds(day) and other.applies.holds(day))
            if other.framework in needed and both:
                return self.document_of(other).place(finding)
        return None

    def _frameworks_of(self, commune: Commune) -> set[str]:
        """Return the codes of the frameworks that a commune's file refers to."""
        named = {commune.framework or self.default, *(commune.zone if isinstance(commune.zone, dict) else ())}
        named |= {review.framework for review in commune.reviews if review.framework}
        return named | {title.framework for title in commune.recognised if title.framework}

    def document_of(self, adjustment: Adjustment) -> Document:
        """Return the file of an adjustment as read."""
        return next(each.document for each in self.adjustments if each.model is adjustment)


def add_all(document: Document, findings: Iterator[Finding]) -> None:
    """Record findings at their places in a file."""
    for finding in findings:
        document.add(finding)


def _first_error(document: Document) -> Diagnostic | None:
    """Return the first error for which nothing may be judged from a file."""
    errors = [each for each in document.diagnostics if blocks(each.code)]
    return min(errors, key=lambda each: each.span, default=None)


def _broken(loaded: Loaded[Adjustment]) -> Broken | None:
    error = _first_error(loaded.document)
    if error is None:
        return None
    if loaded.model is not None:
        return Broken(error, loaded.model.framework, loaded.model.applies)
    root = loaded.document.root
    try:
        applies = Applies.model_validate(root["applies"] if root and "applies" in root else None)
    except ValidationError:
        applies = None
    return Broken(error, loaded.document.written("framework"), applies)
