"""Markdown to paste into a page or a merge request; text from the data never acts as markup."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.gaps import Unmet, leave_out_settled, list_unmet
from ntmcli.judge.verdict import Assessment
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.output import write_utf8
from ntmcli.present.wording import say

_ACTIVE = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@:]|^\s*[-=]|(?<=\d)\.(?=\s)|(?<=www)\.)")


def escape(text: str) -> str:
    """Make a text from the data stand as it is: no markup, HTML, links or mentions."""
    return _ACTIVE.sub(r"\\\1", phrases.one_line(text))


def status(assessments: Iterable[Assessment], lang: Lang) -> None:
    write_utf8("\n".join(line for assessment in assessments for line in _commune(assessment, lang)).rstrip() + "\n")


def overview(rows: Iterable[tuple[Sequence[str], bool]], lang: Lang) -> None:
    """Write one row a commune; with each goes whether it is illustrative."""
    marked = False
    escaped = []
    for row, illustrative in rows:
        marked |= illustrative
        escaped.append([escape(text) for text in row])
    lines = [*table(phrases.overview_heads(lang), escaped), say(lang, "legend")] if escaped else []
    if marked:
        lines += ["", escape(say(lang, "illustrative"))]
    write_utf8("".join(f"{line}\n" for line in lines))


def _commune(assessment: Assessment, lang: Lang) -> Iterator[str]:
    counts = assessment.criteria
    mark = " \\*" if assessment.illustrative else ""
    yield f"## {escape(phrases.commune_name(assessment.commune, lang))}"
    yield ""
    yield escape(phrases.place(assessment.commune)) + "  "
    yield escape(phrases.framework_line(assessment.yardstick.framework, lang)) + "  "
    yield escape(phrases.as_of(assessment.day, lang))
    yield ""
    headline = say(lang, "headline", met=phrases.met_range(assessment), total=counts.total)
    yield f"**{headline}**{mark} · {phrases.counts(counts, lang)}"
    claimed = phrases.claim_line(assessment, lang)
    if claimed is not None:
        yield ""
        yield escape(claimed)
    yield ""
    yield from table(
        ("", say(lang, "criterion"), say(lang, "outcome"), say(lang, "indicators")),
        (
            (
                escape(verdict.code),
                escape(phrases.title(verdict.ruled.criterion, lang)),
                escape(phrases.outcome(verdict.outcome, lang, verdict.illustrative)),
                phrases.indicators_met(verdict),
            )
            for verdict in assessment.verdicts
        ),
    )
    unmet = leave_out_settled(list_unmet(assessment))
    known = [each for each in unmet if each.outcome is not Outcome.UNKNOWN]
    if known:
        yield f"### {say(lang, 'unmet_title')}"
        yield ""
        columns = ("code", "content", "value", "requirement", "missing", "who")
        yield from table(
            [say(lang, name) for name in columns], (_row(each, assessment.commune, lang) for each in known)
        )
    unknown = [escape(each.code) for each in unmet if each.outcome is Outcome.UNKNOWN]
    if unknown:
        yield f"**{say(lang, 'unknown_title')}**: {', '.join(dict.fromkeys(unknown))}"
        yield ""
    sources = phrases.sources(assessment, lang)
    if sources:
        yield f"**{say(lang, 'sources')}**"
        yield ""
        for date, source, codes in sources:
            yield f"- {date}: {escape(source)} ({escape(', '.join(codes))})"
        yield ""
    if assessment.illustrative:
        yield escape(say(lang, "illustrative"))
        yield ""


def _row(each: Unmet, commune: Commune, lang: Lang) -> list[str]:
    who = "; ".join(phrases.who(one, commune, lang) for one in each.responsible)
    return [escape(text) for text in (*phrases.unmet_row(each, lang), who)]


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table, an empty one after it; the cells are escaped already."""
    heads = list(columns)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
