"""What a report says, in words and in order; the formats only lay it out.

Texts from the data are one line each and not escaped: escaping is for each format.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ntmcli.diagnostic import Lang
from ntmcli.judge.course import ReviewDay
from ntmcli.judge.gaps import Unmet, leave_out_settled, list_unmet
from ntmcli.judge.rollup import Rollup
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.values import Outcome
from ntmcli.present import phrases, summary, summary_all
from ntmcli.present.report_words import word
from ntmcli.present.stamp import Stamp
from ntmcli.present.wording import say


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the self-assessment table: TT, tiêu chí hoặc nội dung, yêu cầu, kết quả, tự đánh giá, ghi chú."""

    code: str
    name: str
    required: str
    result: str
    outcome: Outcome
    said: str
    """The outcome with its sign, and `*` where figures are illustrative."""
    notes: str
    criterion: CriterionVerdict
    verdict: Verdict | None = None
    """None on the row of a criterion."""


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """An indicator that is not met or basically met, or a criterion so by its own result."""

    code: str
    name: str
    value: str
    required: str
    missing: str
    who: str
    outcome: Outcome
    hamlets: tuple[str, ...]
    entry: Unmet


@dataclass(frozen=True, slots=True)
class Point:
    """What was known on the day of one review."""

    date: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class CommuneContent:
    """The report on one commune."""

    lang: Lang
    assessment: Assessment
    title: str
    name: str
    place: str
    framework: str
    zone: str | None
    as_of: str
    headline: str
    """Met of total, with the range that the unknown leave open: `11/19`, `1–17/19`."""
    counts: str
    claim: str | None
    """What the latest review claims, and whether it agrees."""
    sentences: tuple[str, ...]
    table: tuple[Row, ...]
    unmet: tuple[UnmetRow, ...]
    unknown: tuple[str, ...]
    """The codes of what is unknown."""
    sources: tuple[tuple[str, str, str], ...]
    """Date of the review, source, codes."""
    notice: str | None
    """Says that figures are illustrative, where some are."""
    course: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RollupContent:
    """The report on several communes judged by one framework."""

    lang: Lang
    rollup: Rollup
    framework: str
    sentences: tuple[str, ...]
    notice: str | None


class Several:
    """The report on several communes: gone through once, commune by commune, and rolled up by framework after that."""

    def __init__(
        self, title: str, communes: Iterator[CommuneContent], left_out: Callable[[], Sequence[str]], lang: Lang
    ) -> None:
        """Take the communes, and what names those that could not be judged once all were gone through."""
        self.lang = lang
        self._left_out = left_out
        self.title = title
        self._communes = communes
        self._rollups: dict[str, Rollup] = {}

    def __iter__(self) -> Iterator[CommuneContent]:
        for content in self._communes:
            framework = content.assessment.yardstick.framework
            self._rollups.setdefault(framework.code, Rollup(framework)).add(content.assessment)
            yield content

    def roll_up(self) -> list[RollupContent]:
        """Roll up what was gone through, and what is left of it."""
        for _ in self:
            pass
        codes = self._left_out()
        missing = [word(self.lang, "left_out", number=len(codes), codes=", ".join(codes))] if codes else []
        return [
            RollupContent(
                lang=self.lang,
                rollup=rollup,
                framework=phrases.framework_line(rollup.framework, self.lang),
                sentences=(*summary_all.summarise_all(rollup, self.lang), *missing),
                notice=word(self.lang, "notice") if rollup.illustrative else None,
            )
            for rollup in self._rollups.values()
        ]


def describe(assessment: Assessment, course: Iterable[ReviewDay], lang: Lang) -> CommuneContent:
    """Put the report on a commune into words; `course` are the days of its reviews."""
    commune = assessment.commune
    claimed = assessment.reported
    claim = None
    if claimed is not None:
        claim = summary.say_claim(assessment, claimed, lang)
    listed = leave_out_settled(list_unmet(assessment))
    return CommuneContent(
        lang=lang,
        assessment=assessment,
        title=word(lang, "title", commune=summary.name_within(commune.name, lang)),
        name=phrases.commune_name(commune, lang),
        place=phrases.place(commune),
        framework=phrases.framework_line(assessment.yardstick.framework, lang),
        zone=phrases.zone_name(assessment),
        as_of=phrases.as_of(assessment.day, lang),
        headline=f"{phrases.met_range(assessment)}/{assessment.criteria.total}",
        counts=phrases.counts(assessment.criteria, lang),
        claim=claim,
        sentences=tuple(summary.summarise(assessment, lang)),
        table=tuple(row for verdict in assessment.verdicts for row in _rows(verdict, lang)),
        unmet=tuple(_unmet(each, assessment, lang) for each in listed if each.outcome is not Outcome.UNKNOWN),
        unknown=tuple(dict.fromkeys(each.code for each in listed if each.outcome is Outcome.UNKNOWN)),
        sources=tuple((date, source, ", ".join(codes)) for date, source, codes in phrases.sources(assessment, lang)),
        notice=word(lang, "notice") if assessment.illustrative else None,
        course=tuple(Point(phrases.review_date(each, lang), each.assessment) for each in course),
    )


def _rows(found: CriterionVerdict, lang: Lang) -> list[Row]:
    """Write a criterion's row and its indicators'; one row where the only indicator bears its code and decides."""
    criterion = found.ruled.criterion
    rows = [indicator_row(found, verdict, lang) for verdict in found.indicators]
    alone = len(rows) == 1 and rows[0].code == found.code
    if alone and found.basis != "own":
        return rows
    own = found.own.result if found.own is not None and found.basis == "own" else None
    notes = [phrases.criterion_reason(found, lang)] if found.basis == "own" else []
    notes += [phrases.one_line(own.note)] if own is not None and own.note else []
    notes += list(own.evidence) if own is not None else []
    notes += [rows[0].notes] if alone and found.indicators[0].result is not None and rows[0].notes else []
    met = phrases.indicators_met(found)
    head = Row(
        code=found.code,
        name=rows[0].name if alone else phrases.title(criterion, lang),
        required=rows[0].required if alone else "",
        result=rows[0].result if alone else "" if met == "–" else word(lang, "indicators_of", met=met),
        outcome=found.outcome,
        said=phrases.outcome(found.outcome, lang, found.illustrative),
        notes="; ".join(notes),
        criterion=found,
    )
    return [head] if alone else [head, *rows]


def indicator_row(found: CriterionVerdict, verdict: Verdict, lang: Lang) -> Row:
    """Write the row of an indicator."""
    result = verdict.result
    notes = [phrases.missing(verdict, lang)] if verdict.outcome is not Outcome.MET else []
    if verdict.outcome is Outcome.UNKNOWN:
        notes.append(phrases.reason(verdict, lang))
    if result is not None:
        notes += [phrases.one_line(result.note)] if result.note else []
        notes += result.evidence
    figure = phrases.figure(verdict, lang)
    stated = say(lang, verdict.outcome) if result is not None and figure == "–" else figure
    return Row(
        code=verdict.code,
        name=phrases.title(verdict.requirement, lang),
        required=phrases.requirement(verdict, lang),
        result=stated,
        outcome=verdict.outcome,
        said=phrases.outcome(verdict.outcome, lang, verdict.illustrative),
        notes="; ".join(filter(None, notes)),
        criterion=found,
        verdict=verdict,
    )


def _unmet(each: Unmet, assessment: Assessment, lang: Lang) -> UnmetRow:
    _, name, value, required, missing = phrases.unmet_row(each, lang)
    mark = " *" if (each.verdict or each.criterion).illustrative else ""
    hamlets = () if each.verdict is None else tuple(phrases.hamlet_lines(each.verdict, assessment.commune, lang))
    return UnmetRow(
        code=each.code + mark,
        name=name,
        value=value,
        required=required,
        missing=missing,
        who="; ".join(phrases.who(one, assessment.commune, lang) for one in each.responsible),
        outcome=each.outcome,
        hamlets=hamlets,
        entry=each,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a report beside its content."""

    stamp: Callable[[], Stamp]
    """Makes the stamp, once every commune was gone through."""
    date: datetime.date | None
    """The day that the document bears; left blank where it is not given."""
    template: bytes | None = None
    """The user's own Word document to fill in."""


def lines_of(stamp: Stamp, lang: Lang) -> tuple[str, str]:
    """Say by which stamp the document can be checked again, and how."""
    return word(lang, "stamp", stamp=stamp), word(lang, "stamp_how")
