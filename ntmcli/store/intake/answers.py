"""Put entries into the text of a commune's file, review by review, and find which of them brings up an error."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ntmcli.diagnostic import Diagnostic, Loc
from ntmcli.model.commune import Commune
from ntmcli.model.form import PART
from ntmcli.model.intake import Batch, Entry, Fault
from ntmcli.model.values import parse_date
from ntmcli.store.audit import Data, Given
from ntmcli.store.editor import Answer, put_results
from ntmcli.store.folder import Loaded
from ntmcli.store.trial import TriedChange, extent_of, try_change


@dataclass(slots=True)
class Change:
    """A commune's file with the entries that can be written."""

    old: bytes
    new: bytes
    batches: list[Batch]
    trial: TriedChange | None = None
    """None where nothing is left to write."""
    errors: list[tuple[Entry | None, Diagnostic]] = field(default_factory=list)
    """What kept entries from being written; None where it is not known which."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each entry in the file, by the place of its cell."""
    unsourced: list[str] = field(default_factory=list)
    """The codes of what neither says nor has a review that says where it comes from."""
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: dict[str, tuple[str, ...]] = field(default_factory=dict)


def find_doubles(batches: Iterable[Batch]) -> list[Fault]:
    """Find what several sheets of a file say of the same review."""
    places: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for batch in batches:
        for entry in batch.entries:
            places[batch.path, batch.framework, batch.date, entry.key].append(entry)
    doubled = [entries for entries in places.values() if len(entries) > 1]
    return [Fault(entry.place, "double", {"code": entry.key}) for entries in doubled for entry in entries]


def compose(entries: Iterable[Entry]) -> dict[str, Answer]:
    """Make the answers of a review; parts go into the answer of their indicator."""
    answers: dict[str, Answer] = {}
    parts: dict[str, dict[str, Answer]] = defaultdict(dict)
    for entry in entries:
        answer = Answer(
            value=entry.value,
            outcome=entry.outcome,
            count=entry.count,
            of=entry.of,
            year=entry.year,
            source=entry.source,
            evidence=entry.evidence,
            note=entry.note,
        )
        code, _, part = entry.key.partition(PART)
        if part:
            parts[code][part] = answer
        else:
            answers[code] = answer
    for code, given in parts.items():
        answers[code] = replace(answers.get(code, Answer()), parts=given)
    return answers


def make_change(data: Data, before: Loaded[Commune], old: bytes, shown: str, batches: Sequence[Batch]) -> Change:
    """Write what can be written into the text of a file; what would be in error is left out and kept with its reason.

    `shown` is what the file is called in messages. Raises DataError where the file is laid out as no edit can be
    sure of.
    """
    change = Change(old, old, sorted(batches, key=lambda batch: parse_date(batch.date).last_day))
    while any(batch.entries for batch in change.batches):
        places = _put(change, data, shown)
        path = change.batches[0].path
        trial = try_change(data, before, Given(change.new, str(path), path), places)
        if not trial.errors:
            change.trial = trial
            root = trial.after.document
            change.lines = {entry.place: root.span(loc, on_key=True).line for loc, at in places.items() for entry in at}
            change.unsourced = list(_find_unsourced(trial.after.model, places))
            return change
        faulty: list[Entry] = []
        for error in trial.errors:
            there = _find_entries(trial, error, places)
            change.errors += [(entry, error) for entry in there] or [(None, error)]
            # What cannot be told apart is left out together.
            faulty += there or [entry for batch in change.batches for entry in batch.entries]
        change.batches = [
            replace(batch, entries=tuple(each for each in batch.entries if each not in faulty))
            for batch in change.batches
        ]
        change.new = old
    return change


def _put(change: Change, data: Data, shown: str) -> dict[Loc, list[Entry]]:
    """Write the entries, oldest review first; return the key paths written, each with its entries."""
    places: dict[Loc, list[Entry]] = {}
    change.new, change.kept, change.dropped = change.old, {}, {}
    for batch in change.batches:
        answers = compose(batch.entries)
        if not answers:
            continue
        edited = put_results(
            change.new,
            shown,
            batch.date,
            answers,
            framework=batch.framework,
            default=data.default,
            today=data.today,
            source=batch.source,
        )
        change.new = edited.data
        change.kept |= edited.kept
        change.dropped |= edited.dropped
        for entry in batch.entries:
            loc = ("reviews", edited.position, "results", entry.key.partition(PART)[0])
            places.setdefault(loc, []).append(entry)
    return places


def _find_entries(trial: TriedChange, error: Diagnostic, places: Mapping[Loc, Sequence[Entry]]) -> list[Entry]:
    """Return the entries in whose text an error was found."""
    start = (error.span.line, error.span.column)
    found: list[Entry] = []
    for loc, entries in places.items():
        first, end = extent_of(trial.after.document.root, loc)
        if first <= start < end:
            found += entries
    return found


def _find_unsourced(commune: Commune | None, places: Iterable[Loc]) -> Iterator[str]:
    for _, position, _, code in places:
        review = None if commune is None else commune.reviews[int(position)]
        result = None if review is None else review.results[str(code)]
        if review is not None and result is not None:
            told = review.source or result.source or review.illustrative or result.illustrative
            if not told:
                yield str(code)
