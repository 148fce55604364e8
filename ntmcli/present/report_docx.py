"""A report as a Word document, laid out after Nghị định 30/2020/NĐ-CP; what an office fills in are dotted blanks."""

import datetime

from docx.document import Document as WordDocument

from ntmcli.diagnostic import DataError, Lang
from ntmcli.judge.verdict import Assessment
from ntmcli.present import phrases
from ntmcli.present.charts import course_svg, distribution_svg, gaps_svg, strip_svg, to_png
from ntmcli.present.content import CommuneContent, Frame, RollupContent, Row, Several, UnmetRow, lines_of
from ntmcli.present.docx_template import fill
from ntmcli.present.report_words import word
from ntmcli.present.rollup_tables import (
    distribution_heads,
    distribution_rows,
    legend,
    matrix_rows,
    rarest_heads,
    rarest_rows,
)
from ntmcli.present.word_document import (
    WIDE,
    add,
    add_picture,
    add_rule,
    add_table,
    begin,
    begin_annex,
    paragraph,
    row,
    rule,
    say_date,
    to_bytes,
)


def render(content: CommuneContent | Several, frame: Frame) -> bytes:
    """Lay out a report, or fill in the office's own; the bytes depend on content, stamp, date and template alone."""
    if frame.template is not None:
        if isinstance(content, Several):
            raise DataError("template_alone", 2)
        lines = lines_of(frame.stamp(), content.lang)
        return to_bytes(fill(frame.template, content, lines, frame.date))
    document = begin(content.title, content.lang)
    _begin_letter(document, content.title, content.lang, frame.date)
    if isinstance(content, CommuneContent):
        _add_commune(document, content)
        _end_letter(document, content.lang, frame)
        begin_annex(document)
        _add_self_assessment(document, content, frame.date)
    else:
        rollups = content.roll_up()
        for each in rollups:
            _add_rollup(document, each)
        _end_letter(document, content.lang, frame)
        for number, each in enumerate(rollups, 1):
            begin_annex(document)
            _add_matrix(document, each, frame.date, f" {_roman(number)}" if len(rollups) > 1 else "")
    return to_bytes(document)


LETTER = (65, 100)
"""Widths of the two sides of a letter's head and foot, in millimetres."""
BLANK = "…" * 10
"""For the office to fill in: never what the data do not say."""


def _begin_letter(document: WordDocument, title: str, lang: Lang, date: datetime.date | None) -> None:
    left, right = LETTER
    issuer = paragraph(BLANK, "Ntm Plain") + paragraph(BLANK, "Ntm Strong") + rule(25, left)
    nation = paragraph(word(lang, "nation"), "Ntm Nation") + paragraph(word(lang, "motto"), "Ntm Strong")
    number = paragraph(word(lang, "number_blank"), "Ntm Plain")
    placed = paragraph(word(lang, "place_blank", date=say_date(date, lang)), "Ntm Slanted")
    add_table(
        document,
        LETTER,
        (row((issuer + paragraph("", "Ntm Plain"), nation + rule(60, right)), LETTER), row((number, placed), LETTER)),
        ruled=False,
    )
    add(document, "", "Ntm Plain")
    add(document, word(lang, "kind"), "Ntm Kind")
    add(document, title, "Ntm Kind")
    add_rule(document, 50)


def _end_letter(document: WordDocument, lang: Lang, frame: Frame) -> None:
    """Add recipients, signature and stamp, which stay on one page with the paragraph before them."""
    left = paragraph(word(lang, "recipients"), "Ntm Recipients", together=True)
    for blank in (f"- {BLANK};", f"- {BLANK};", word(lang, "filed_blank")):
        left += paragraph(blank, "Ntm Recipient", together=True)
    right = paragraph(BLANK, "Ntm Strong") + paragraph("", "Ntm Plain") * 4 + paragraph(BLANK, "Ntm Strong")
    add(document, "", "Ntm Plain", together=True)
    add_table(document, LETTER, (row((left, right), LETTER),), ruled=False)
    for line in lines_of(frame.stamp(), lang):
        add(document, line, "Ntm Stamp")


class _Numbered:
    """The headings of a report, numbered as they come."""

    def __init__(self, document: WordDocument, lang: Lang) -> None:
        self._document, self._lang, self._number = document, lang, 0

    def begin(self, key: str) -> None:
        self._number += 1
        add(self._document, f"{self._number}. {word(self._lang, key)}", "Heading 1")


def _add_commune(document: WordDocument, content: CommuneContent) -> None:
    lang = content.lang
    headings = _Numbered(document, lang)
    headings.begin("summary")
    for sentence in content.sentences:
        add(document, sentence, "Ntm Text")
    _add_chart(document, strip_svg(content))
    add(document, word(lang, "see_annex"), "Ntm Text")
    if len(content.course) > 1:
        headings.begin("course")
        _add_chart(document, course_svg(content))
        _add_course(document, content)
    if content.unmet:
        headings.begin("unmet")
        _add_unmet(document, content)
        gaps = gaps_svg(content)
        if gaps is not None:
            add(document, word(lang, "gaps"), "Ntm Slanted", together=True)
        _add_chart(document, gaps)
    if content.unknown:
        add(document, f"{word(lang, 'unknown')}: {', '.join(content.unknown)}.", "Ntm Text")
    if content.sources:
        headings.begin("sources")
        _add_sources(document, content)
    if content.notice is not None:
        add(document, content.notice, "Ntm Notice", together=True)


def _add_chart(document: WordDocument, svg: str | None) -> None:
    if svg is not None:
        add_picture(document, svg, to_png(svg))


def _heads(lang: Lang, *keys: str) -> list[str]:
    return [paragraph(word(lang, key), "Ntm Head", together=True) for key in keys]


def _add_course(document: WordDocument, content: CommuneContent) -> None:
    widths = (60, 60)
    rows = [row(_heads(content.lang, "review_day", "criteria_met"), widths, head=True)]
    for point in content.course:
        met = phrases.met_of(point.assessment.criteria) + _mark(point.assessment)
        rows.append(row((paragraph(point.date, "Ntm Cell Center"), paragraph(met, "Ntm Cell Center")), widths))
    add_table(document, widths, rows)


def _mark(assessment: Assessment) -> str:
    return " *" if assessment.illustrative else ""


def _add_unmet(document: WordDocument, content: CommuneContent) -> None:
    widths = (20, 38, 24, 23, 31, 29)
    heads = _heads(content.lang, "number", "content", "result", "required", "missing", "who")
    rows = [row(_unmet_cells(each), widths) for each in content.unmet]
    add_table(document, widths, [row(heads, widths, head=True), *rows])


def _unmet_cells(each: UnmetRow) -> list[str]:
    centered = "Ntm Cell Center"
    return [
        paragraph(f"{phrases.SIGNS[each.outcome]} {each.code}", centered),
        paragraph(each.name, "Ntm Cell"),
        paragraph(each.value, centered),
        paragraph(each.required, centered),
        "".join(paragraph(text, "Ntm Cell") for text in (each.missing, *each.hamlets)),
        paragraph(each.who, "Ntm Cell"),
    ]


def _add_sources(document: WordDocument, content: CommuneContent) -> None:
    widths = (25, 70, 70)
    rows = [row(_heads(content.lang, "review_day", "source", "codes"), widths, head=True)]
    for date, source, codes in content.sources:
        cells = (paragraph(date, "Ntm Cell Center"), paragraph(source, "Ntm Cell"), paragraph(codes, "Ntm Cell"))
        rows.append(row(cells, widths))
    add_table(document, widths, rows)


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _add_annex_head(
    document: WordDocument, title: str, lang: Lang, date: datetime.date | None, number: str = ""
) -> None:
    add(document, word(lang, "annex") + number, "Ntm Kind")
    add(document, title, "Ntm Kind")
    add(document, word(lang, "annex_of", date=say_date(date, lang)), "Ntm Slanted")
    add_rule(document, 60, WIDE)


def _add_self_assessment(document: WordDocument, content: CommuneContent, date: datetime.date | None) -> None:
    lang = content.lang
    _add_annex_head(document, f"{word(lang, 'table')}: {content.name}", lang, date)
    zone = [] if content.zone is None else [word(lang, "zone", zone=content.zone)]
    met = f"{content.headline}{_mark(content.assessment)} ({content.counts})"
    add(document, ". ".join((content.framework, *zone, content.as_of, met)) + ".", "Ntm Slanted")
    widths = (14, 74, 40, 38, 34, 47)
    heads = _heads(lang, "number", "criterion_or_content", "required", "result", "assessment", "notes")
    rows = [row(_assessed_cells(each), widths) for each in content.table]
    add_table(document, widths, [row(heads, widths, head=True), *rows])
    if content.notice is not None:
        add(document, content.notice, "Ntm Notice")


def _assessed_cells(each: Row) -> list[str]:
    criterion = each.code == each.criterion.code
    strong = " Strong" if criterion else ""
    # A criterion stays on the page of its first indicator.
    together = each.verdict is None and bool(each.criterion.indicators)
    styles = [f"Ntm Cell{strong}{center}" for center in (" Center", "", " Center", " Center", " Center")]
    texts = (each.code, each.name, each.required, each.result, each.said)
    cells = [paragraph(text, style, together) for text, style in zip(texts, styles, strict=True)]
    return [*cells, paragraph(each.notes, "Ntm Cell", together)]


def _add_rollup(document: WordDocument, content: RollupContent) -> None:
    lang = content.lang
    add(document, content.framework, "Heading 1")
    for sentence in content.sentences:
        add(document, sentence, "Ntm Text")
    add(document, word(lang, "see_matrix"), "Ntm Text")
    add(document, word(lang, "distribution"), "Heading 2")
    _add_chart(document, distribution_svg(content))
    add(document, word(lang, "certain"), "Ntm Notice")
    widths = (60, 60)
    rows = [row([paragraph(text, "Ntm Head", True) for text in distribution_heads(lang)], widths, head=True)]
    rows += [
        row([paragraph(text, "Ntm Cell Center") for text in texts], widths) for texts in distribution_rows(content)
    ]
    add_table(document, widths, rows)
    add(document, word(lang, "rarest"), "Heading 2")
    _add_rarest(document, content)
    if content.notice is not None:
        add(document, content.notice, "Ntm Notice")


def _add_rarest(document: WordDocument, content: RollupContent) -> None:
    widths = (13, 60, 23, 23, 23, 23)
    rows = [row([paragraph(text, "Ntm Head", True) for text in rarest_heads(content.lang)], widths, head=True)]
    for code, name, *figures in rarest_rows(content):
        cells = [paragraph(code, "Ntm Cell Center"), paragraph(name, "Ntm Cell")]
        rows.append(row(cells + [paragraph(text, "Ntm Cell Center") for text in figures], widths))
    add_table(document, widths, rows)


def _add_matrix(document: WordDocument, content: RollupContent, date: datetime.date | None, number: str) -> None:
    lang, codes = content.lang, list(content.rollup.tallies)
    _add_annex_head(document, word(lang, "matrix"), lang, date, number)
    add(document, content.framework, "Ntm Slanted")
    # What is left beside number, name, count and claim is shared out evenly.
    widths = (12, 46, *[(WIDE - 98) / len(codes)] * len(codes), 20, 20)
    heads = [*_heads(lang, "number", "commune"), *(paragraph(code, "Ntm Head", together=True) for code in codes)]
    rows = [row([*heads, *_heads(lang, "met", "reported")], widths, head=True)]
    for at, ((name, place, met, claim), outcomes) in enumerate(matrix_rows(content), 1):
        signs = ("" if outcome is None else phrases.SIGNS[outcome] for outcome in outcomes)
        cells = [
            paragraph(str(at), "Ntm Cell Center"),
            paragraph(name, "Ntm Cell Strong") + paragraph(place, "Ntm Cell"),
            *(paragraph(sign, "Ntm Cell Center") for sign in signs),
            paragraph(met, "Ntm Cell Strong Center"),
            paragraph(claim, "Ntm Cell Center"),
        ]
        rows.append(row(cells, widths))
    add_table(document, widths, rows)
    add(document, legend(lang), "Ntm Notice")
    if content.notice is not None:
        add(document, content.notice, "Ntm Notice")
