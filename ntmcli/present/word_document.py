"""A Word document as administrative documents are laid out (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import datetime
import html
import io
import zipfile
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from ntmcli.diagnostic import Lang
from ntmcli.present.numbers import MONTHS
from ntmcli.present.output import harmless
from ntmcli.present.report_words import word

FONT = "Times New Roman"
WIDTH = 165
"""Millimetres between the margins of an upright page."""
WIDE = 247
"""Millimetres between the margins of a page on its side."""

PIXEL = 0.25
"""Millimetres to which a pixel of a drawing is printed."""
TALLEST = 225
"""Millimetres that a drawing may be high."""
SVG = "http://www.w3.org/2000/svg"

LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
STYLES = {
    # name: size, bold, italic, alignment, points before and after, millimetres by which the first line goes in
    "Ntm Text": (13, False, False, JUSTIFY, 6, 10),
    "Ntm Plain": (13, False, False, CENTER, 0, 0),
    "Ntm Strong": (13, True, False, CENTER, 0, 0),
    "Ntm Nation": (12, True, False, CENTER, 0, 0),
    "Ntm Kind": (14, True, False, CENTER, 6, 0),
    "Ntm Slanted": (13, False, True, CENTER, 3, 0),
    "Ntm Recipients": (12, True, True, LEFT, 0, 0),
    "Ntm Recipient": (11, False, False, LEFT, 0, 0),
    "Ntm Notice": (12, False, True, JUSTIFY, 6, 0),
    "Ntm Stamp": (9, False, False, LEFT, 6, 0),
    "Ntm Picture": (13, False, False, CENTER, 6, 0),
    "Ntm Head": (11, True, False, CENTER, 2, 0),
    "Ntm Cell": (11, False, False, LEFT, 2, 0),
    "Ntm Cell Center": (11, False, False, CENTER, 2, 0),
    "Ntm Cell Strong": (11, True, False, LEFT, 2, 0),
    "Ntm Cell Strong Center": (11, True, False, CENTER, 2, 0),
    "Ntm Rule": (2, False, False, CENTER, 2, 0),
}


def clean(text: str) -> str:
    """Return a text such that XML can hold it and no letter of it acts on its surroundings."""
    return harmless(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def begin(title: str, lang: Lang) -> WordDocument:
    """Begin a document: an upright page, the styles, page numbers from the second page on."""
    document = Document()
    language = "vi-VN" if lang == "vi" else "en-GB"
    _set_language(document, language)
    _set_styles(document)
    # What python-docx's own template says of itself, of the program and the machine that it was made by.
    document.core_properties._element.clear()
    document.core_properties.title = clean(title)[:255]
    document.core_properties.language = language
    for relation in list(document.part.package.rels.values()):
        if relation.reltype in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES):
            del document.part.package.rels[relation.rId]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    _number_pages(section)
    return document


def _set_language(document: WordDocument, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults:
        defaults.remove(old)
    defaults.append(parse_xml(_FONTS))
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'))
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


_FONTS = f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
_BLACK = f'<w:color {nsdecls("w")} w:val="000000"/>'


def _set_styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    _set_style(normal, 13, False, False, JUSTIFY, 6, 0)
    for level in (1, 2):
        heading = document.styles[f"Heading {level}"]
        _set_style(heading, 13, True, level == 2, JUSTIFY, 6, 10)
        heading.paragraph_format.keep_with_next = True
    for name, form in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_style(style, *form)


def _set_style(
    style: ParagraphStyle, size: int, bold: bool, italic: bool, align: WD_ALIGN_PARAGRAPH, gap: int, indent: int
) -> None:
    run = style.element.get_or_add_rPr()
    for old in list(run):
        run.remove(old)
    run.append(parse_xml(_FONTS))
    style.font.bold, style.font.italic = bold, italic
    run.append(parse_xml(_BLACK))
    style.font.size = Pt(size)
    layout = style.paragraph_format
    layout.alignment = align
    layout.space_before = layout.space_after = Pt(gap / 2) if size < 12 else Pt(gap)
    layout.line_spacing = 1.0
    layout.first_line_indent = Mm(indent)


def _number_pages(section: Section) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Ntm Plain"
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def forget_writing(document: WordDocument) -> None:
    """Leave out when and by whom a document was written: the same report has the same bytes."""
    properties = document.core_properties._element
    for old in list(properties):
        if old.tag not in _SAID:
            properties.remove(old)


_SAID = {qn(name) for name in ("dc:title", "dc:subject", "dc:language", "dc:description", "dc:creator")}


def begin_annex(document: WordDocument) -> None:
    """Go on with pages on their side, numbered anew."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.right_margin = Mm(20)
    numbered = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    for old in section._sectPr.findall(qn("w:pgNumType")):  # copied from an annex before
        section._sectPr.remove(old)
    section._sectPr.find(qn("w:cols")).addprevious(numbered)
    # The break stands in the last paragraph: in one of its own it could begin an empty page.
    ending = document.paragraphs[-1]._p
    ending.getprevious().get_or_add_pPr().append(ending.get_or_add_pPr().sectPr)
    document.element.body.remove(ending)


def add_rule(document: WordDocument, millimetres: int, width: int = WIDTH) -> None:
    """Draw the short line below a heading."""
    document.element.body.insert_element_before(parse_xml(rule(millimetres, width)), "w:sectPr")


def rule(millimetres: int, width: int) -> str:
    side = round((width - millimetres) / 2 * TWIPS)
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="NtmRule"/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0"'
        f' w:color="000000"/></w:pBdr><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


TWIPS = 1440 / 25.4


def say_date(date: datetime.date | None, lang: Lang) -> str:
    """Say the day that a document bears, with blanks where it is not given."""
    if date is None:
        return word(lang, "date_blank")
    if lang == "en":
        return word(lang, "date", day=date.day, month=MONTHS[date.month - 1], year=date.year)
    # Days under 10, January and February take a zero (Nghị định 30/2020/NĐ-CP).
    month = f"{date.month:02d}" if date.month < 3 else date.month
    return word(lang, "date", day=f"{date.day:02d}", month=month, year=date.year)


def paragraph(text: str, style: str, together: bool = False) -> str:
    """Write a paragraph as XML; `together` keeps it on one page with what follows."""
    keep = "<w:keepNext/>" if together else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{keep}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{html.escape(clean(text), quote=False)}</w:t></w:r></w:p>'
    )


def row(cells: Iterable[str], widths: Sequence[float], head: bool = False) -> str:
    """Write a row as XML; a cell is its paragraphs. No row is split; a head stands on every page."""
    repeated = "<w:tblHeader/>" if head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"


def add_table(document: WordDocument, widths: Sequence[float], rows: Iterable[str], ruled: bool = True) -> None:
    """Add a table at the end; `ruled` draws its lines, without them it only places its cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if ruled else ()
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    columns = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
    table = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{round(sum(widths) * TWIPS)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body.insert_element_before(parse_xml(table), "w:sectPr")


def add(document: WordDocument, text: str, style: str, together: bool = False) -> None:
    """Add a paragraph at the end; `together` keeps it on one page with what follows."""
    document.add_paragraph(clean(text), style=style).paragraph_format.keep_with_next = together or None


def add_picture(document: WordDocument, svg: str, png: bytes) -> None:
    """Add a drawing at the end, with a picture for programs that show no SVG; both are as large and say the same."""
    drawing = parse_xml(svg)
    width, height = (float(drawing.get(side)) * PIXEL for side in ("width", "height"))
    scale = min(1.0, WIDTH / width, TALLEST / height)
    shape = document.add_picture(io.BytesIO(png), Mm(width * scale), Mm(height * scale))._inline
    shape.docPr.set("title", drawing.findtext(f"{{{SVG}}}title"))
    shape.docPr.set("descr", drawing.findtext(f"{{{SVG}}}desc"))
    package = document.part.package
    name = package.next_partname("/word/media/drawing%d.svg")
    drawn = document.part.relate_to(Part(name, "image/svg+xml", svg.encode("utf-8"), package), RELATIONSHIP_TYPE.IMAGE)
    shape.graphic.graphicData.pic.blipFill.blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
            f'<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawn}"/>'
            "</a:ext></a:extLst>"
        )
    )
    document.paragraphs[-1].style = "Ntm Picture"


def to_bytes(document: WordDocument) -> bytes:
    """Return a document's file, its parts without the time of writing."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, parts.read(part))
    return settled.getvalue()
