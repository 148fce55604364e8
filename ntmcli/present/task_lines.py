"""A task in words, for people: as little as is printed, so that those of a whole country fit into memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from sys import intern

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import PLACES, to_decimal
from ntmcli.judge.tasks import HamletFigure, Task, Worklist, measure
from ntmcli.judge.verdict import Verdict
from ntmcli.model.framework import PERCENT, Part
from ntmcli.model.values import Outcome, PartialDate
from ntmcli.present import numbers, phrases
from ntmcli.present.task_words import word
from ntmcli.present.wording import say


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of a task; texts from the data are one line each and not escaped."""

    commune: str
    bare_name: str
    """The commune's name as the data have it, by which those that bear it are counted."""
    place: str
    who: str | None
    hamlets: str
    """Those that `who` answers for; empty: all."""
    due: PartialDate | None
    overdue: bool
    code: str
    """With `*` where figures are illustrative."""
    name: str
    outcome: Outcome
    illustrative: bool
    now: str
    required: str
    lacking: str
    progress: str
    """Empty where there is no share to tell: not known, a judgement, a ceiling."""
    figures: tuple[str, ...]

    @property
    def who_where(self) -> str:
        """Who answers, with the hamlets where not for all."""
        return f"{self.who} ({self.hamlets})" if self.hamlets else self.who or ""


def describe(task: Task, lang: Lang) -> Line:
    """Say what a task is, how far along, and what is missing."""
    commune, entry, responsible = task.assessment.commune, task.entry, task.responsible
    verdict = entry.verdict
    illustrative = (verdict or entry.criterion).illustrative
    _, name, now, required, lacking = phrases.unmet_row(entry, lang)
    if entry.outcome is Outcome.UNKNOWN:
        why = phrases.criterion_reason(entry.criterion, lang) if verdict is None else phrases.why_unknown(verdict, lang)
        lacking = word(lang, "to_establish", what=why)
    share = share_reached(verdict, numbers.SHARE_PLACES)
    noun = "" if verdict is None else phrases.counted(verdict, lang)
    # Most texts are those of many tasks; each is kept once.
    return Line(
        commune=intern(phrases.commune_name(commune, lang)),
        bare_name=commune.name,
        place=intern(phrases.place(commune)),
        who=None if responsible is None else intern(phrases.one_line(responsible.who)),
        hamlets=intern(", ".join(phrases.hamlet_names((responsible.hamlets if responsible else None) or (), commune))),
        due=task.due,
        overdue=task.overdue,
        code=intern(f"{entry.code} *" if illustrative else entry.code),
        name=intern(name),
        outcome=entry.outcome,
        illustrative=illustrative,
        now=intern(now),
        required=intern(required),
        lacking=intern(lacking),
        progress="" if share is None else f"{numbers.number(share, lang)}{numbers.unit(PERCENT)}",
        figures=tuple(_say_figure(each, noun, lang) for each in task.figures),
    )


def say_line(line: Line, lang: Lang) -> str:
    """Say in one line what is known, required and missing."""
    outcome = say(lang, line.outcome)
    known = line.outcome is not Outcome.UNKNOWN
    said = [
        outcome if known else line.lacking,
        "" if line.now == "–" else word(lang, "now", figure=line.now),
        word(lang, "required", requirement=line.required),
        line.lacking if known and line.lacking != outcome else "",
        word(lang, "reached", share=line.progress) if line.progress else "",
    ]
    return " · ".join(filter(None, said))


def share_reached(verdict: Verdict | None, places: int = PLACES) -> Decimal | None:
    """Return how much of what is required is reached, in percent; 100 only where that is exact."""
    reached = None if verdict is None else measure(verdict)
    return None if reached is None else to_decimal(100 * reached, Fraction(100), places)


def _say_figure(each: HamletFigure, noun: str, lang: Lang) -> str:
    """Say what is missing in a hamlet, and what its figure is."""
    verdict, gap = each.verdict, each.gap
    said = phrases.hamlet_line(gap, verdict is not None and verdict.operator in phrases.FLOORS, noun, lang)
    if (
        gap.people is not None
        and gap.count is not None
        and gap.of
        and verdict is not None
        and verdict.limit is not None
    ):
        limit = Fraction(verdict.limit)
        share = numbers.number(to_decimal(Fraction(100 * gap.count, gap.of), limit, numbers.SHARE_PLACES), lang)
        said += f" ({share}\u00a0%, {numbers.number(gap.count, lang)}/{numbers.number(gap.of, lang)})"
    return f"{verdict.code}) {said}" if verdict is not None and isinstance(verdict.ruled, Part) else said


def name_commune(line: Line, worklist: Worklist) -> str:
    """Name a line's commune, with its place where several bear the name."""
    return f"{line.commune} ({line.place})" if worklist.is_shared(line.bare_name) else line.commune


def say_written_due(line: Line, lang: Lang) -> str:
    """Say when the data have it that something is due, where that is a month or year; else nothing."""
    if line.due is None or line.due.first_day == line.due.last_day:
        return ""
    return word(lang, "written_due", when=numbers.when(line.due, lang))


def name_unknown(lines: Iterable[Line], worklist: Worklist) -> Iterator[tuple[str, str]]:
    """Name each commune and the codes of what is unknown there."""
    unknown = (line for line in lines if line.outcome is Outcome.UNKNOWN)
    for commune, group in groupby(unknown, key=lambda line: name_commune(line, worklist)):
        yield commune, ", ".join(line.code for line in group)


def headline(lines: list[Line], lang: Lang) -> str:
    """Count the tasks: "12 việc · quá hạn 5 · cần xác định 4"."""
    said = [word(lang, "number", number=len(lines))]
    counts = {
        "of_overdue": sum(line.overdue for line in lines),
        "of_unknown": sum(line.outcome is Outcome.UNKNOWN for line in lines),
        "of_unassigned": sum(line.who is None for line in lines),
    }
    return " · ".join([*said, *(word(lang, key, number=number) for key, number in counts.items() if number)])


def say_nothing(worklist: Worklist, lang: Lang) -> str:
    """Say that there is no task, and what was asked for."""
    wanted = worklist.wanted
    filters = ""
    if wanted.who is not None:
        filters += word(lang, "of_who", text=phrases.one_line(wanted.who))
    if wanted.due_before is not None:
        filters += word(lang, "due_before", day=numbers.day(wanted.due_before, lang))
    if wanted.hamlet is not None:
        filters += word(lang, "in_hamlet", text=wanted.hamlet)
    return word(lang, "nothing", filters=filters)
