"""What a plan weighs by: the part of each requirement still missing, for how many it counts, when it can be met."""

from collections.abc import Mapping
from fractions import Fraction

from ntmcli.judge.combine import HamletSum, add_hamlets
from ntmcli.judge.gaps import Unmet
from ntmcli.judge.verdict import Verdict
from ntmcli.model.commune import Commune, Effort
from ntmcli.model.framework import Operator
from ntmcli.model.values import Outcome, PartialDate

WHOLE = Fraction(1)
NOTHING = Fraction(0)
Efforts = Mapping[str, Effort]
"""Efforts by the code of a criterion or indicator."""


def merge_efforts(written: Efforts, given: Efforts) -> dict[str, Effort]:
    """Put efforts given on top of those written, code by code and key by key."""
    merged = dict(written)
    for code, effort in given.items():
        stated = {key: getattr(effort, key) for key in effort.model_fields_set}
        merged[code] = merged.get(code, Effort()).model_copy(update=stated)
    return merged


def weight_of(unmet: Unmet, efforts: Efforts) -> Fraction:
    """Return for how many indicators something counts; an indicator's own weight goes before its criterion's."""
    weights = (each.weight for each in _efforts_of(unmet, efforts) if each.weight is not None)
    return Fraction(next(weights, WHOLE))


def not_before(unmet: Unmet, efforts: Efforts) -> PartialDate | None:
    """Return when something can be met at the earliest; a month or year means its first day."""
    return next((each.not_before for each in _efforts_of(unmet, efforts) if each.not_before is not None), None)


def note_of(unmet: Unmet, efforts: Efforts) -> str | None:
    return next((each.note for each in _efforts_of(unmet, efforts) if each.note is not None), None)


def _efforts_of(unmet: Unmet, efforts: Efforts) -> list[Effort]:
    codes = dict.fromkeys((unmet.code, unmet.criterion.code))
    return [efforts[code] for code in codes if code in efforts]


def part_missing(unmet: Unmet, commune: Commune) -> Fraction:
    """Return which part of a requirement is still missing, from 0 to 1; 1 where nothing is known of it.

    For a floor the gap as a part of the limit, for a ceiling as a part of the figure: 45 against at least 90 and
    48 against at most 24 both lack a half. Of several parts the mean, of hamlets with outcomes the share not met,
    of a whole framework the share of its criteria.
    """
    lacking = hamlets_lacking(unmet, commune)
    if lacking is not None:
        return Fraction(*lacking)
    return WHOLE if unmet.verdict is None else _part_missing(unmet.verdict)


def _part_missing(verdict: Verdict) -> Fraction:
    if verdict.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
        return NOTHING
    if verdict.elsewhere is not None:
        there = verdict.elsewhere.criteria
        asked = there.total - there.not_applicable
        return Fraction(asked - there.met, asked) if asked else WHOLE
    if verdict.parts:
        found = [_part_missing(part) for part in verdict.parts if part.outcome is not Outcome.NOT_APPLICABLE]
        return sum(found, NOTHING) / len(found)
    return _gap(verdict)


def _gap(verdict: Verdict) -> Fraction:
    figure = verdict.exact
    if verdict.gap is None or verdict.limit is None or figure is None:
        return WHOLE
    limit = Fraction(verdict.limit)
    greater = max(figure, limit)
    return min(WHOLE, abs(limit - figure) / greater) if greater > 0 else WHOLE


def hamlets_lacking(unmet: Unmet, commune: Commune) -> tuple[int, int] | None:
    """Return how many hamlets of how many are not met, where each was judged and all must be; else None."""
    hamlets = hamlets_of(unmet, commune)
    if unmet.verdict is not None and unmet.verdict.operator not in (Operator.JUDGEMENT, Operator.ALL):
        return None
    if hamlets is None or hamlets.missing or not hamlets.counts_hamlets or not hamlets.of:
        return None
    return hamlets.of - hamlets.count, hamlets.of


def hamlets_of(unmet: Unmet, commune: Commune) -> HamletSum | None:
    """Return what hamlets say together of an indicator or of a criterion itself; None where none are given."""
    if unmet.verdict is not None:
        return unmet.verdict.hamlets
    own = unmet.criterion.own
    given = own.result.hamlets if own is not None else None
    return None if given is None else add_hamlets(given, commune)
