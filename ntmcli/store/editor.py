"""Write results into the file of a commune: one place changes, everything else stays as its author wrote it."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import PydanticCustomError

from ntmcli.model.commune import FIGURE_BEGINS
from ntmcli.model.values import OUTCOME_WORDS, parse_date
from ntmcli.store.mappings import add_entries, edit_mapping, replace_value
from ntmcli.store.patch import Change, Script, is_flow
from ntmcli.store.reader import Items, Map
from ntmcli.store.scalars import clean, write_flow, write_results, write_scalar

FIGURES = ("value", "outcome", "count", "of", "parts", "hamlets")
"""The keys of a result that say what was found; those of an earlier answer contradict a new one that lacks them."""
AFTER_REVIEWS = ("hamlets", "responsible", "note")
"""The keys of a commune that stand behind its reviews."""
STEP = 2
"""Blanks by which a file without an example of its own is indented."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for an indicator or a criterion, as it is written in a file.

    `value` is a figure, a bound or an outcome word; `outcome` is one stated beside a figure.
    """

    value: str | None = None
    outcome: str | None = None
    count: str | None = None
    of: str | None = None
    parts: Mapping[str, "Answer"] = field(default_factory=dict)
    year: str | None = None
    source: str | None = None
    evidence: tuple[str, ...] = ()
    note: str | None = None

    def entries(self) -> dict[str, Any]:
        """Return what a mapping holds of the answer, in the order in which it is written."""
        found: dict[str, Any] = {}
        if self.value is not None:
            is_figure = self.value.strip()[:1] in FIGURE_BEGINS or self.outcome is not None
            found["value" if is_figure else "outcome"] = _tidy(self.value)
        if self.outcome is not None:
            found["outcome"] = _tidy(self.outcome)
        for key in ("count", "of"):
            if (number := getattr(self, key)) is not None:
                found[key] = clean(number)
        if self.parts:
            found["parts"] = {clean(code): _shorten(each.entries()) for code, each in self.parts.items()}
        for key in ("year", "source", "note"):
            if (text := getattr(self, key)) is not None:
                found[key] = clean(text)
        if self.evidence:
            found["evidence"] = [clean(name) for name in self.evidence]
        return found


@dataclass(frozen=True, slots=True)
class Edited:
    """A commune's file with results written into it, and what became of those that stood there."""

    data: bytes
    position: int
    """The review's place in the file, from 0."""
    is_new: bool
    """Whether the review was not there before."""
    dropped: Mapping[str, tuple[str, ...]]
    """By code, the keys of an earlier answer that the new one contradicts, and parts it leaves out: they are gone."""
    kept: Mapping[str, tuple[str, ...]]
    """By code, the keys of an earlier answer that stay beside the new one."""


def put_results(
    data: bytes,
    path: str,
    date: str,
    answers: Mapping[str, Answer],
    *,
    framework: str,
    default: str,
    today: datetime.date,
    source: str | None = None,
) -> Edited:
    """Write answers, by code, into the review of a date and framework, or into a new one in its place in time.

    `default` is the framework of communes that name none. `source` says where the answers come from: the source of a
    new review, and of each answer whose review has another one. Of several reviews of a date the last is taken.
    Raises DataError where the file cannot be read or is laid out such that no edit can be sure of it.
    """
    editing = _Editing(Script(data, path), framework, default, today)
    entries = {code: answers[code].entries() for code in sorted(answers, key=_natural)}
    return editing.put(clean(date), entries, None if source is None else clean(source))


class _Editing:
    """The changes to one file, and the tree that is to be read back."""

    def __init__(self, script: Script, framework: str, default: str, today: datetime.date) -> None:
        self.script = script
        self.framework = framework
        self.own = str(script.root.get("framework", default)).strip()
        self.today = today
        self.expected: dict[str, Any] = _copy(script.root)
        self.changes: list[Change] = []
        self.dropped: dict[str, tuple[str, ...]] = {}
        self.kept: dict[str, tuple[str, ...]] = {}
        self.step = next(_steps(script.root, Map), STEP)

    def put(self, date: str, entries: dict[str, dict[str, Any]], source: str | None) -> Edited:
        root = self.script.root
        reviews = root.get("reviews")
        listed: list[Map] = reviews if isinstance(reviews, Items) else []
        if not all(isinstance(review, Map) for review in listed):
            self.script.refuse(self.script.entry(root, "reviews")[0])
        found = [at for at, review in enumerate(listed) if self._is_of(review, date)]
        if found:
            position = found[-1]
            self._change_review(listed[position], self.expected["reviews"][position], entries, source)
        else:
            days = [self._day(review.get("date")) for review in listed]
            position = next((at for at, day in enumerate(days) if day > self._day(date)), len(days))
            review: dict[str, Any] = {"date": date}
            if source is not None:
                review["source"] = source
            if self.framework != self.own:
                review["framework"] = self.framework
            review["results"] = {code: _shorten(each) for code, each in entries.items()}
            self._add_review(position, review)
        made = self.script.apply(self.changes, self.expected)
        return Edited(made, position, not found, self.dropped, self.kept)

    def _is_of(self, review: Map, date: str) -> bool:
        framework = str(review.get("framework", self.own)).strip()
        return str(review.get("date")).strip() == date and framework == self.framework

    def _day(self, date: object) -> datetime.date:
        try:
            return parse_date(date).judged_on(self.today)
        except PydanticCustomError:
            self.script.refuse(self.script.entry(self.script.root, "reviews")[0])

    # -- a review that is there

    def _change_review(
        self, review: Map, expected: dict[str, Any], entries: dict[str, dict[str, Any]], source: str | None
    ) -> None:
        results = review.get("results")
        there = results if isinstance(results, Map) else None
        new = {}
        for code, entry in entries.items():
            before = None if there is None else there.get(code)
            has_own = isinstance(before, Map) and "source" in before
            if source is not None and (has_own or str(review.get("source", "")).strip() != source):
                entry.setdefault("source", source)
            if there is None or before is None:
                new[code] = _shorten(entry)
            else:
                expected["results"][code] = self._change_result(there, code, entry, source is not None)
        if new:
            self._add_results(review, new)
            expected["results"] = {**(expected.get("results") or {}), **new}

    def _change_result(self, results: Map, code: str, entry: dict[str, Any], has_source: bool) -> Any:
        """Write one answer over an earlier one; return the result that is to be read back."""
        before = results[code]
        if not isinstance(before, Map):
            answer = _shorten(entry)
            self.changes.append(replace_value(self.script, results, code, write_flow(answer)))
            return answer
        gone = [key for key in before if key in FIGURES and key not in entry]
        if has_source and "illustrative" in before:
            gone.append("illustrative")  # which says that there is no source
        if dropped := (*gone, *_find_parts_gone(before.get("parts"), entry.get("parts"))):
            self.dropped[code] = dropped
        kept = tuple(key for key in before if key not in gone and key not in entry)
        if kept:
            self.kept[code] = kept
        put = {key: write_flow(value) for key, value in entry.items()}
        self.changes += edit_mapping(self.script, before, gone, put)
        return {**{key: value for key, value in _copy(before).items() if key not in gone}, **entry}

    def _add_results(self, review: Map, new: dict[str, Any]) -> None:
        results = review.get("results")
        if not isinstance(results, Map) or (not results and not is_flow(review)):
            column = review.start.start_mark.column + self.step
            lines = [" " * column + entry for entry in write_results(new)]
            self._add_block(review, "results", ("conditions",), lines, write_flow(new), column)
            return
        known = list(results)
        in_order = known == sorted(known, key=_natural)
        behind: dict[str | None, dict[str, Any]] = {}
        for code, result in new.items():
            before = [each for each in known if not in_order or _natural(each) < _natural(code)]
            behind.setdefault(before[-1] if before else None, {})[code] = result
        head = review.places["results"][0].end_mark.index
        for after, some in behind.items():
            self.changes.append(add_entries(self.script, results, after, write_results(some), head))

    # -- a review that is new

    def _add_review(self, position: int, review: dict[str, Any]) -> None:
        root = self.script.root
        reviews = root.get("reviews")
        if not isinstance(reviews, Items) or (not reviews and not is_flow(root)):
            column = root.start.start_mark.column + next(_steps(root, Items), self.step)
            self._add_block(
                root, "reviews", AFTER_REVIEWS, self._lines(review, column, STEP), f"[{_write_review(review)}]", column
            )
        elif is_flow(reviews):
            text = _write_review(review)
            if position:
                place = self.script.end(reviews[position - 1], reviews.places[position - 1])
                self.changes.append(Change(place, place, f", {text}"))
            else:
                place = reviews.start.end_mark.index
                self.changes.append(Change(place, place, f"{text}, " if reviews else text))
        else:
            self._add_item(reviews, position, review)
        self.expected["reviews"] = [*(self.expected.get("reviews") or ())]
        self.expected["reviews"].insert(position, review)

    def _add_item(self, reviews: Items, position: int, review: dict[str, Any]) -> None:
        """Add a review to a list written over several lines, set apart by blank lines where the others are."""
        script = self.script
        column = reviews.start.start_mark.column
        lines = self._lines(review, column, reviews[0].start.start_mark.column - column)
        ends = [script.end(each, event) for each, event in zip(reviews, reviews.places, strict=True)]
        starts = [each.start.start_mark.index for each in reviews]
        apart = any(script.has_blank_line(end, start) for end, start in zip(ends, starts[1:], strict=False))
        if position:
            above = ends[position - 1]
            lines = ["", *lines] if apart else lines
        else:
            above = script.root.places["reviews"][0].end_mark.index
            lines = [*lines, ""] if apart else lines
        self.changes.append(script.insert_lines(above, lines, column))

    def _lines(self, review: dict[str, Any], column: int, gap: int) -> list[str]:
        """Write a review as an item of a list whose signs stand in a column, its text a gap further in."""
        pad = " " * (column + gap)
        lines = [f"{pad}{key}: {write_scalar(value)}" for key, value in review.items() if key != "results"]
        lines[0] = f"{' ' * column}-{lines[0][column + 1 :]}"
        results = (f"{pad}{' ' * self.step}{entry}" for entry in write_results(review["results"]))
        return [*lines, f"{pad}results:", *results]

    def _add_block(
        self, node: Map, key: str, before: tuple[str, ...], lines: list[str], flow: str, column: int
    ) -> None:
        """Add lines below a key of a mapping: one that is new, empty, or has nothing between its brackets."""
        script = self.script
        if key not in node:
            after = [each for each in node.places if each not in before] or list(node.places)
            entry = f"{key}: {flow}" if is_flow(node) else script.line_break.join([f"{key}:", *lines])
            self.changes.append(add_entries(script, node, after[-1], [entry]))
        elif is_flow(node):
            self.changes.append(replace_value(script, node, key, flow))
        else:
            name_end, end = node.places[key][0].end_mark.index, script.entry(node, key)[2]
            colon = script.text.find(":", name_end, end)
            if node[key] or colon < 0 or script.has_break(name_end, end):
                script.refuse(name_end)
            self.changes.append(Change(colon + 1, end, ""))
            self.changes.append(script.insert_lines(end, lines, column))


def _find_parts_gone(before: Any, after: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield the parts of an earlier answer of which a new one with parts says nothing."""
    if isinstance(before, Map) and after is not None:
        yield from (f"parts.{code}" for code in before if code not in after)


def _write_review(review: dict[str, Any]) -> str:
    """Write a review between brackets."""
    entries = [f"{key}: {write_scalar(value)}" for key, value in review.items() if key != "results"]
    return "{" + ", ".join([*entries, "results: {" + ", ".join(write_results(review["results"])) + "}"]) + "}"


def _steps(node: Any, kind: type[Map] | type[Items]) -> Iterator[int]:
    """Yield by how much lists, or mappings, written over several lines stand further in than their key."""
    if isinstance(node, Map):
        for key, (name, _) in node.places.items():
            inner = node[key]
            if isinstance(inner, kind) and not is_flow(inner):
                yield inner.start.start_mark.column - name.start_mark.column
            yield from _steps(inner, kind)
    elif isinstance(node, Items):
        for item in node:
            yield from _steps(item, kind)


def _copy(node: Any) -> Any:
    """Copy a tree as plain mappings and lists."""
    if isinstance(node, Map):
        return {key: _copy(value) for key, value in node.items()}
    return [_copy(item) for item in node] if isinstance(node, Items) else node


def _shorten(entry: dict[str, Any]) -> Any:
    """Return a result that is a bare figure or word as that."""
    return next(iter(entry.values())) if entry.keys() in ({"value"}, {"outcome"}) else entry


def _tidy(text: str) -> str:
    """Return an outcome word in its usual letters, and anything else as it was given."""
    text = clean(text)
    word = " ".join(text.split()).casefold()
    return word if word in OUTCOME_WORDS else text


def _natural(code: str) -> list[tuple[int, int, str]]:
    """Return what codes are put in order by: 2.2 before 10."""
    steps = re.split(r"[.-]", code)
    return [(0, int(step), "") if re.fullmatch("[0-9]{1,30}", step) else (1, 0, step) for step in steps]
