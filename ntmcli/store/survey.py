"""Every finding of a data folder: of each file by itself, and of the files together."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ntmcli.check import check_gso_codes, check_mergers, check_names, check_precedence, check_reach, check_rivals
from ntmcli.diagnostic import Diagnostic, Finding, Span
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store import folder
from ntmcli.store.audit import Data, Given, add_all
from ntmcli.store.crowd import Work, answer_all
from ntmcli.store.disk import list_communes
from ntmcli.store.evidence import find_fault, list_evidence
from ntmcli.store.folder import Loaded
from ntmcli.store.reader import Document
from ntmcli.store.results import Results, digest_of, program

CARD = (
    *("code", "name", "district", "province", "gso_code", "framework", "valid"),
    *("formed_from", "merged_into", "zone"),
)
"""The keys of a commune by which it is checked against other files."""


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


Track = Callable[[Iterator[Any], int], AbstractContextManager[Iterator[Any]]]
"""Passes answers on and tells how many of them have come."""


def _pass_on(items: Iterator[Any], total: int) -> AbstractContextManager[Iterator[Any]]:
    del total
    return nullcontext(items)


def find_all(
    data: Data,
    given: Given | None = None,
    max_age: int | None = None,
    results: Results | None = None,
    track: Track = _pass_on,
) -> tuple[list[str], list[Diagnostic]]:
    """Read the whole folder; return the paths of the files read and every diagnostic, in order of place.

    `given` stands for one of the communes' files; results of more than `max_age` days are found too old.
    """
    data.need_all()
    typed = None if given is None else data.type_given(given)
    paths = list(list_communes(data.root))
    if given is not None and typed is not None:
        paths = [path for path in paths if not _stands_for(given, typed, path)]
    there = _survey(data, paths, max_age, results, track)
    if typed is not None:
        _take(there, Path(typed.path), examine(data, typed, max_age), data.root)
    _find_doubles(there, typed, data.root)
    _check_adjustments(there, data)
    found = [*there.found, *_check_between(there, typed)]
    rules: list[Loaded[Framework] | Loaded[Adjustment]] = [*data.frameworks, *data.adjustments]
    for each in rules:
        found += each.document.diagnostics
    for path in folder.list_unread(data.root):
        document = Document(str(path))
        document.add(Finding("NTM015", (), {"text": path.name}))
        found += document.diagnostics
    files = [*(each.path for each in rules), *there.files]
    return files, sorted(found, key=lambda each: (each.path, each.span, each.code))


def survey(data: Data, results: Results | None = None, track: Track = _pass_on) -> Communes:
    """Read all communes, so that a new one can be held against them."""
    data.need_all()
    return _survey(data, list(list_communes(data.root)), None, results, track)


def _survey(data: Data, paths: Sequence[Path], max_age: int | None, results: Results | None, track: Track) -> Communes:
    begin = partial(begin_check, data.root, data.today, max_age, data.instead)
    there = Communes()
    answers = answer_all(paths, _make_work(data, max_age), begin, results or Results(None))
    with track(answers, len(paths)) as tracked:
        for path, answer in zip(paths, tracked, strict=True):
            _take(there, path, answer, data.root)
    return there


def weigh(data: Data, given: Given, there: Communes) -> list[Diagnostic]:
    """Return what is wrong with the text of a commune without reviews that is not there yet, in order of place."""
    typed = data.type_given(given)
    found = list(typed.document.diagnostics)
    if typed.model is not None:
        paths = {**there.paths, id(typed.model): given.path}
        together = Communes(cards=[*there.cards, typed.model], paths=paths, unread=there.unread)
        found += [each for each in _check_between(together, typed) if each.path == given.path]
    return sorted(found, key=lambda each: (each.span, each.code))


def begin_check(root: Path, today: datetime.date, max_age: int | None, instead: Mapping[Path, bytes]) -> Work:
    """Make what checks a commune's file by itself, in a process of its own."""
    return _make_work(Data(root, today, instead), max_age)


def _make_work(data: Data, max_age: int | None) -> Work:
    asked = digest_of("check", max_age, program())
    return Work(lambda: data.digest(asked), lambda path: examine(data, data.load(path), max_age))


def examine(data: Data, loaded: Loaded[Commune], max_age: int | None) -> dict[str, Any]:
    """Say what is wrong with a commune's file by itself, and what it takes to check it against the others."""
    data.add_lapses(loaded, max_age)
    document, commune = loaded.document, loaded.model
    card = evidence = None
    if commune is not None:
        evidence = [[astuple(document.span(loc)), name] for loc, name in list_evidence(commune)]
        card = {key: value for key, value in (document.root or {}).items() if key in CARD}
    return {
        "found": [[astuple(each.span), each.code, dict(each.args)] for each in document.diagnostics],
        "code": document.written("code"),
        "province": document.written("province"),
        "card": card,
        "evidence": evidence or [],
    }


def _take(there: Communes, path: Path, answer: dict[str, Any], root: Path) -> None:
    """Take what was found in one file, and keep of it what it takes to check it against the others."""
    document = Document(str(path))
    document.diagnostics = [Diagnostic(str(path), Span(*span), code, args) for span, code, args in answer["found"]]
    for span, name in answer["evidence"]:
        fault = find_fault(name, root)
        if fault is not None:
            document.refuse(fault, Span(*span), {"text": name})
    there.files.append(str(path))
    there.found += document.diagnostics
    if answer["card"] is not None:
        card = Commune.model_validate(answer["card"])
        there.paths[id(card)] = str(path)
        there.cards.append(card)
    else:
        there.unread |= dict.fromkeys((path.stem, answer["code"] or path.stem), answer["province"])


def _find_doubles(there: Communes, typed: Loaded[Commune] | None, root: Path) -> None:
    """Find files of one name in two folders."""
    stems: dict[str, Path] = {}
    for path in map(Path, there.files):
        first = stems.setdefault(path.stem, path)
        if first is not path:
            args = {"text": path.stem, "other": first.relative_to(root).as_posix()}
            there.found.append(_read(str(path), typed).place(Finding("NTM323", ("code",), args)))


def _check_adjustments(there: Communes, data: Data) -> None:
    """Check the adjustments against each other and against the communes there are."""
    steps = data.checker.adjustments
    for step in data.adjustments:
        if step.model is not None:
            add_all(step.document, check_reach(step.model, there.cards, there.unread))
    for _, adjustment, finding in check_rivals(steps, there.cards, anywhere=True):
        data.document_of(adjustment).add(finding)
    for adjustment, finding in check_precedence(steps, there.cards):
        data.document_of(adjustment).add(finding)


def _check_between(there: Communes, typed: Loaded[Commune] | None) -> Iterator[Diagnostic]:
    """Check the communes against each other."""
    cards = there.cards
    for card, finding in (*check_gso_codes(cards), *check_mergers(cards, there.unread), *check_names(cards)):
        yield _read(there.paths[id(card)], typed).place(finding)


def _read(path: str, typed: Loaded[Commune] | None) -> Document:
    """Read a file again to place a finding in it."""
    return typed.document if typed and path == typed.path else folder.read_file(Path(path))


def _stands_for(given: Given, typed: Loaded[Commune], path: Path) -> bool:
    return path.stem == typed.document.written("code") if given.file is None else path == given.file
