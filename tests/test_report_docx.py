"""Word reports: the layout of Nghị định 30/2020/NĐ-CP, the texts of the content, and the office's own template."""

import datetime
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sample_template
from conftest import ROOT, Runner
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ntmcli.cli.judging import Judging
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError, Lang
from ntmcli.judge.course import follow
from ntmcli.present import docx_template, phrases
from ntmcli.present.content import CommuneContent, Frame, Several, describe
from ntmcli.present.numbers import MONTHS
from ntmcli.present.report_docx import render
from ntmcli.present.report_words import word
from ntmcli.present.rollup_tables import matrix_rows, rarest_rows
from ntmcli.present.stamp import Stamp, find_stamp
from ntmcli.present.wording import explain_error

STAMP = Stamp("0.1.0", "xa-gia-dinh", "xa-ntm-2021-2025", "2023-11-15", "vi", "0123456789ab")
DAY = datetime.date(2024, 2, 5)
HOSTILE = "<b>&amp; {{ 7*7 }} {% endif %} \x00\x1b[31m ‮đảo \ufffe " + "dài" * 3000


def contents(lang: Lang, *names: str) -> Iterator[CommuneContent]:
    judging = Judging.open(Settings(data=str(ROOT / "data"), lang=lang))
    for each in judging.judge_all(names):
        code = each.yardstick.framework.code
        yield describe(each, follow(judging.data.rules, each.commune, judging.data.today, each.day, code), lang)


def content(name: str = "xa-gia-dinh", lang: Lang = "vi") -> CommuneContent:
    return next(contents(lang, name))


def several(lang: Lang = "vi") -> Several:
    return Several("Điện Biên", contents(lang, "noong-het", "pom-lot", "pa-khoang", "xa-gia-dinh"), list, lang)


def frame(date: datetime.date | None = None, template: bytes | None = None) -> Frame:
    return Frame(lambda: STAMP, date, template)


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def texts_of(document: Any) -> str:
    """Return the texts of paragraphs, in order, those of tables among them."""
    found = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in found)


def cells_of(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_pages_are_those_of_an_administrative_document() -> None:
    letter, annex = opened(render(content(), frame())).sections
    sizes = [(round(each.page_width / Mm(1)), round(each.page_height / Mm(1))) for each in (letter, annex)]
    assert sizes == [(210, 297), (297, 210)]
    for section in (letter, annex):
        margins = [round(each / Mm(1)) for each in (section.top_margin, section.bottom_margin, section.left_margin)]
        assert margins == [20, 20, 30]
        assert 15 <= round(section.right_margin / Mm(1)) <= 20
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        (number,) = section.header.paragraphs
        assert number.alignment or number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert number.style.font.size == Pt(13)
        assert [each.get(qn("w:instr")) for each in number._p.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_letters_are_black_times_new_roman_and_paragraphs_stand_apart() -> None:
    document = opened(render(content(), frame()))
    used = {paragraph.style.name for paragraph in document.paragraphs}
    for style in map(document.styles.__getitem__, used):
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert style.font.color.rgb == RGBColor(0, 0, 0)
    body = document.styles["Ntm Text"]
    assert body.font.size == Pt(13)
    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.space_after >= Pt(6)
    assert 1 <= body.paragraph_format.line_spacing <= 1.5
    assert body.name in used


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_says_what_the_content_says(lang: Lang) -> None:
    said = content(lang=lang)
    document = opened(render(said, frame()))
    heads, *rows = cells_of(document.tables[-1])
    names = ("number", "criterion_or_content", "required", "result", "assessment", "notes")
    assert heads == [word(lang, name) for name in names]
    assert rows == [[each.code, each.name, each.required, each.result, each.said, each.notes] for each in said.table]


def test_heads_are_repeated_and_no_row_is_split() -> None:
    for data in (render(content(), frame()), render(several(), frame())):
        ruled = [table for table in opened(data).tables if len(table.columns) > 2]
        assert ruled
        for table in ruled:
            heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
            assert heads == [True] + [False] * (len(heads) - 1)
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_letter_shows_what_is_unmet_and_where_it_comes_from(lang: Lang) -> None:
    said = content(lang=lang)
    document = opened(render(said, frame()))
    tables = [cells_of(table) for table in document.tables]
    unmet = next(rows for rows in tables if rows[0][-1] == word(lang, "who"))
    assert [row[0].split(maxsplit=1)[1] for row in unmet[1:]] == [each.code for each in said.unmet]
    assert [row[4].split("\n") for row in unmet[1:]] == [[each.missing, *each.hamlets] for each in said.unmet]
    assert [row[5] for row in unmet[1:]] == [each.who for each in said.unmet]
    course = next(rows for rows in tables if rows[0] == [word(lang, "review_day"), word(lang, "criteria_met")])
    assert [row[0] for row in course[1:]] == [each.date for each in said.course]
    assert [row[1] for row in course[1:]] == ["15/19 *", "16/19 *"]
    sources = next(rows for rows in tables if rows[0][-1] == word(lang, "codes"))
    assert [tuple(row) for row in sources[1:]] == list(said.sources)
    text = texts_of(document)
    assert said.notice is not None
    assert text.count(said.notice) == 2, "below the letter and below the table"
    for part in (said.title, *said.sentences, ", ".join(said.unknown), said.framework, said.as_of, said.headline):
        assert part in text
    assert find_stamp(text) == STAMP
    assert word(lang, "stamp_how") in text


def test_what_the_office_alone_knows_stays_blank() -> None:
    text = texts_of(opened(render(content(), frame())))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in text
    assert "Số: ………/………" in text
    assert "………………, ngày …… tháng …… năm ………" in text
    assert "Nơi nhận:\n- ……" in text
    assert text.splitlines()[:2] == ["…" * 10] * 2, "the body that issues it"
    assert "Vân Nham" not in text


def test_the_day_is_that_of_the_frame_alone() -> None:
    said = content()
    assert "………………, ngày 05 tháng 02 năm 2024" in texts_of(opened(render(said, frame(DAY))))
    english = texts_of(opened(render(content(lang="en"), frame(DAY))))
    assert f"………………, 5 {MONTHS[1]} 2024" in english
    late = texts_of(opened(render(said, frame(datetime.date(2024, 10, 12)))))
    assert "ngày 12 tháng 10 năm 2024" in late


def test_the_same_report_has_the_same_bytes_and_no_time() -> None:
    for make in (lambda: render(content(), frame(DAY)), lambda: render(several(), frame())):
        first = make()
        assert make() == first
        with zipfile.ZipFile(io.BytesIO(first)) as parts:
            assert {part.date_time[0] for part in parts.infolist()} == {1980}
            core = parts.read("docProps/core.xml").decode()
        assert "created" not in core
        assert "python-docx" not in core
    assert opened(first).core_properties.language == "vi-VN"


def test_charts_are_drawings_with_pictures_and_words_in_their_place() -> None:
    data = render(content(), frame())
    document = opened(data)
    shapes = document.inline_shapes
    assert len(shapes) == 3, "the strip, the course, the gaps"
    for shape in shapes:
        described = shape._inline.docPr
        assert described.get("descr")
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        assert document.part.related_parts[blip.embed].blob.startswith(b"\x89PNG")
        (drawn,) = (each for each in blip.iter() if each.tag.endswith("}svgBlip"))
        svg = document.part.related_parts[drawn.get(qn("r:embed"))]
        assert svg.content_type == "image/svg+xml"
        assert parse_xml(svg.blob).tag.endswith("}svg")
        assert shape.width <= Mm(165)
        assert shape.height <= Mm(225)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_roll_up_has_the_matrix_of_each_framework(lang: Lang) -> None:
    report = several(lang)
    document = opened(render(report, frame()))
    rollups = report.roll_up()
    assert len(rollups) == 2
    text = texts_of(document)
    matrices = [cells_of(table) for table in document.tables[-2:]]
    for rollup, matrix, number in zip(rollups, matrices, ("I", "II"), strict=True):
        assert f"{word(lang, 'annex')} {number}\n" in text
        assert matrix[0][2:-2] == list(rollup.rollup.tallies)
        for row, ((name, place, met, claim), outcomes) in zip(matrix[1:], matrix_rows(rollup), strict=True):
            signs = [phrases.SIGNS[each] if each else "" for each in outcomes]
            assert row[1:] == [f"{name}\n{place}", *signs, met, claim]
        assert list(rarest_rows(rollup)) in [cells_of(table)[1:] for table in document.tables]
        assert "\n".join(rollup.sentences) in text
    assert find_stamp(text) == STAMP


def test_hostile_texts_stay_text() -> None:
    said = content()
    row = replace(said.table[0], name=HOSTILE, notes=HOSTILE)
    said = replace(said, title=HOSTILE, sentences=(HOSTILE,), table=(row, *said.table[1:]), sources=((HOSTILE,) * 3,))
    shown = (
        HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("‮", "\ufffd").replace("\ufffe", "\ufffd")
    )
    document = opened(render(said, frame()))
    assert cells_of(document.tables[-1])[1][1] == shown
    assert texts_of(document).count(shown) == 7
    filled = opened(render(said, frame(template=sample_template.make_sample())))
    assert shown in texts_of(filled)
    assert filled.core_properties.title == "Mẫu báo cáo"


def test_the_sample_template_is_the_one_made_and_shows_every_field() -> None:
    with (
        zipfile.ZipFile(sample_template.SAMPLE) as kept,
        zipfile.ZipFile(io.BytesIO(sample_template.make_sample())) as made,
    ):
        assert kept.read("word/document.xml") == made.read("word/document.xml"), "run tests/sample_template.py"
    said = content()
    fields = docx_template.list_fields(said, ("", ""), None)
    written = texts_of(Document(str(sample_template.SAMPLE)))
    page = (ROOT / "docs" / "bao-cao.md").read_text(encoding="utf-8")
    parts = {name for field in ("rows", "unmet", "sources", "course") for name in vars(fields[field][0])}
    for name in {*fields, *parts}:
        assert name in written
        assert f"`{name}`" in page


def test_a_template_is_filled_in() -> None:
    said = content()
    data = render(said, frame(DAY, sample_template.SAMPLE.read_bytes()))
    assert render(said, frame(DAY, sample_template.SAMPLE.read_bytes())) == data
    document = opened(data)
    text = texts_of(document)
    rows, unmet = document.tables
    assert [[row[0], *row[2:]] for row in cells_of(rows)[1:]] == [
        [each.code, each.required, each.result, each.said, each.notes] for each in said.table
    ]
    assert [row[5] for row in cells_of(unmet)[1:]] == [each.who for each in said.unmet]
    assert "ngày 05 tháng 02 năm 2024" in text
    assert "Đạt 16/19 * tiêu chí (" in text
    assert "\nCác đợt rà soát: 2022: 15/19 *; 15/11/2023: 16/19 *.\n" in text
    assert "{" not in text
    assert said.notice is not None
    assert text.count(said.notice) == 1
    assert text.count(str(STAMP)) == 1


def written(*paragraphs: str, cell: str = "") -> bytes:
    """Write a template of plain paragraphs, below a table of one cell where that is given."""
    document, data = Document(), io.BytesIO()
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(data)
    return data.getvalue()


def test_a_template_without_notice_and_stamp_gets_them() -> None:
    said = content()
    text = texts_of(opened(render(said, frame(template=written("{{ name }}")))))
    assert text.splitlines() == [said.name, said.notice, word("vi", "stamp", stamp=STAMP), word("vi", "stamp_how")]


@pytest.mark.parametrize(
    ("template", "kind", "part"),
    [
        (b"", "template_no_docx", ""),
        (b"PK\x03\x04 no zip", "template_no_docx", ""),
        (written("Báo cáo"), "template_empty", "headline"),
        (written("{{ nmae }}"), "template_field", "name"),
        (written("{%p for each in rows %}", "{{ each.nmae }}", "{%p endfor %}"), "template_field", "name"),
        (written("{{ rows.0.items }}"), "template_field", "items"),
        (written("{% fro each in rows %}"), "template_syntax", "fro each in rows"),
        (written("{{ name"), "template_syntax", ""),
        (written("{{ name | upcase }}"), "template_syntax", "upcase"),
        (
            written("{% for each in rows %}", "{{ each.code }}{% endfor %}{% if name %}", "{{ name }}", ""),
            "template_syntax",
            "",
        ),
        (written("{{ 1 / 0 }}"), "template_failed", "zero"),
        (written("{{ name() }}"), "template_failed", "callable"),
        (written("{{ name.__class__.__mro__ }}"), "template_failed", "unsafe"),
        (written("{% include 'x' %}"), "template_failed", ""),
        (written("{{ range(9999999) | list }}"), "template_failed", ""),
        (written("{% endfor %}", cell="{% for each in rows %}"), "template_layout", "{%tr …%}"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_told(template: bytes, kind: str, part: str) -> None:
    with pytest.raises(DataError) as caught:
        render(content(), frame(template=template))
    assert (caught.value.kind, caught.value.status) == (kind, 2)
    for lang in ("vi", "en"):
        assert part in explain_error(caught.value, lang)


def test_a_field_in_the_page_header_is_enough() -> None:
    document, data = Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "{{ name }}"
    document.save(data)
    said = content()
    filled = opened(render(said, frame(template=data.getvalue())))
    assert filled.sections[0].header.paragraphs[0].text == said.name


def test_a_template_of_another_kind_is_told() -> None:
    for name in ("word/document.xml", "[Content_Types].xml", "_rels/.rels"):
        data = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(written("x"))) as parts, zipfile.ZipFile(data, "w") as kept:
            for part in parts.infolist():
                if part.filename != name:
                    kept.writestr(part.filename, parts.read(part))
        with pytest.raises(DataError, match="template_no_docx"):
            render(content(), frame(template=data.getvalue()))


def test_a_template_that_unpacks_to_too_much_is_not_opened() -> None:
    data = io.BytesIO(written("x"))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("word/media/a.bin", "w") as part:
        for _ in range(101):
            part.write(bytes(1024 * 1024))
    with pytest.raises(DataError, match="template_large"):
        render(content(), frame(template=data.getvalue()))


def test_damaged_templates_are_told_or_filled_in() -> None:
    whole, said = written("{{ name }}"), content("van-nham")
    kinds = set()
    for at in range(10, len(whole), len(whole) // 40):  # in the time of the first part, which no one reads, and on
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]):
            try:
                kinds.add(opened(render(said, frame(template=damaged))).paragraphs[0].text)
            except DataError as error:
                kinds.add(error.kind)
    assert kinds == {said.name, "template_no_docx"}


def test_several_communes_have_no_template() -> None:
    with pytest.raises(DataError, match="template_alone"):
        render(several(), frame(template=written("x")))


def test_the_program_tells_a_misspelt_field(ntm: Runner, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(written("{{ nmae }}"))
    args = ("report", "van-nham", "-o", str(tmp_path / "ra.docx"), "--template", str(tmp_path / "mau.docx"))
    run = ntm(*args)
    assert run.status == 2
    assert "Mẫu có trường “nmae” mà báo cáo không có. Có phải ý bạn là “name”?" in run.err
    assert not (tmp_path / "ra.docx").exists()
    assert "Did you mean “name”?" in ntm(*args, "--lang", "en").err


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="LibreOffice or pdftotext is missing"
)
@pytest.mark.parametrize("several_communes", [False, True])
def test_libreoffice_opens_it(several_communes: bool, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(render(several() if several_communes else content(), frame(DAY)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    read = subprocess.run(["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True)
    text = read.stdout.decode("utf-8")
    pages = text.split("\f")[:-1]
    assert 3 <= len(pages) < 20
    assert all(page.strip() for page in pages)
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHỤ LỤC", "Pá Khoang" if several_communes else "Trung du"):
        assert part in text
    assert find_stamp(text) == STAMP
    assert pages[1].split()[0] == "2"
