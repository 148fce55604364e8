"""Whether the answers of a review are known, and fit what is asked: their kind, their parts, their range."""

from collections.abc import Iterator, Mapping

from ntmcli.check.hamlets import check_totals
from ntmcli.check.vocabulary import Asked, Vocabulary, unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.commune import Commune, HamletResult, Result, Review
from ntmcli.model.framework import PERCENT
from ntmcli.model.values import Bound, Outcome


def check_review(review: Review, loc: Loc, vocabulary: Vocabulary, commune: Commune) -> Iterator[Finding]:
    if review.rest is Outcome.NOT_APPLICABLE:
        yield Finding("NTM311", (*loc, "rest"), {"text": "rest"})
    for code, result in review.results.items():
        asked = vocabulary.indicators.get(code)
        if asked is not None and not result.has_figure and result.outcome is not Outcome.NOT_APPLICABLE:
            continue  # a bare outcome fits everything; most answers are one
        place = (*loc, "results", code)
        if asked is not None:
            yield from _check_answer(code, result, place, asked, commune)
        elif code in vocabulary.criteria:
            yield from _check_own(code, result, place, vocabulary.criteria[code], commune)
        else:
            known = [*vocabulary.indicators, *vocabulary.criteria]
            yield unknown("NTM302", code, known, place, on_key=True)
    for code, result in review.conditions.items():
        place = (*loc, "conditions", code)
        if code in vocabulary.conditions:
            yield from _check_answer(code, result, place, vocabulary.conditions[code], commune)
        else:
            yield unknown("NTM306", code, vocabulary.conditions, place, on_key=True)


def _check_own(code: str, result: Result, loc: Loc, may_not_apply: bool, commune: Commune) -> Iterator[Finding]:
    """Check a result of a criterion itself: a judgement, never a number."""
    if result.value is not None or result.count is not None:
        yield Finding("NTM309", _at(loc, result, "value", "count"), {"text": code})
    if result.parts is not None:
        yield Finding("NTM324", (*loc, "parts"), {"text": code})
    if result.outcome is Outcome.NOT_APPLICABLE and not may_not_apply:
        yield Finding("NTM311", _at(loc, result, "outcome"), {"text": code})
    judged = Asked(None, (), may_not_apply)
    if result.hamlets is not None:
        yield from _check_hamlets(code, result.hamlets, (*loc, "hamlets"), judged, commune)


def _check_answer(code: str, result: Result, loc: Loc, asked: Asked, commune: Commune) -> Iterator[Finding]:
    """Check that an answer fits what is asked: its kind, its parts, its range."""
    if result.outcome is Outcome.NOT_APPLICABLE and not asked.may_not_apply:
        yield Finding("NTM311", _at(loc, result, "outcome"), {"text": code})
    if result.value is not None or result.count is not None:
        if not asked.takes_numbers:
            args = {"text": code, "parts": ", ".join(asked.parts)}
            yield Finding("NTM310" if asked.parts else "NTM309", _at(loc, result, "value", "count"), args)
        elif result.count is not None and asked.unit != PERCENT:
            yield Finding("NTM325", (*loc, "count"), {"text": code, "unit": asked.unit or "–"})
    if result.value is not None and asked.unit == PERCENT:
        number = result.value.number if isinstance(result.value, Bound) else result.value
        if not 0 <= number <= 100:
            yield Finding("NTM205", _at(loc, result, "value"), {"text": f"{number:f}"})
    yield from check_totals(code, result, loc, asked.counted, commune)
    if result.parts is not None and not asked.parts:
        yield Finding("NTM324", (*loc, "parts"), {"text": code})
    elif result.parts is not None:
        for part, answer in result.parts.items():
            place = (*loc, "parts", part)
            if part in asked.parts:
                yield from _check_answer(f"{code} {part}", answer, place, asked.parts[part], commune)
            else:
                yield unknown("NTM308", part, asked.parts, place, on_key=True)
    if result.hamlets is not None:
        yield from _check_hamlets(code, result.hamlets, (*loc, "hamlets"), asked, commune)


def _check_hamlets(
    code: str, results: Mapping[str, HamletResult], loc: Loc, asked: Asked, commune: Commune
) -> Iterator[Finding]:
    """Check the hamlets under a result: known, all counts or all outcomes, and of the kind that can be added up."""
    known = {hamlet.code for hamlet in commune.hamlets}
    if not asked.may_not_apply and all(each.outcome is Outcome.NOT_APPLICABLE for each in results.values()):
        yield Finding("NTM311", loc, {"text": code}, on_key=True)
    counted = decided = None
    for hamlet, result in results.items():
        place = (*loc, hamlet)
        if hamlet not in known:
            yield unknown("NTM305", hamlet, known, place, on_key=True)
        if result.count is not None:
            counted = hamlet
        elif result.outcome not in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN):
            decided = hamlet
    if counted is not None and decided is not None:
        yield Finding("NTM327", (*loc, counted), {"text": code, "other": decided}, on_key=True)
    elif counted is not None and not asked.takes_numbers:
        yield Finding("NTM309", (*loc, counted), {"text": code}, on_key=True)
    elif counted is not None and asked.unit != PERCENT:
        yield Finding("NTM325", (*loc, counted), {"text": code, "unit": asked.unit or "–"}, on_key=True)
    elif decided is not None and asked.takes_numbers and asked.unit != PERCENT:
        yield Finding("NTM326", (*loc, decided), {"text": code, "unit": asked.unit or "–"}, on_key=True)


def _at(loc: Loc, result: Result, *keys: str) -> Loc:
    """Point at the first of the keys that is given."""
    return (*loc, next(key for key in keys if key in result.model_fields_set))
