"""A report as one HTML file that loads nothing: readable on a phone and in print, without colour and scripts."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present import charts, phrases, rollup_tables
from ntmcli.present.content import CommuneContent, Frame, RollupContent, Several, UnmetRow, lines_of
from ntmcli.present.html_style import STYLE
from ntmcli.present.output import harmless
from ntmcli.present.report_words import word
from ntmcli.present.wording import say

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Whatever came into the page: it may load nothing, run nothing and send nothing."""
CLASSES = {outcome: f"o{at}" for at, outcome in enumerate(Outcome)}

Section = tuple[str, str]
"""The identifier and the heading of a section."""


def render(content: CommuneContent | Several, frame: Frame) -> bytes:
    """Return the report as the bytes of an HTML file."""
    if isinstance(content, Several):
        head, sections, body = _several(content)
    else:
        head, sections, body = _commune(content)
    stamp = lines_of(frame.stamp(), content.lang)
    return "\n".join(_page(content.title, content.lang, head, sections, body, stamp)).encode()


def _text(text: str) -> str:
    """Make a text from the data stand as it is, in an element or between quotes."""
    return escape(harmless(phrases.one_line(text)))


def _marked(text: str) -> str:
    """Keep the mark of illustrative figures on the line of what it marks."""
    return _text(text).replace(" *", "&nbsp;*")


def _page(
    title: str, lang: Lang, head: Iterable[str], sections: Sequence[Section], body: Iterable[str], stamp: Iterable[str]
) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{lang}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title)}</title>"
    yield '<link rel="icon" href="data:,">'  # or a browser asks the server for one
    yield f"<style>\n{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#content">{word(lang, "skip")}</a>'
    yield "<header>"
    yield f"<h1>{_text(title)}</h1>"
    yield from head
    yield "</header>"
    yield f'<nav aria-label="{word(lang, "contents")}"><ul>'
    for identifier, heading in sections:
        yield f'<li><a href="#{identifier}">{_text(heading)}</a></li>'
    yield "</ul></nav>"
    yield '<main id="content" tabindex="-1">'
    yield from body
    yield "</main>"
    yield "<footer>"
    for line in stamp:
        yield f"<p>{_text(line)}</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>\n"


def _commune(content: CommuneContent) -> tuple[list[str], list[Section], list[str]]:
    """Return what stands in the header, the sections, and what stands in them."""
    lang = content.lang
    zone = () if content.zone is None else (content.zone,)
    head = [_soft(line) for line in (content.place, " · ".join((content.framework, *zone)), content.as_of) if line]
    parts: list[tuple[str, str, list[str]]] = [("summary", word(lang, "summary"), list(_summary(content)))]
    parts.append(("table", word(lang, "table"), list(_self_assessment(content))))
    if content.unmet:
        parts.append(("unmet", word(lang, "unmet"), list(_unmet(content))))
    if content.unknown:
        listed = [f"<p>{_text(', '.join(content.unknown))}</p>"]
        parts.append(("unknown", word(lang, "unknown"), listed))
    if content.course:
        parts.append(("course", word(lang, "course"), list(_course(content))))
    if content.sources:
        heads = [word(lang, name) for name in ("review_day", "source", "codes")]
        rows = (_cells(row, heads) for row in content.sources)
        parts.append(("sources", word(lang, "sources"), list(_stacked(word(lang, "sources"), heads, rows))))
    body = [line for identifier, heading, inner in parts for line in _section(identifier, heading, inner)]
    return head, [(identifier, heading) for identifier, heading, _ in parts], body


def _section(identifier: str, heading: str, inner: Iterable[str], level: int = 2) -> Iterator[str]:
    yield "<section>"
    yield f'<h{level} id="{identifier}">{_text(heading)}</h{level}>'
    yield from inner
    yield "</section>"


def _soft(text: str) -> str:
    return f'<p class="soft">{_text(text)}</p>'


def _notice(notice: str | None) -> Iterator[str]:
    if notice is not None:
        yield f'<p class="notice">{_text(notice)}</p>'


def _figure(svg: str | None) -> Iterator[str]:
    if svg is not None:
        yield f"<figure>{svg}</figure>"


def _headline(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    counts = content.assessment.criteria
    met = say(lang, "headline", met=phrases.range_of(counts), total=counts.total)
    yield f'<p class="headline">{_text(met)}{" *" if content.notice else ""}</p>'
    yield f"<p>{_text(content.counts)}</p>"
    if content.claim is not None:
        yield f"<p>{_text(content.claim)}</p>"


def _summary(content: CommuneContent) -> Iterator[str]:
    yield from _headline(content)
    yield from _figure(charts.strip_svg(content))
    yield f"<p>{_text(' '.join(content.sentences))}</p>"
    yield from _notice(content.notice)


def _cell(text: str, label: str, inner: str = "") -> str:
    """Return a field of a stacked table, which on a phone says its column's name before it; empty where it is empty."""
    marked = f' data-label="{_text(label)}"' if text else ""
    return f'<td role="cell"{marked}>{_text(text)}{inner}</td>'


def _cells(row: Sequence[str], heads: Sequence[str]) -> str:
    return f'<tr role="row">{"".join(map(_cell, row, heads))}</tr>'


def _stacked(caption: str, heads: Sequence[str], rows: Iterable[str]) -> Iterator[str]:
    """Yield a table whose rows are cards on a phone; the roles keep it a table there for those who listen to it."""
    kind = "stack six" if len(heads) == 6 else "stack"
    yield from _table(kind, caption, heads, rows, roles=True)


def _table(kind: str, caption: str, heads: Sequence[str], rows: Iterable[str], roles: bool = False) -> Iterator[str]:
    def role(name: str) -> str:
        return f' role="{name}"' if roles else ""

    yield f'<table class="{kind}"{role("table")}>'
    yield f'<caption><span class="vh">{_text(caption)}</span></caption>'
    columns = "".join(f'<th scope="col"{role("columnheader")}>{_text(head)}</th>' for head in heads)
    yield f"<thead{role('rowgroup')}><tr{role('row')}>{columns}</tr></thead>"
    yield f"<tbody{role('rowgroup')}>"
    yield from rows
    yield "</tbody></table>"


def _self_assessment(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    names = ("number", "criterion_or_content", "required", "result", "assessment", "notes")
    heads = [word(lang, name) for name in names]
    yield from _stacked(word(lang, "table"), heads, _assessed(content, heads))


def _assessed(content: CommuneContent, heads: Sequence[str]) -> Iterator[str]:
    for row in content.table:
        kind = ' class="criterion"' if row.code == row.criterion.code else ""
        yield (
            f'<tr role="row"{kind}><td role="cell">{_text(row.code)}</td>'
            f'<th scope="row" role="rowheader">{_text(row.name)}</th>'
            f"{_cell(row.required, heads[2])}{_cell(row.result, heads[3])}"
            f'<td role="cell" class="said {CLASSES[row.outcome]}">{_marked(row.said)}</td>'
            f"{_cell(row.notes, heads[5])}</tr>"
        )


def _unmet(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    heads = [word(lang, name) for name in ("number", "content", "result", "required", "missing", "who")]
    yield from _figure(charts.gaps_svg(content))
    rows = (_unmet_row(row, heads) for row in content.unmet)
    yield from _stacked(word(lang, "unmet"), heads, rows)


def _unmet_row(row: UnmetRow, heads: Sequence[str]) -> str:
    hamlets = "".join(f"<li>{_text(hamlet)}</li>" for hamlet in row.hamlets)
    sign = phrases.SIGNS[row.outcome]
    return (
        f'<tr role="row"><td role="cell" class="unbroken {CLASSES[row.outcome]}">{sign} {_text(row.code)}</td>'
        f'<th scope="row" role="rowheader">{_text(row.name)}</th>'
        f"{_cell(row.value, heads[2])}{_cell(row.required, heads[3])}"
        f"{_cell(row.missing, heads[4], f'<ul>{hamlets}</ul>' if hamlets else '')}{_cell(row.who, heads[5])}</tr>"
    )


def _course(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    yield from _figure(charts.course_svg(content))
    heads = [word(lang, "review_day"), word(lang, "criteria_met")]
    rows = (
        (point.date, phrases.met_of(point.assessment.criteria) + phrases.mark(point.assessment))
        for point in content.course
    )
    yield from _table("figures", word(lang, "course"), heads, map(_row, rows))


def _row(texts: Sequence[str]) -> str:
    first, *rest = texts
    return f'<tr><th scope="row">{_text(first)}</th>{"".join(f"<td>{_text(text)}</td>" for text in rest)}</tr>'


def _several(several: Several) -> tuple[list[str], list[Section], list[str]]:
    """Return what stands in the header, the sections, and what stands in them: the roll-ups, then each commune."""
    communes = [line for at, content in enumerate(several, 1) for line in _in_short(content, f"commune-{at}")]
    sections: list[Section] = []
    body: list[str] = []
    notice = None
    for at, content in enumerate(several.roll_up(), 1):
        notice = notice or content.notice
        identifier = f"rollup-{at}"
        sections.append((identifier, content.framework))
        body += _section(identifier, content.framework, _rollup(content, identifier))
    each = word(several.lang, "each_commune")
    sections.append(("each", each))
    body += _section("each", each, communes)
    return list(_notice(notice)), sections, body


def _rollup(content: RollupContent, identifier: str) -> Iterator[str]:
    lang = content.lang
    yield f"<p>{_text(' '.join(content.sentences))}</p>"
    yield from _section(f"{identifier}-matrix", word(lang, "matrix"), _matrix(content), 3)
    yield from _section(f"{identifier}-rarest", word(lang, "rarest"), _rarest(content), 3)
    yield from _section(f"{identifier}-distribution", word(lang, "distribution"), _distribution(content), 3)


def _scroll(name: str, content: RollupContent, inner: Iterable[str]) -> Iterator[str]:
    """Yield what may be wider than the screen in a box that scrolls, also by the keyboard."""
    label = _text(f"{name}: {content.framework}")
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
    yield from inner
    yield "</div>"


def _matrix(content: RollupContent) -> Iterator[str]:
    lang = content.lang
    drawn = word(lang, "matrix_drawn")
    yield from _scroll(drawn, content, _figure(charts.matrix_svg(content)))
    first, *heads = rollup_tables.matrix_heads(content)
    columns = "".join(f'<th scope="col">{_text(head)}</th>' for head in heads)

    def table() -> Iterator[str]:
        yield f'<table class="matrix"><caption><span class="vh">{word(lang, "matrix")}</span></caption>'
        yield f'<thead><tr><th scope="col" class="fix">{_text(first)}</th>{columns}</tr></thead><tbody>'
        for (name, *texts), outcomes in rollup_tables.matrix_rows(content):
            cells = "".join(f"<td>{_text(text)}</td>" for text in texts)
            yield f'<tr><th scope="row" class="fix">{_text(name)}</th>{cells}{"".join(_signs(outcomes, lang))}</tr>'
        yield "</tbody></table>"

    yield from _scroll(word(lang, "matrix"), content, table())
    yield _soft(rollup_tables.legend(lang))


def _signs(outcomes: Iterable[Outcome | None], lang: Lang) -> Iterator[str]:
    for outcome in outcomes:
        if outcome is None:
            yield "<td></td>"
        else:
            sign, said = phrases.SIGNS[outcome], say(lang, outcome)
            yield f'<td class="sign {CLASSES[outcome]}">{sign}<span> {said}</span></td>'


def _rarest(content: RollupContent) -> Iterator[str]:
    lang = content.lang
    name = word(lang, "rarest")
    heads = rollup_tables.rarest_heads(lang)
    yield from _scroll(
        name, content, _table("figures wordy", name, heads, map(_row, rollup_tables.rarest_rows(content)))
    )


def _distribution(content: RollupContent) -> Iterator[str]:
    lang = content.lang
    yield from _figure(charts.distribution_svg(content))
    rows = map(_row, rollup_tables.distribution_rows(content))
    heads = rollup_tables.distribution_heads(lang)
    yield from _table("figures", word(lang, "distribution"), heads, rows)
    yield _soft(word(lang, "certain"))


def _in_short(content: CommuneContent, identifier: str) -> Iterator[str]:
    def inner() -> Iterator[str]:
        if content.place:
            yield _soft(content.place)
        yield f"<p>{_text(' '.join(content.sentences))}</p>"

    yield from _section(identifier, content.name, inner(), 3)
