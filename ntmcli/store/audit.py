"""Every finding of a data folder, and which communes can be judged from it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from ntmcli.check import (
    Checker,
    check_adjustment,
    check_gso_codes,
    check_mergers,
    check_names,
    check_precedence,
    check_reach,
    check_rivals,
)
from ntmcli.diagnostic import Diagnostic, Finding
from ntmcli.diagnostic.catalogue import blocks
from ntmcli.judge.claims import find_conflicts
from ntmcli.judge.lapses import find_lapses
from ntmcli.judge.targets import Rules
from ntmcli.model.adjustment import Adjustment, Applies
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store import folder
from ntmcli.store.evidence import find_evidence_faults
from ntmcli.store.folder import Loaded
from ntmcli.store.reader import Document, read


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


@dataclass(slots=True)
class Communes:
    """What is kept of the communes of a folder while all of it is checked."""

    files: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    cards: list[Commune] = field(default_factory=list)
    """Each commune without its reviews."""
    paths: dict[int, str] = field(default_factory=dict)
    """The path of each card's file."""
    unread: dict[str, str | None] = field(default_factory=dict)
    """The codes of the files that could not be read, each with its province where that could."""


class Data:
    """A data folder: adjustments read at once, frameworks and communes as they are asked for."""

    def __init__(self, root: Path, today: datetime.date, instead: Mapping[Path, bytes] | None = None) -> None:
        self.root = root
        self.today = today
        self.instead = instead or {}
        """What stands for files, by their paths: as they would be, were they written."""
        self._unread = {path.stem: path for path in folder.list_rules(root, "frameworks")}
        self.frameworks = [folder.load_framework(root / folder.CRITERIA, self.instead.get(root / folder.CRITERIA))]
        self.adjustments = [
            folder.load_adjustment(path, self.instead.get(path)) for path in folder.list_rules(root, "adjustments")
        ]
        self._unchecked: list[Loaded[Framework] | Loaded[Adjustment]] = [*self.frameworks, *self.adjustments]
        self.default = self.frameworks[0].document.written("code") or ""
        self.known = {*self._unread, self.default or folder.CRITERIA}
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

    def _read(self, path: Path) -> None:
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
                _add(loaded.document, check_adjustment(model, self.checker))
            elif model is not None:
                _add(loaded.document, self.checker.check_framework(model))
        self._unchecked = waiting

    def _find_unusable(self) -> dict[str, Diagnostic]:
        """Return the frameworks that have an error or build on one that has, each with the error."""
        unusable: dict[str, Diagnostic] = {}
        for loaded in self.frameworks:
            error = _first_error(loaded.document)
            if error is not None:
                code = self.default if loaded is self.frameworks[0] else loaded.code
                unusable.setdefault(code or folder.CRITERIA, error)
        # Where the code of criteria.yaml cannot be read, a framework that is not there may be that one.
        lost = None if self.default else unusable.get(folder.CRITERIA)
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

    def check(self, given: Given, max_age: int | None = None) -> Loaded[Commune]:
        """Find all that a commune's text shows by itself, warnings of what has lapsed or is not there among it."""
        loaded = self._check(_type_given(given))
        self._check_lapses(loaded, max_age)
        return loaded

    def _check(self, loaded: Loaded[Commune]) -> Loaded[Commune]:
        commune = loaded.partial
        if commune is None:
            return loaded
        frameworks = self._frameworks_of(commune)
        self.need(frameworks)
        bears = any(each.bears_on(commune, frameworks, None) for each in self.broken)
        if not bears:
            _add(loaded.document, self.checker.check_commune(commune))
            if not _first_error(loaded.document):
                _add(loaded.document, find_conflicts(commune, self.rules, self.today))
        return loaded

    def obstacle(self, loaded: Loaded[Commune], framework: str | None, day: datetime.date | None) -> Diagnostic | None:
        """Return the error that keeps a commune from being judged on a day, if there is one."""
        own = _first_error(loaded.document)
        commune = loaded.model
        if own is not None or commune is None:
            return own
        code = framework or self.rules.framework_of(commune) or folder.CRITERIA
        self.need([code])
        if code not in self.rules.frameworks:  # where the code of criteria.yaml cannot be read, it may be that one
            return self.unusable.get(code) or self.unusable[folder.CRITERIA]
        needed = {code} | self.checker.builds_on(code)
        for broken in self.broken:
            if broken.bears_on(commune, needed, day):
                return broken.diagnostic
        for one, other, finding in check_rivals(self.checker.adjustments, [commune]):
            both = day is None or (one.applies.holds(day) and other.applies.holds(day))
            if other.framework in needed and both:
                return self._document_of(other).place(finding)
        return None

    def _frameworks_of(self, commune: Commune) -> set[str]:
        """Return the codes of the frameworks that a commune's file refers to."""
        named = {commune.framework or self.default, *(commune.zone if isinstance(commune.zone, dict) else ())}
        named |= {review.framework for review in commune.reviews if review.framework}
        return named | {title.framework for title in commune.recognised if title.framework}

    def _document_of(self, adjustment: Adjustment) -> Document:
        return next(each.document for each in self.adjustments if each.model is adjustment)

    def find_all(self, given: Given | None = None, max_age: int | None = None) -> tuple[list[str], list[Diagnostic]]:
        """Read the whole folder; return the paths of the files read and every diagnostic, in order of place.

        `given` stands for one of the communes' files; results of more than `max_age` days are found too old.
        """
        self.need_all()
        rules: list[Loaded[Framework] | Loaded[Adjustment]] = [*self.frameworks, *self.adjustments]
        typed = None if given is None else self._check(_type_given(given))
        there = Communes()
        self._check_communes(there, self._load_all(given, typed), max_age)
        self._check_adjustments(there)
        found = [*there.found, *_check_between(there, typed)]
        for each in rules:
            found += each.document.diagnostics
        for path in folder.list_unread(self.root):
            document = Document(str(path))
            document.add(Finding("NTM015", (), {"text": path.name}))
            found += document.diagnostics
        files = [*(each.path for each in rules), *there.files]
        return files, sorted(found, key=lambda each: (each.path, each.span, each.code))

    def survey(self) -> Communes:
        """Read all communes, so that a new one can be held against them."""
        self.need_all()
        there = Communes()
        self._check_communes(there, map(self.load, folder.list_communes(self.root)), None)
        return there

    def weigh(self, given: Given, there: Communes) -> list[Diagnostic]:
        """Return what is wrong with the text of a commune without reviews that is not there yet, in order of place."""
        typed = self._check(_type_given(given))
        found = list(typed.document.diagnostics)
        if typed.model is not None:
            paths = {**there.paths, id(typed.model): given.path}
            together = Communes(cards=[*there.cards, typed.model], paths=paths, unread=there.unread)
            found += [each for each in _check_between(together, typed) if each.path == given.path]
        return sorted(found, key=lambda each: (each.span, each.code))

    def _check_communes(self, there: Communes, communes: Iterator[Loaded[Commune]], max_age: int | None) -> None:
        """Go through the communes, keeping of each what it takes to check it against the others."""
        stems: dict[str, Path] = {}
        for loaded in communes:
            document, path = loaded.document, Path(loaded.path)
            there.files.append(loaded.path)
            self._check_lapses(loaded, max_age)
            if loaded.model is not None:
                card = loaded.model.model_copy(update={"reviews": (), "hamlets": (), "responsible": (), "effort": {}})
                there.paths[id(card)] = loaded.path
                there.cards.append(card)
            else:
                there.unread |= dict.fromkeys(
                    (path.stem, document.written("code") or path.stem), document.written("province")
                )
            there.found += document.diagnostics
            if path.stem in stems:
                first = stems[path.stem].relative_to(self.root).as_posix()
                there.found.append(document.place(Finding("NTM323", ("code",), {"text": path.stem, "other": first})))
            stems.setdefault(path.stem, path)

    def _check_lapses(self, loaded: Loaded[Commune], max_age: int | None) -> None:
        """Look for what has lapsed in a commune that can be judged, and for evidence that is not there."""
        if loaded.model is not None:
            reviewed = {None, *(review.framework for review in loaded.model.reviews)}
            if all(self.obstacle(loaded, code, None) is None for code in reviewed):
                _add(loaded.document, find_lapses(loaded.model, self.rules, self.today, max_age))
            _add(loaded.document, find_evidence_faults(loaded.model, self.root))

    def _check_adjustments(self, there: Communes) -> None:
        """Check the adjustments against each other and against the communes there are."""
        steps = self.checker.adjustments
        for step in self.adjustments:
            if step.model is not None:
                _add(step.document, check_reach(step.model, there.cards, there.unread))
        for _, adjustment, finding in check_rivals(steps, there.cards, anywhere=True):
            self._document_of(adjustment).add(finding)
        for adjustment, finding in check_precedence(steps, there.cards):
            self._document_of(adjustment).add(finding)

    def _load_all(self, given: Given | None, typed: Loaded[Commune] | None) -> Iterator[Loaded[Commune]]:
        """Load every commune; the text given, typed already, in the place of its file."""
        for path in folder.list_communes(self.root):
            if given is None or typed is None or not _stands_for(given, typed, path):
                yield self.load(path)
        if typed is not None:
            yield typed


def _check_between(there: Communes, typed: Loaded[Commune] | None) -> Iterator[Diagnostic]:
    """Check the communes against each other."""
    cards = there.cards
    for card, finding in (*check_gso_codes(cards), *check_mergers(cards, there.unread), *check_names(cards)):
        path = there.paths[id(card)]
        document = typed.document if typed and path == typed.path else folder.read_file(Path(path))
        yield document.place(finding)


def _type_given(given: Given) -> Loaded[Commune]:
    return folder.type_commune(read(given.data, given.path), None if given.file is None else given.file.stem)


def _stands_for(given: Given, typed: Loaded[Commune], path: Path) -> bool:
    return path.stem == typed.document.written("code") if given.file is None else path == given.file


def _add(document: Document, findings: Iterator[Finding]) -> None:
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
