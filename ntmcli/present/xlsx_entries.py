"""The lines of the self-assessment in a workbook: criteria, their indicators, the parts of those."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import CriterionVerdict, Verdict
from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.content import CommuneContent, indicator_row
from ntmcli.present.content import Row as ContentRow
from ntmcli.present.wording import say


@dataclass(slots=True)
class Entry:
    """A line of the sheet: a criterion, an indicator or a part."""

    row: int
    """As the sheet counts, from 1."""
    code: str
    name: str
    required: str
    notes: str
    outcome: Outcome
    illustrative: bool
    depth: int
    criterion: CriterionVerdict
    verdict: Verdict | None
    is_criterion: bool
    children: list["Entry"] = field(default_factory=list)
    own: "Entry | None" = None
    """The line for the result of the criterion itself, where it has one of its own."""

    @property
    def rows(self) -> list[int]:
        return [child.row for child in self.children]

    @property
    def last(self) -> int:
        """The row of the last line below this one."""
        return self.children[-1].last if self.children else self.row


def lay_out(content: CommuneContent, first: int, own_lines: bool = False) -> list[Entry]:
    """Give each criterion, indicator and part its line.

    With `own_lines`, so does the result of a criterion itself where it decides over indicators.
    """
    entries: list[Entry] = []
    head: Entry | None = None
    for row in _table(content, own_lines):
        entry = _entry(row, first + len(entries), content.lang)
        entries.append(entry)
        if row.verdict is None:
            head = entry
            if own_lines and _is_over_indicators(row.criterion):
                head.own = replace(entry, row=entry.row + 1, depth=1, is_criterion=False, children=[])
                entries.append(head.own)
        elif head is not None and head.criterion is row.criterion:
            entry.is_criterion, entry.depth = False, 1
            head.children.append(entry)
        if row.verdict is not None:
            _add_parts(entry, row.verdict, entries, content.lang)
    return entries


def _is_over_indicators(found: CriterionVerdict) -> bool:
    """Tell whether a criterion's own result decides; under the code of an indicator there can be none."""
    codes = [verdict.code for verdict in found.indicators]
    return found.basis == "own" and bool(codes) and found.code not in codes


def _table(content: CommuneContent, own_lines: bool) -> Iterator[ContentRow]:
    """Yield the rows; one that stands for a criterion and its only indicator is two here: each can be filled in.

    The first of them is named after the criterion's own result, which stands in it, unless that has lines of its own.
    """
    for row in content.table:
        indicators = row.criterion.indicators
        if row.verdict is None and len(indicators) == 1 and indicators[0].code == row.code:
            name = row.name if own_lines else f"{row.name} ({say(content.lang, 'own_result')})"
            yield replace(row, name=name)
            yield indicator_row(row.criterion, indicators[0], content.lang)
        else:
            yield row


def _entry(row: ContentRow, at: int, lang: Lang) -> Entry:
    notes = row.notes
    if row.verdict is not None and row.outcome is not Outcome.MET:
        # What is missing has columns of its own, which follow the figures.
        notes = notes.removeprefix(phrases.missing(row.verdict, lang)).removeprefix("; ")
    judged = row.verdict or row.criterion
    return Entry(
        row=at,
        code=row.code,
        name=row.name,
        required=row.required,
        notes=notes,
        outcome=row.outcome,
        illustrative=judged.illustrative,
        depth=0,
        criterion=row.criterion,
        verdict=row.verdict,
        is_criterion=True,
    )


def _add_parts(above: Entry, verdict: Verdict, entries: list[Entry], lang: Lang) -> None:
    for part in verdict.parts:
        notes = [phrases.reason(part, lang)] if part.outcome is Outcome.UNKNOWN else []
        notes += [phrases.one_line(part.result.note)] if part.result is not None and part.result.note else []
        entry = Entry(
            row=entries[-1].row + 1,
            code=f"{above.code}.{part.code}" if above.depth > 1 else part.code,
            name=phrases.title(part.requirement, lang),
            required=phrases.requirement(part, lang),
            notes="; ".join(notes),
            outcome=part.outcome,
            illustrative=part.illustrative,
            depth=above.depth + 1,
            criterion=above.criterion,
            verdict=part,
            is_criterion=False,
        )
        above.children.append(entry)
        entries.append(entry)
        _add_parts(entry, part, entries, lang)
