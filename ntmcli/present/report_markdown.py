"""A report in Markdown; text from the data never acts as markup."""

from collections.abc import Iterable, Iterator

from ntmcli.present import markdown, phrases, rollup_tables
from ntmcli.present.content import CommuneContent, Frame, RollupContent, Several, lines_of
from ntmcli.present.output import harmless
from ntmcli.present.report_words import word
from ntmcli.present.wording import say


def render(content: CommuneContent | Several, frame: Frame) -> bytes:
    """Return the report as the bytes of a Markdown file."""
    if isinstance(content, Several):
        lines = list(_several(content))
    else:
        lines = [f"# {_plain(content.title)}", "", *_commune(content)]
    lines += [f"    {harmless(line)}" for line in lines_of(frame.stamp(), content.lang)]  # a block of code: as it is
    return ("\n".join(lines) + "\n").encode()


def _plain(text: str) -> str:
    return markdown.escape(harmless(text))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from markdown.table(map(_plain, heads), (map(_plain, row) for row in rows))


def _commune(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    yield from _context(content)
    yield f"## {word(lang, 'summary')}"
    yield ""
    yield from _sentences(content.sentences)
    yield f"## {word(lang, 'table')}"
    yield ""
    yield from _self_assessment(content)
    if content.unmet:
        yield f"## {word(lang, 'unmet')}"
        yield ""
        yield from _unmet(content)
    if content.unknown:
        yield f"## {say(lang, 'unknown_title')}"
        yield ""
        yield ", ".join(map(_plain, content.unknown))
        yield ""
    if len(content.course) > 1:
        yield f"## {word(lang, 'course')}"
        yield ""
        yield from _course(content)
    if content.sources:
        yield f"## {word(lang, 'sources')}"
        yield ""
        for date, source, codes in content.sources:
            yield f"- {_plain(date)}: {_plain(source)} ({_plain(codes)})"
        yield ""
    yield from _notice(content.notice)


def _context(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    zone = () if content.zone is None else (content.zone,)
    lines = [content.place, " · ".join((content.framework, *zone)), content.as_of]
    yield "  \n".join(_plain(line) for line in lines if line)
    yield ""
    mark = " \\*" if content.notice else ""
    counts = content.assessment.criteria
    headline = say(lang, "headline", met=phrases.met_range(content.assessment), total=counts.total)
    yield f"**{headline}**{mark} · {_plain(content.counts)}"
    yield ""
    if content.claim is not None:
        yield _plain(content.claim)
        yield ""


def _sentences(sentences: Iterable[str]) -> Iterator[str]:
    yield " ".join(map(_plain, sentences))
    yield ""


def _notice(notice: str | None) -> Iterator[str]:
    if notice is not None:
        yield _plain(notice)
        yield ""


def _self_assessment(content: CommuneContent) -> Iterator[str]:
    """Yield the table whose rows of criteria stand bold over those of their indicators."""
    heads = [
        word(content.lang, name)
        for name in ("number", "criterion_or_content", "required", "result", "assessment", "notes")
    ]
    rows = []
    for row in content.table:
        code, name, said = _plain(row.code), _plain(row.name), _plain(row.said)
        if row.code == row.criterion.code:
            code, name, said = f"**{code}**", f"**{name}**", f"**{said}**"
        rows.append([code, name, _plain(row.required), _plain(row.result), said, _plain(row.notes)])
    yield from markdown.table(heads, rows)


def _unmet(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    heads = [word(lang, name) for name in ("number", "content", "result", "required", "missing", "who")]
    yield from _table(
        heads,
        (
            [f"{phrases.SIGNS[row.outcome]} {row.code}", row.name, row.value, row.required, row.missing, row.who]
            for row in content.unmet
        ),
    )
    for row in content.unmet:
        for hamlet in row.hamlets:
            yield f"- {_plain(row.code)}: {_plain(hamlet)}"
        if row.hamlets:
            yield ""


def _course(content: CommuneContent) -> Iterator[str]:
    lang = content.lang
    rows = [
        (point.date, phrases.met_of(point.assessment.criteria) + phrases.mark(point.assessment))
        for point in content.course
    ]
    yield from _table((word(lang, "review_day"), word(lang, "criteria_met")), rows)


def _several(several: Several) -> Iterator[str]:
    """Yield the roll-ups, then each commune in short."""
    communes = [line for content in several for line in _in_short(content)]
    lang = several.lang
    yield f"# {_plain(several.title)}"
    yield ""
    notice = None
    for content in several.roll_up():
        notice = notice or content.notice
        yield from _rollup(content)
    yield f"## {word(lang, 'each_commune')}"
    yield ""
    yield from communes
    yield from _notice(notice)


def _rollup(content: RollupContent) -> Iterator[str]:
    lang = content.lang
    yield f"## {_plain(content.framework)}"
    yield ""
    yield from _sentences(content.sentences)
    yield f"### {word(lang, 'matrix')}"
    yield ""
    yield from _table(
        rollup_tables.matrix_heads(content),
        (
            [*texts, *("" if outcome is None else phrases.SIGNS[outcome] for outcome in outcomes)]
            for texts, outcomes in rollup_tables.matrix_rows(content)
        ),
    )
    yield _plain(rollup_tables.legend(lang))
    yield ""
    yield f"### {word(lang, 'rarest')}"
    yield ""
    yield from _table(rollup_tables.rarest_heads(lang), rollup_tables.rarest_rows(content))
    yield f"### {word(lang, 'distribution')}"
    yield ""
    yield from _table(rollup_tables.distribution_heads(lang), rollup_tables.distribution_rows(content))
    yield word(lang, "certain")
    yield ""


def _in_short(content: CommuneContent) -> Iterator[str]:
    yield f"### {_plain(content.name)}"
    yield ""
    if content.place:
        yield _plain(content.place)
        yield ""
    yield from _sentences(content.sentences)
