"""A few sentences on a commune, to paste into a report."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.claims import adds_up, can_be
from ntmcli.judge.compare import to_decimal
from ntmcli.judge.gaps import Unmet, leave_out_settled, list_unmet
from ntmcli.judge.reviews import Standing
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Reason, Verdict, is_illustrative, source_of
from ntmcli.model.commune import Commune, Reported
from ntmcli.model.framework import PERCENT
from ntmcli.model.values import Outcome, PartialDate
from ntmcli.present import numbers, phrases, shortfalls
from ntmcli.present.limits import period
from ntmcli.present.shortfalls import name_both, name_codes, star
from ntmcli.present.summary_words import amount, begin, join_runs, word

SOURCES = 3
"""Sources that the first sentence names before it counts the rest."""


def summarise(assessment: Assessment, lang: Lang) -> Iterator[str]:
    """Yield the sentences on one commune, each a line of plain text."""
    counts = assessment.criteria
    if assessment.latest is None and counts.unknown == counts.total:
        yield _say_no_review(assessment, lang)
        yield from _say_outside(assessment, lang)
        return
    yield _say_headline(assessment, lang)
    unmet = [each for each in leave_out_settled(list_unmet(assessment)) if each.outcome is not Outcome.UNKNOWN]
    if unmet:
        clauses = "; ".join(shortfalls.clauses(unmet, lang))
        yield begin(word(lang, "in_detail", clauses=clauses))
    if assessment.indicators.unknown < assessment.indicators.total or _undecided(assessment):
        yield _say_indicators(assessment, lang)
    if unmet:
        yield _say_who(unmet, assessment.commune, lang)
    yield from _say_outside(assessment, lang)
    if assessment.latest is not None and assessment.reported is not None:
        yield say_claim(assessment, assessment.reported, lang)
    if assessment.illustrative:
        yield _say_illustrative(assessment, lang)


def moment(date: PartialDate | datetime.date, lang: Lang) -> str:
    """Say a day within a sentence: "ngày 26/5/2022", "tháng 5/2022"; in English without a preposition."""
    if isinstance(date, datetime.date):
        date = PartialDate(date.isoformat(), date, date)
    return numbers.when(date, lang) if lang == "vi" else numbers.partial(date, lang)


def name_within(name: str, lang: Lang) -> str:
    """Name a commune within a sentence, without saying "xã" twice."""
    return word(lang, "commune", name=phrases.plain_name(name, lang))


def write_share(met: int, total: int, lang: Lang) -> str:
    """Write a share of criteria in percent; never 0 % or 100 % unless it is."""
    share = Fraction(100 * met, total or 1)
    edge = Fraction(0 if share < 50 else 100)
    return numbers.number(to_decimal(share, edge, numbers.SHARE_PLACES), lang) + numbers.unit(PERCENT)


def _name(assessment: Assessment, lang: Lang) -> str:
    return f"{name_within(assessment.commune.name, lang)} ({phrases.place(assessment.commune)})"


def _say_no_review(assessment: Assessment, lang: Lang) -> str:
    framework = phrases.framework_line(assessment.yardstick.framework, lang)
    said = word(lang, "no_review", commune=_name(assessment, lang), framework=framework)
    if assessment.day is not None:
        said = f"{word(lang, 'as_of', when=moment(assessment.day, lang))}, {said}"
    return begin(said)


def _say_headline(assessment: Assessment, lang: Lang) -> str:
    counts = assessment.criteria
    day, latest = assessment.day, assessment.latest
    when: PartialDate | datetime.date | None = day
    if latest is not None and day is not None and latest.date.first_day <= day <= latest.date.last_day:
        when = latest.date
    opening = [] if when is None else [word(lang, "as_of", when=moment(when, lang))]
    opening.append(_say_sources(assessment, when, lang))
    key = "met" if not counts.unknown else "met_open" if counts.met else "none_open"
    said = word(
        lang,
        "all_open" if counts.unknown == counts.total else key,
        met=counts.met,
        most=counts.met_at_most,
        total=counts.total,
        share=write_share(counts.met, counts.total, lang),
        most_share=write_share(counts.met_at_most, counts.total, lang),
        mark=star(assessment.illustrative),
        framework=phrases.framework_line(assessment.yardstick.framework, lang),
        number=counts.unknown,
        codes=_list_codes(assessment, Outcome.UNKNOWN),
    )
    clauses = [f"{', '.join(opening)}, {_name(assessment, lang)} {said}"]
    for outcome in (Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE):
        number = getattr(counts, outcome)
        if number:
            clauses.append(amount(lang, outcome, number, number=number, codes=_list_codes(assessment, outcome)))
    return begin("; ".join(clauses))


def _say_outside(assessment: Assessment, lang: Lang) -> Iterator[str]:
    """Say that the framework was not yet, or no longer, in force on the day judged."""
    if assessment.day is not None and assessment.is_outside:
        blanks = {"when": moment(assessment.day, lang), "period": period(assessment.yardstick.framework, lang)}
        yield begin(word(lang, "outside", **blanks))


def _list_codes(assessment: Assessment, outcome: Outcome) -> str:
    return join_runs(
        (at, verdict.code + star(verdict.illustrative))
        for at, verdict in enumerate(assessment.verdicts)
        if verdict.outcome is outcome
    )


def _say_sources(assessment: Assessment, when: PartialDate | datetime.date | None, lang: Lang) -> str:
    """Name the sources of the figures, each with its review where that is not of the day already named."""
    named: dict[str, None] = {}
    standings = list(_standings(assessment.verdicts))
    published = [(source_of(each), each.review.date) for each in standings if not is_illustrative(each)]
    latest = assessment.latest
    if not standings and latest is not None:
        published.append((latest.source, latest.date))
    for text, date in published:
        if text is not None:
            named[_quote(text, date, when, lang)] = None
    listed = ", ".join(list(named)[:SOURCES])
    if len(named) > SOURCES:
        listed = word(lang, "more_sources", listed=listed, number=len(named) - SOURCES)
    pieces = [word(lang, "source" if len(named) == 1 else "sources", listed=listed)] if named else []
    if any(text is None for text, _ in published):
        pieces.append(word(lang, "no_source"))
    if assessment.illustrative:
        pieces.append(word(lang, "illustrative_source"))
    *others, last = pieces
    sources = word(lang, "and", first=", ".join(others), last=last) if others else last
    return word(lang, "according_to", sources=sources)


def _standings(verdicts: Iterable[CriterionVerdict]) -> Iterator[Standing]:
    """Yield the results that the outcomes rest on."""
    for criterion in verdicts:
        if criterion.basis == "own" and criterion.own is not None:
            yield criterion.own
        for verdict in criterion.indicators:
            if verdict.standing is not None:
                yield verdict.standing
            if verdict.elsewhere is not None:
                yield from _standings(verdict.elsewhere.verdicts)


def _quote(text: str, date: PartialDate, when: PartialDate | datetime.date | None, lang: Lang) -> str:
    plain = phrases.one_line(text)
    said = plain if plain.startswith(("http://", "https://")) else word(lang, "quoted", text=plain)
    return said if date == when else word(lang, "reviewed", source=said, when=moment(date, lang))


def _say_indicators(assessment: Assessment, lang: Lang) -> str:
    counts = assessment.indicators
    said = [amount(lang, "of_met", counts.met, number=counts.met, total=counts.total)]
    for outcome in (Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN):
        number = getattr(counts, outcome)
        if number:
            said.append(word(lang, f"of_{outcome}", number=number))
    line = word(lang, "of_indicators", counts=", ".join(said))
    undecided = _undecided(assessment)
    without = counts.unknown - len(undecided)
    if without:
        line = word(lang, "of_some_without" if undecided else "of_all_without", said=line, number=without)
    reasons: dict[str, list[str]] = {}
    for verdict in undecided:
        reasons.setdefault(_why(verdict, lang), []).append(verdict.code + star(verdict.illustrative))
    because = [
        word(lang, "because", codes=name_codes([], codes, lang), reason=reason) for reason, codes in reasons.items()
    ]
    return begin(line + word(lang, "undecided", reasons=", ".join(because)) if because else line)


def _undecided(assessment: Assessment) -> list[Verdict]:
    """List the indicators that have a figure, and are unknown all the same."""
    return [
        each
        for criterion in assessment.verdicts
        for each in criterion.indicators
        if each.outcome is Outcome.UNKNOWN and each.result is not None and each.result.has_figure
    ]


def _why(verdict: Verdict, lang: Lang) -> str:
    """Say why a figure decides nothing; of several parts, why each of them does not where the reasons differ."""
    parts = {part.code: phrases.reason(part, lang) for part in verdict.parts if part.outcome is Outcome.UNKNOWN}
    if verdict.reason is not Reason.PARTS or not parts:
        return phrases.reason(verdict, lang)
    if len(set(parts.values())) == 1:
        return next(iter(parts.values()))
    return "; ".join(word(lang, "part_because", code=code, reason=reason) for code, reason in parts.items())


def _say_who(unmet: Sequence[Unmet], commune: Commune, lang: Lang) -> str:
    """Say who answers for what is unmet and until when, and for what nobody is named."""
    answering: dict[str, tuple[str, str, list[str]]] = {}
    orphans: list[str] = []
    criteria = {each.criterion.code for each in unmet}
    assigned = {each.criterion.code for each in unmet if each.responsible}
    for each in unmet:
        for one in each.responsible:
            due = word(lang, "no_due") if one.due is None else word(lang, "due", when=moment(one.due, lang))
            hamlets = phrases.hamlet_names(one.hamlets or (), commune)
            name = phrases.one_line(one.who) + (f" ({', '.join(hamlets)})" if hamlets else "")
            _, _, codes = answering.setdefault(f"{name} {due}", (name, due, []))
            codes.append(each.code if each.code in one.codes else each.criterion.code)
        if not each.responsible:
            orphans.append(each.code if each.criterion.code in assigned else each.criterion.code)
    if not answering:
        return begin(word(lang, "nobody_at_all"))
    clauses = [
        word(lang, "answers", who=who, codes=_name_mixed(codes, criteria, lang), due=due)
        for who, due, codes in answering.values()
    ]
    if orphans:
        clauses.append(word(lang, "nobody", codes=_name_mixed(orphans, criteria, lang)))
    return begin(word(lang, "assigned", clauses="; ".join(clauses)))


def _name_mixed(codes: Iterable[str], criteria: set[str], lang: Lang) -> str:
    once = list(dict.fromkeys(codes))
    return name_codes(
        [code for code in once if code in criteria], [code for code in once if code not in criteria], lang
    )


def say_claim(assessment: Assessment, reported: Reported, lang: Lang) -> str:
    """Hold what the latest review claims against what is computed."""
    when = "" if assessment.latest is None else numbers.when(assessment.latest.date, lang)
    counts = assessment.criteria
    claimed = [word(lang, "claim_met", number=reported.met, total=reported.total)]
    computed = [
        word(
            lang, "claim_met_open" if counts.unknown else "claim_met",
            number=counts.met, most=counts.met_at_most, total=counts.total,
        )
    ]  # fmt: skip
    for name in ("basically_met", "not_met", "not_assessed", "not_applicable"):
        number = getattr(reported, name)
        if number is not None:
            claimed.append(word(lang, f"claim_{name}", number=number))
            if name != "not_assessed":
                computed.append(word(lang, f"claim_{name}", number=getattr(counts, name)))
    if counts.unknown:
        computed.append(word(lang, "claim_unknown", number=counts.unknown))
    if not can_be(reported, counts):
        key = "claim_differs" if adds_up(reported) else "claim_differs_odd"
    elif not adds_up(reported):
        key = "claim_odd"
    elif assessment.illustrative:
        key = "claim_agrees_illustrative"
    else:
        key = "claim_open" if counts.unknown else "claim_agrees"
    return begin(word(lang, key, when=when, claimed=", ".join(claimed), computed=", ".join(computed)))


def _say_illustrative(assessment: Assessment, lang: Lang) -> str:
    """Name the criteria, and else the indicators, that rest on figures that no source published."""
    criteria = [(at, each.code) for at, each in enumerate(assessment.verdicts) if each.illustrative]
    indicators = [
        verdict.code
        for each in assessment.verdicts
        if not each.illustrative
        for verdict in each.indicators
        if verdict.illustrative
    ]
    codes = name_both(len(criteria), join_runs(criteria), indicators, lang)
    return begin(word(lang, "illustrative", codes=codes))
