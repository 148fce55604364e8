"""The tables of a report on several communes, as heads and rows of plain text."""

from collections.abc import Iterator

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.content import RollupContent
from ntmcli.present.report_words import word
from ntmcli.present.wording import say


def matrix_heads(content: RollupContent) -> list[str]:
    return [*(word(content.lang, key) for key in ("commune", "place", "met", "reported")), *_codes(content)]


def matrix_rows(content: RollupContent) -> Iterator[tuple[list[str], list[Outcome | None]]]:
    """Yield name, place, count and claim of each commune, and its outcomes; None for a criterion not asked of it."""
    codes = _codes(content)
    for member in content.rollup.members:
        counts = member.criteria
        mark = " *" if member.illustrative else ""
        place = ", ".join(phrases.one_line(name) for name in (member.district, member.province) if name)
        texts = [phrases.one_line(member.name) + mark, place, phrases.met_of(counts), phrases.claim(member)]
        yield texts, [member.outcomes.get(code) for code in codes]


def _codes(content: RollupContent) -> list[str]:
    return list(content.rollup.tallies)


def rarest_heads(lang: Lang) -> list[str]:
    names = [word(lang, name) for name in ("number", "criterion", "communes_met")]
    return [*names, *(phrases.outcome(outcome, lang) for outcome in phrases.SHORTFALLS)]


def rarest_rows(content: RollupContent) -> Iterator[list[str]]:
    """Yield each criterion, and how many communes have which outcome in it; the one that fewest meet first."""
    for tally in content.rollup.rarest:
        shortfalls = [str(tally.outcomes[outcome]) for outcome in phrases.SHORTFALLS]
        met = f"{tally.met}/{tally.outcomes.total()}"
        yield [tally.criterion.code, phrases.title(tally.criterion, content.lang), met, *shortfalls]


def distribution_heads(lang: Lang) -> list[str]:
    return [word(lang, "criteria_met"), word(lang, "number_of_communes")]


def distribution_rows(content: RollupContent) -> Iterator[list[str]]:
    for met, count in content.rollup.distribution.items():
        yield [str(met), str(count)]


def legend(lang: Lang) -> str:
    """Say what the signs in the matrix mean."""
    signs = (f"{phrases.SIGNS[outcome]} {say(lang, outcome)}" for outcome in Outcome)
    return " · ".join((*signs, word(lang, "differs")))
