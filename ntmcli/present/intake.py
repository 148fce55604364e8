"""What `import` took over, or would take: results by review, what they do to the verdicts, and what cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ntmcli.diagnostic import Diagnostic, Lang
from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.judge.shifts import find_shifts
from ntmcli.judge.verdict import Assessment
from ntmcli.model.intake import Batch, Entry, Fault
from ntmcli.model.values import NUMBER, OUTCOME_WORDS, parse_date
from ntmcli.present import numbers
from ntmcli.present.json import diagnostic, document
from ntmcli.present.line_changes import show_difference
from ntmcli.present.output import Color, harmless, one_line_of, write_utf8
from ntmcli.present.page import Page, open_page
from ntmcli.present.phrases import mark, met_of
from ntmcli.present.problem import Problem
from ntmcli.present.result_set import count_criteria, describe_day, describe_shift, mark_outcome
from ntmcli.present.text import show_problem
from ntmcli.present.wording import WORDS, say

LONGEST = 80
"""Letters of a cell that a message repeats."""
COMPUTED = {"share": ("text", "hundred"), "thousands": ("decimals", "exact")}
"""The blanks of sentences that are numbers."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was, or would be, written to one commune's file."""

    path: str
    commune: str
    framework: str
    batches: Sequence[Batch]
    lines: Mapping[str, int]
    """Where each entry stands in the file, by the place of its cell."""
    kept: Mapping[str, Sequence[str]]
    dropped: Mapping[str, Sequence[str]]
    """By code, the keys of earlier results that stay, and those that are gone."""
    unsourced: Sequence[str]
    """The codes of the results that do not say where they come from."""
    diff: Sequence[str]
    problems: Sequence[Problem]
    """The warnings that the results bring up."""
    errors: Sequence[tuple[Entry | None, Diagnostic]]
    """The errors on account of which results are left out, each with the result where that is known."""
    before: Assessment | None
    after: Assessment | None

    @property
    def entries(self) -> list[Entry]:
        return [entry for batch in self.batches for entry in batch.entries]


@dataclass(slots=True)
class Taken:
    """How taking a file over went."""

    file: str
    faults: list[Fault]
    hidden: Sequence[str]
    skipped: Sequence[str]
    """The sheets that were not read: hidden ones, and those without a table."""
    unused: Sequence[str]
    """The columns that were not read."""
    dry_run: bool
    partial: bool
    remembered: str | None
    """Where it was written down which column is what."""
    files: list[Written] = field(default_factory=list)
    written: bool = False

    @property
    def errors(self) -> list[tuple[Written, Entry | None, Diagnostic]]:
        return [(each, entry, error) for each in self.files for entry, error in each.errors]

    @property
    def is_refused(self) -> bool:
        """Whether something cannot be taken, so that without `--partial` nothing is."""
        return bool(self.faults or self.errors)

    @property
    def results(self) -> int:
        """How many results were, or would be, written."""
        return sum(len(each.entries) for each in self.files) if self.partial or not self.is_refused else 0


def say_column(place: str, title: str, lang: Lang) -> str:
    """Name a column by the cell of its heading and by that."""
    return say(lang, "column", place=place, title=_short(title))


def say_fault(fault: Fault, lang: Lang) -> str:
    """Say what cannot be taken and what to do; numbers as people write them."""
    blanks = {name: _short(value) for name, value in fault.args.items()}
    if lang == "vi" and fault.kind in COMPUTED:
        # What the program works out is written as people write numbers; codes have a point in every language.
        blanks |= {name: text.replace(".", ",") for name, text in blanks.items() if name in COMPUTED[fault.kind]}
    if "day" in blanks:
        blanks["day"] = numbers.partial(parse_date(blanks["day"]), lang)
    suggestion = blanks.get("suggest")
    blanks["suggest"] = say(lang, "did_you_mean", suggest=suggestion) if suggestion else ""
    key = f"row_{fault.kind}"
    return say(lang, key if key in WORDS[lang] else fault.kind, **blanks)


def _short(text: str) -> str:
    flat = one_line_of(" ".join(text.split()))
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def _say_error(entry: Entry | None, error: Diagnostic, each: Written, lang: Lang) -> tuple[str, str]:
    """Return where an error that a check found stands in the table, and what it says."""
    place = each.path if entry is None else f"{entry.place} ({entry.key})"
    return place, f"{error.code}: {message(error, lang)} {hint(error, lang)}"


def tell(taken: Taken, lang: Lang, color: Color) -> None:
    """Write what cannot be taken, then what was written, or would be, and what it does to the verdicts."""
    page = open_page(lang, color)
    told = [(fault.place, say_fault(fault, lang)) for fault in taken.faults]
    told += [_say_error(entry, error, each, lang) for each, entry, error in taken.errors]
    for place, said in told:
        page.line((harmless(f"{place}: "), "bold"), harmless(said))
    if told:
        page.line()
    if taken.results:
        for each in taken.files:
            _tell_file(page, each, taken)
    for key, names in (("import_hidden", taken.hidden), ("import_skipped", taken.skipped)):
        if names:
            page.line(say(lang, key, list=", ".join(map(_short, names))))
    if taken.unused:
        page.line(say(lang, "import_unused", list="; ".join(taken.unused)))
    if taken.remembered is not None:
        page.line(say(lang, "import_remembered", path=taken.remembered))
    page.line((_close(taken, len(told), lang), "error" if taken.is_refused else "bold"))
    page.write()


def _close(taken: Taken, faults: int, lang: Lang) -> str:
    """Say in a sentence how it went."""
    if taken.is_refused and not taken.partial:
        return say(lang, "import_refused", number=faults)
    if not taken.results:
        return say(lang, "import_nothing")
    if not taken.dry_run and not taken.is_refused and not any(each.diff for each in taken.files):
        return say(lang, "import_same", number=taken.results)
    key = "import_written" if taken.written else "import_tried"
    return say(lang, f"{key}_partly" if taken.is_refused else key, number=taken.results, left=faults)


def _tell_file(page: Page, each: Written, taken: Taken) -> None:
    lang = page.lang
    for problem in each.problems:
        show_problem(page, problem)
    if taken.dry_run:
        show_difference(page, each.diff)
    for batch in each.batches:
        if batch.entries:
            codes = ", ".join(entry.key for entry in batch.entries)
            when = numbers.when(parse_date(batch.date), lang)
            number = len(batch.entries)
            page.line(say(lang, "import_review", path=each.path, when=when, number=number, codes=codes))
    for entry in each.entries:
        if entry.said is not None:
            said = {"code": entry.key, "text": _short(entry.said), "outcome": entry.outcome}
            page.line(say(lang, "import_reworded", **said))
        if entry.is_idle:
            page.line(say(lang, "import_idle", place=entry.place, code=entry.key))
    for key, found in (("import_kept", each.kept), ("import_dropped", each.dropped)):
        if found:
            page.line(say(lang, key, list="; ".join(f"{code} ({', '.join(keys)})" for code, keys in found.items())))
    if each.unsourced:
        page.line(say(lang, "import_unsourced", list=", ".join(each.unsourced)))
    _tell_verdicts(page, each)
    page.line()


def _tell_verdicts(page: Page, each: Written) -> None:
    lang, before, after = page.lang, each.before, each.after
    if before is None or after is None:
        return
    said = [
        f"{shift.after.code}: {mark_outcome(shift.before, lang)} → {mark_outcome(shift.after, lang)}"
        for shift in find_shifts(before, after)
    ]
    met = list(dict.fromkeys(f"{met_of(found.criteria)}{mark(found)}" for found in (before, after)))
    page.line(("; ".join([*said, " → ".join(met)]) if said else say(lang, "import_no_shift", met=met[-1]), "bold"))
    if before.day is not None and after.day is not None and before.day != after.day:
        days = {"before": numbers.day(before.day, lang), "after": numbers.day(after.day, lang)}
        page.line(say(lang, "set_day", **days))
    if before.illustrative or after.illustrative:
        page.line((say(lang, "illustrative"), "notice"))


def write_json(taken: Taken, lang: Lang) -> None:
    """Write what was taken, and what was not, for machines."""
    faults = [{"place": fault.place, "kind": fault.kind, "message": say_fault(fault, lang)} for fault in taken.faults]
    for each, entry, error in taken.errors:
        place, said = _say_error(entry, error, each, lang)
        faults.append({"place": place if entry is None else entry.place, "kind": error.code, "message": said})
    write_utf8(
        document(
            "import",
            file=taken.file,
            dry_run=taken.dry_run,
            partial=taken.partial,
            written=taken.written,
            results=taken.results,
            communes=[_describe(each, lang) for each in taken.files] if taken.results else [],
            faults=faults,
            hidden_sheets=taken.hidden,
            skipped_sheets=taken.skipped,
            unused_columns=taken.unused,
        )
    )


def _describe(each: Written, lang: Lang) -> dict[str, Any]:
    before, after = each.before, each.after
    shifts = find_shifts(before, after) if before is not None and after is not None else ()
    return {
        "code": each.commune,
        "path": each.path,
        "framework": each.framework,
        "reviews": [
            {
                "date": batch.date,
                "source": batch.source,
                "results": [_describe_entry(entry, each) for entry in batch.entries],
            }
            for batch in each.batches
            if batch.entries
        ],
        "changes": [describe_shift(shift) for shift in shifts],
        "as_of": {"before": describe_day(before), "after": describe_day(after)},
        "criteria": {"before": count_criteria(before), "after": count_criteria(after)},
        "kept": each.kept,
        "dropped": each.dropped,
        "without_source": each.unsourced,
        "diff": each.diff,
        "diagnostics": [diagnostic(problem, lang) for problem in each.problems],
    }


def _describe_entry(entry: Entry, each: Written) -> dict[str, Any]:
    number = entry.value is not None and NUMBER.fullmatch(entry.value)
    return {
        "code": entry.key,
        "place": entry.place,
        "line": each.lines.get(entry.place),
        "value": Decimal(entry.value or "") if number else None,
        "bound": None if number else entry.value,
        "count": None if entry.count is None else int(entry.count),
        "of": None if entry.of is None else int(entry.of),
        "outcome": None if entry.outcome is None else OUTCOME_WORDS[entry.outcome],
        "year": None if entry.year is None else int(entry.year),
        "source": entry.source,
        "note": entry.note,
        "evidence": list(entry.evidence),
    }
