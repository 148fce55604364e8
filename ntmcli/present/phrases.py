"""What is said of a verdict, a limit, a gap: the phrases that every format shares."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ntmcli.diagnostic import Lang
from ntmcli.judge.claims import agrees
from ntmcli.judge.gaps import HamletGap, Unmet, hamlet_gaps
from ntmcli.judge.verdict import Assessment, Counts, CriterionVerdict, Reason, Verdict, is_illustrative, source_of
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Responsible
from ntmcli.model.framework import COMPARISONS, Framework, Operator, Part, Requirement
from ntmcli.model.values import Outcome
from ntmcli.present import numbers
from ntmcli.present.wording import say

if TYPE_CHECKING:
    from ntmcli.judge.course import ReviewDay
    from ntmcli.judge.rollup import Member

SHORTFALLS = (Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.UNKNOWN)
FLOORS = (Operator.AT_LEAST, Operator.MORE_THAN)
SIGNS = {
    Outcome.MET: "✓",
    Outcome.BASICALLY_MET: "≈",
    Outcome.NOT_MET: "✗",
    Outcome.UNKNOWN: "?",
    Outcome.NOT_APPLICABLE: "–",
}
"""Signs that tell the outcomes apart without colour."""


def one_line(text: str) -> str:
    """Fold white space, so that a text from the data stays within its cell or line."""
    return " ".join(text.split())


def title(thing: object, lang: Lang) -> str:
    """Return the name of a framework, criterion, indicator … in a language, else its Vietnamese name."""
    english: str | None = getattr(thing, "name_en", None)
    name: str = thing.name  # type: ignore[attr-defined]
    return one_line(english if lang == "en" and english else name)


def note(thing: Requirement | Adjustment, lang: Lang) -> str | None:
    written = thing.note_en if lang == "en" and thing.note_en else thing.note
    return one_line(written) if written else None


def outcome(found: Outcome, lang: Lang, illustrative: bool = False) -> str:
    return f"{SIGNS[found]} {say(lang, found)}{' *' if illustrative else ''}"


def commune_name(commune: Commune, lang: Lang) -> str:
    """Say a commune's name, without saying "xã" twice."""
    name = one_line(commune.name)
    if lang == "vi" and name.casefold().startswith("xã "):
        return name
    return say(lang, "commune", name=name)


def plain_name(name: str, lang: Lang) -> str:
    """Return the name of a commune without the "xã" before it, where that is said already."""
    plain = one_line(name)
    return plain[3:] if lang == "vi" and plain.casefold().startswith("xã ") else plain


def place(commune: Commune) -> str:
    """Say district and province as the data write them; whether a province is a city is not for us to add."""
    return ", ".join(one_line(name) for name in (commune.district, commune.province) if name)


def met_range(assessment: Assessment) -> str:
    """Write the count of criteria met, with the range that the unknown leave open: "1–17"."""
    return range_of(assessment.criteria)


def mark(assessment: Assessment) -> str:
    """Return what stands behind a count that illustrative figures stand behind."""
    return " *" if assessment.illustrative else ""


def range_of(found: Counts) -> str:
    return str(found.met) if not found.unknown else f"{found.met}–{found.met_at_most}"


def met_of(found: Counts) -> str:
    """Write the count of what is met with its range, of the total: "1–17/19"."""
    return f"{range_of(found)}/{found.total}"


def indicators_met(verdict: CriterionVerdict) -> str:
    """Write "2/4"; a dash where no review says anything of the indicators."""
    if all(each.standing is None and each.outcome is Outcome.UNKNOWN for each in verdict.indicators):
        return "–"
    return f"{sum(each.outcome is Outcome.MET for each in verdict.indicators)}/{len(verdict.indicators)}"


def counts(found: Counts, lang: Lang) -> str:
    """Write the counts beside the headline: "cơ bản đạt 1 · chưa đạt 7"."""
    said = [say(lang, "counts", basically_met=found.basically_met, not_met=found.not_met)]
    if found.unknown:
        said.append(say(lang, "count_unknown", unknown=found.unknown))
    if found.not_applicable:
        said.append(say(lang, "count_not_applicable", not_applicable=found.not_applicable))
    return " · ".join(said)


def overview_heads(lang: Lang) -> list[str]:
    names = [say(lang, name) for name in ("code", "name", "place", "met_of", "reported")]
    return [*names, *(SIGNS[each] for each in SHORTFALLS), say(lang, "day")]


def overview_row(assessment: Assessment, lang: Lang) -> list[str]:
    """Write one commune in a row: who and where, met of total, the report's claim, the shortfalls, the day judged."""
    counts, commune = assessment.criteria, assessment.commune
    mark = " *" if assessment.illustrative else ""
    return [
        commune.code,
        one_line(commune.name),
        place(commune),
        f"{met_range(assessment)}/{counts.total}{mark}",
        claim(assessment),
        str(counts.basically_met),
        str(counts.not_met),
        str(counts.unknown),
        "–" if assessment.day is None else numbers.day(assessment.day, lang),
    ]


def claim(judged: "Assessment | Member") -> str:
    """Write what the latest review claims, and a sign where that cannot be."""
    claimed = judged.reported
    if claimed is None:
        return "–"
    return f"{claimed.met}/{claimed.total}{'' if agrees(claimed, judged.criteria) else ' ≠'}"


def claim_line(assessment: Assessment, lang: Lang) -> str | None:
    """Say what the latest review claims, and whether what is computed agrees.

    Neither illustrative figures nor unknown criteria confirm anything.
    """
    claimed = assessment.reported
    if claimed is None:
        return None
    if not agrees(claimed, assessment.criteria):
        key = "reported_differs"
    elif assessment.illustrative:
        key = "reported_agrees_illustrative"
    else:
        key = "reported_agrees_open" if assessment.criteria.unknown else "reported_agrees"
    return say(lang, key, met=claimed.met, total=claimed.total)


def unmet_row(each: Unmet, lang: Lang) -> tuple[str, str, str, str, str]:
    """Write one unmet indicator or criterion: sign and code, content, value, what is required, what is missing."""
    verdict = each.verdict
    mark = " *" if (verdict or each.criterion).illustrative else ""
    sign = f"{SIGNS[each.outcome]} {each.code}{mark}"
    if verdict is None:
        name = f"{title(each.criterion.ruled.criterion, lang)} ({say(lang, 'own_result')})"
        return sign, name, "–", say(lang, "judgement"), say(lang, each.outcome)
    lacking = missing(verdict, lang) or say(lang, each.outcome)
    return sign, title(verdict.requirement, lang), figure(verdict, lang), requirement(verdict, lang), lacking


def requirement(verdict: Verdict, lang: Lang) -> str:
    """Say what must be reached: "≥ 90 %", "đạt", or why there is no limit."""
    operator = verdict.operator
    if operator is Operator.ALL:
        return "; ".join(f"{part.code}) {requirement(part, lang)}" for part in verdict.parts)
    if operator is Operator.FRAMEWORK:
        return say(lang, "framework", framework=verdict.target.framework)
    if operator not in COMPARISONS:
        return say(lang, "judgement")
    if verdict.limit is None:
        return say(lang, f"limit_{verdict.why_limit}")
    limit = numbers.number(verdict.limit, lang) + numbers.unit(numbers.unit_of(verdict))
    return say(lang, operator, limit=limit)


def figure(verdict: Verdict, lang: Lang) -> str:
    """Say what the figure is, those of parts among them; the stated outcome of a part without one."""
    if verdict.result is None:
        return "–"
    if verdict.result.parts is not None:
        return "; ".join(f"{part.code}) {figure(part, lang)}" for part in verdict.parts)
    written = numbers.figure(verdict, lang)
    if not written:
        return say(lang, verdict.outcome) if isinstance(verdict.ruled, Part) else "–"
    if verdict.count is not None and verdict.of is not None:
        written += f" ({numbers.number(verdict.count, lang)}/{numbers.number(verdict.of, lang)})"
    return written


def counted(verdict: Verdict, lang: Lang) -> str:
    """Return the noun that the counts count: people unless the framework or the hamlets say otherwise."""
    if verdict.hamlets is not None and verdict.hamlets.counts_hamlets:
        return say(lang, "hamlet_noun")
    asked = verdict.requirement
    noun = (getattr(asked, "counted_en", None) if lang == "en" else None) or getattr(asked, "counted", None)
    return one_line(noun) if noun else say(lang, "counted")


def missing(verdict: Verdict, lang: Lang) -> str:
    """Say how far a figure is from its limit, in its unit and, where counts are known, in people."""
    return _missing(verdict, counted(verdict, lang), lang)


def _missing(verdict: Verdict, noun: str, lang: Lang) -> str:
    if verdict.parts:
        parts = [(part.code, _missing(part, noun, lang)) for part in verdict.parts]
        return "; ".join(f"{code}) {text}" for code, text in parts if text)
    said = []
    gap = numbers.gap(verdict)
    floor = verdict.operator in FLOORS
    if gap is not None:
        if not gap:
            said.append(say(lang, "not_above" if floor else "not_below"))
        else:
            key, percent = "short" if floor else "over", numbers.is_percent(verdict)
            unit = "" if percent else numbers.unit(numbers.unit_of(verdict))
            said.append(say(lang, f"{key}_percent" if percent else key, gap=numbers.number(gap, lang) + unit))
    if verdict.people is not None:
        said.append(missing_people(verdict.people, floor, noun, lang))
    return ", ".join(said)


def missing_people(people: int, floor: bool, noun: str, lang: Lang) -> str:
    """Say by how many a count is short; `floor` where it must rise, `noun` is what is counted."""
    key = "people_short" if floor else "people_over"
    return say(lang, key, people=numbers.number(people, lang), counted=noun)


def reason(verdict: Verdict, lang: Lang) -> str:
    """Say how a verdict came about."""
    return say(
        lang,
        f"reason_{verdict.reason}",
        value=numbers.figure(verdict, lang),
        limit=requirement(verdict, lang),
        year=verdict.year,
        framework=verdict.target.framework,
        hamlets=", ".join(one_line(each.name) for each in verdict.hamlets.missing) if verdict.hamlets else "",
    )


def why_unknown(verdict: Verdict, lang: Lang) -> str:
    """Say why something is unknown, of parts for each that is."""
    unknown = [part for part in verdict.parts if part.outcome is Outcome.UNKNOWN]
    if verdict.reason is Reason.PARTS and unknown:
        return "; ".join(f"{part.code}) {reason(part, lang)}" for part in unknown)
    return reason(verdict, lang)


def criterion_reason(verdict: CriterionVerdict, lang: Lang) -> str:
    if verdict.basis == "own" and verdict.own is not None:
        if verdict.own.from_rest:
            return say(lang, "reason_rest", outcome=say(lang, verdict.outcome))
        return say(lang, "reason_own")
    return say(lang, "reason_indicators" if verdict.basis == "indicators" else "reason_no_result")


def who(each: Responsible, commune: Commune, lang: Lang) -> str:
    """Say who answers, in which hamlets where not in all, and until when."""
    said = hamlet_names(each.hamlets or (), commune)
    if each.due is not None:
        said.append(say(lang, "due", day=numbers.partial(each.due, lang)))
    return one_line(each.who) + (f" ({'; '.join(said)})" if said else "")


def hamlet_names(codes: Iterable[str], commune: Commune) -> list[str]:
    """Name hamlets; one that the commune's list does not have, by its code."""
    names = {hamlet.code: one_line(hamlet.name) for hamlet in commune.hamlets}
    return [names.get(code, code) for code in codes]


def hamlet_lines(verdict: Verdict, commune: Commune, lang: Lang) -> Iterator[str]:
    """Say of each hamlet what is missing there."""
    for gap in hamlet_gaps(verdict, commune):
        yield hamlet_line(gap, verdict.operator in FLOORS, counted(verdict, lang), lang)


def hamlet_line(gap: HamletGap, floor: bool, noun: str, lang: Lang) -> str:
    """Say what is missing in one hamlet; `floor` where its count must rise, `noun` is what is counted."""
    name = one_line(gap.hamlet.name)
    if gap.outcome is not None and gap.outcome is not Outcome.UNKNOWN:
        return say(lang, "hamlet_outcome", name=name, outcome=say(lang, gap.outcome))
    if gap.count is None or gap.of is None:
        return say(lang, "hamlet_unknown", name=name)
    if gap.people is None:
        share = f"{numbers.number(gap.count, lang)}/{numbers.number(gap.of, lang)}"
        return say(lang, "hamlet_outcome", name=name, outcome=share)
    if gap.people:
        people = numbers.number(gap.people, lang)
        return say(lang, "hamlet_short" if floor else "hamlet_over", name=name, people=people, counted=noun)
    return say(lang, "hamlet_reaches", name=name)


def sources(assessment: Assessment, lang: Lang) -> list[tuple[str, str, list[str]]]:
    """List the sources of the standing results: date, source, codes; the illustrative ones last."""
    found: dict[tuple[bool, int, str, str], list[str]] = {}
    for criterion in assessment.verdicts:
        standings = [(verdict.code, verdict.standing) for verdict in criterion.indicators]
        if criterion.basis == "own":
            standings.append((criterion.code, criterion.own))
        for code, standing in standings:
            if standing is not None:
                written = source_of(standing)
                missing = "no_source_illustrative" if is_illustrative(standing) else "no_source"
                source = one_line(written) if written else say(lang, missing)
                date = numbers.partial(standing.review.date, lang)
                key = (is_illustrative(standing), standing.position, date, source)
                found.setdefault(key, []).append(code)
    ordered = sorted(found.items(), key=lambda each: each[0][:2])
    return [(date, source, codes) for (*_, date, source), codes in ordered]


def review_date(each: "ReviewDay", lang: Lang) -> str:
    """Write when the reviews of a day were, as exactly as it was published."""
    return "; ".join(dict.fromkeys(numbers.partial(review.date, lang) for _, review in each.reviews))


def framework_line(framework: Framework, lang: Lang) -> str:
    return f"{title(framework, lang)} ({one_line(framework.decision.number)})"


def zone_name(assessment: Assessment) -> str | None:
    zone = assessment.zone
    return None if zone is None else one_line(assessment.yardstick.framework.zones.get(zone, zone))


def as_of(day: datetime.date | None, lang: Lang) -> str:
    return say(lang, "no_review") if day is None else say(lang, "as_of", day=numbers.day(day, lang))
