"""A few sentences on several communes under one framework, to paste into a report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.claims import agrees
from ntmcli.judge.compare import to_decimal
from ntmcli.judge.rollup import CriterionTally, Member, Rollup
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.limits import period
from ntmcli.present.shortfalls import name_both, star
from ntmcli.present.summary import moment, name_within
from ntmcli.present.summary_words import amount, begin, join_runs, word

NAMED = 5
"""Communes or criteria that a sentence names before it counts the rest."""
RAREST = 3
"""Criteria that are named as met by the fewest communes, unless more are met by as few."""


def summarise_all(rollup: Rollup, lang: Lang) -> Iterator[str]:
    """Yield the sentences on several communes, each a line of plain text."""
    yield _say_count(rollup, lang)
    outside = sum(each.is_outside for each in rollup.members)
    if outside:
        blanks = {"number": outside, "total": len(rollup.members), "period": period(rollup.framework, lang)}
        yield begin(word(lang, "outside_some", **blanks))
    yield _say_average(rollup, lang)
    yield from _say_rarest(rollup, lang)
    unknown = [each for each in rollup.members if each.criteria.unknown]
    if unknown:
        yield _say_unknown(unknown, len(rollup.members), lang)
    yield from _say_claims(rollup.members, lang)
    illustrative = [each for each in rollup.members if each.illustrative]
    if illustrative:
        yield begin(word(lang, "illustrative_communes", communes=_name_all(illustrative, rollup, lang)))


def _say_unknown(unknown: Sequence[Member], total: int, lang: Lang) -> str:
    """Say in how many communes criteria are unknown, and in how many of them all."""
    none = sum(each.criteria.unknown == each.criteria.total for each in unknown)
    if none == total:
        return begin(word(lang, "none_known"))
    key = "with_unknown_all" if len(unknown) == total > 1 else "with_unknown"
    said = word(lang, key, number=len(unknown), total=total)
    return begin(word(lang, "of_these_none", said=said, number=none) if none else said)


def _say_claims(members: Sequence[Member], lang: Lang) -> Iterator[str]:
    """Say of how many communes a report gives a count: readers take the one that is computed for it."""
    agreeing = [agrees(each.reported, each.criteria) for each in members if each.reported is not None]
    if agreeing:
        differ = agreeing.count(False)
        differing = word(lang, "claims_differ", number=differ) if differ else ""
        yield begin(word(lang, "claims", number=len(agreeing), total=len(members), differing=differing))


def _say_count(rollup: Rollup, lang: Lang) -> str:
    """Say how many communes there are, as of when, and how many meet all criteria."""
    days = [each.day for each in rollup.members if each.day is not None]
    opening = ""
    if days:
        first, last = min(days), max(days)
        if first == last:
            opening = word(lang, "as_of", when=moment(first, lang)) + ", "
        else:
            between = {"first": numbers.day(first, lang), "last": numbers.day(last, lang)}
            opening = word(lang, "between_days", **between) + ", "
    most = sum(each.criteria.met_at_most == each.criteria.total for each in rollup.members)
    key = ("all_met" if rollup.full else "all_met_none") + ("_open" if most > rollup.full else "")
    number = len(rollup.members)
    said = word(
        lang,
        key,
        communes=amount(lang, "communes", number, number=numbers.number(number, lang)),
        framework=phrases.framework_line(rollup.framework, lang),
        full=rollup.full,
        most=most,
        mark=star(rollup.illustrative),
    )
    return begin(opening + said)


def _say_average(rollup: Rollup, lang: Lang) -> str:
    """Say how many criteria a commune meets on average, and which communes meet most and fewest for certain."""
    members = rollup.members
    met = sum(each.criteria.met for each in members)
    most = sum(each.criteria.met_at_most for each in members)
    is_open = most > met
    key = "average_open" if is_open else "average"
    mark = star(rollup.illustrative)
    said = word(lang, key, average=_mean(met, rollup, lang), most=_mean(most, rollup, lang), mark=mark)
    high, low = max(each.criteria.met for each in members), min(each.criteria.met for each in members)
    suffix = "_open" if is_open else ""
    if len(members) == 1 or high == low == 0:
        return begin(said)
    if high == low:
        return begin(f"{said}; {word(lang, f'all_same{suffix}', met=amount(lang, 'criteria_met', high, met=high))}")
    best = word(
        lang,
        f"best{suffix}",
        best=_name_all([each for each in members if each.criteria.met == high], rollup, lang),
        best_met=amount(lang, "criteria_met", high, met=high),
        least=_name_all([each for each in members if each.criteria.met == low], rollup, lang),
        least_met=amount(lang, "criteria_met", low, met=low),
    )
    return begin(f"{said}; {best}")


def _mean(total: int, rollup: Rollup, lang: Lang) -> str:
    """Write an average number of criteria; never that of all, or none, unless it is."""
    mean = Fraction(total, len(rollup.members))
    whole = max(each.criteria.total for each in rollup.members)
    edge = Fraction(0 if 2 * mean < whole else whole)
    return numbers.number(to_decimal(mean, edge, numbers.SHARE_PLACES), lang)


def _name_all(members: Sequence[Member], rollup: Rollup, lang: Lang) -> str:
    """Name communes, those of the same name by their codes too."""
    names = Counter(each.name for each in rollup.members)
    listed = ", ".join(
        name_within(each.name, lang)
        + (f" ({each.code})" if names[each.name] > 1 else "")
        + star(each.illustrative)
        for each in members[:NAMED]
    )  # fmt: skip
    if len(members) <= NAMED:
        return listed
    return word(lang, "more_communes", listed=listed, number=numbers.number(len(members) - NAMED, lang))


def _say_rarest(rollup: Rollup, lang: Lang) -> Iterator[str]:
    rarest = rollup.rarest
    if not rarest or (rarest[-1].met == _asked(rarest[-1]) and rarest[0].met == _asked(rarest[0])):
        return
    suffix = "_open" if any(each.outcomes[Outcome.UNKNOWN] for each in rarest) else ""
    if len({(each.met, _asked(each)) for each in rarest}) == 1:
        yield begin(word(lang, f"equally_rare{suffix}", met=rarest[0].met, total=_asked(rarest[0])))
        return
    edge = rarest[min(RAREST, len(rarest)) - 1].met
    listed = [each for each in rarest if each.met <= edge]
    if len(listed) <= NAMED:
        criteria = "; ".join(_name_criterion(each, lang) for each in listed)
    else:
        places = {code: at for at, code in enumerate(rollup.tallies)}
        groups: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for each in listed:
            groups.setdefault((each.met, _asked(each)), []).append((places[each.criterion.code], each.criterion.code))
        criteria = "; ".join(
            word(lang, "rarest_many", codes=name_both(len(found), join_runs(found), [], lang), met=met, total=total)
            for (met, total), found in groups.items()
        )
    yield begin(word(lang, f"rarest{suffix}", criteria=criteria))


def _name_criterion(tally: CriterionTally, lang: Lang) -> str:
    unknown = tally.outcomes[Outcome.UNKNOWN]
    blanks = {"code": tally.criterion.code, "name": phrases.title(tally.criterion, lang)}
    key = "rarest_one_open" if unknown else "rarest_one"
    return word(lang, key, **blanks, met=tally.met, total=_asked(tally), unknown=unknown)


def _asked(tally: CriterionTally) -> int:
    """Return of how many communes the criterion was asked."""
    return tally.outcomes.total()
