"""What headings and cells say, and which of them are not certain enough to be taken."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from messy_cases import ARGS, results_of, save, take
from written import make_framework

from ntmcli.diagnostic import DataError
from ntmcli.store.intake.column_file import ColumnFile, load, write
from ntmcli.store.intake.delimited import read_delimited
from ntmcli.store.intake.grid import Cell, Sheet, name_column
from ntmcli.store.intake.headings import FIELDS, KNOWN, find_table, plain_heading, rate, recognise
from ntmcli.store.intake.letters import decode
from ntmcli.store.intake.values import (
    Asked,
    Figure,
    Refusal,
    parse,
    read_day,
    read_figure,
    read_mark,
    read_whole,
    read_year,
)

# -- which column is what


def sheet_of(*rows: list[str], merged: list[tuple[int, int, int, int]] | None = None) -> Sheet:
    return Sheet("S", [[Cell(each) if each else Cell() for each in row] for row in rows], merged or [])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("TT", "code"),
        ("Stt", "code"),
        ("MÃ CHỈ TIÊU", "code"),
        ("ma chi tieu", "code"),
        ("Nội dung", "content"),
        ("Kết quả thực hiện", "result"),
        ("Kết quả thực hiện (%) đến 31/12/2022", "result"),
        ("Kết quả năm 2022", "result"),
        ("Năm", "year"),
        ("Năm số liệu", "year"),
        ("NAM THUC HIEN", "year"),
        ("Year", "year"),
        ("Năm 2022", None),
        ("Năm thực hiện 2022", None),
        ("Năm sinh", None),
        ("Kết quả 6 tháng đầu năm 2023", "result"),
        ("Tự đánh giá (đạt/chưa đạt)", "outcome"),
        ("Đạt", "met"),
        ("CHƯA ĐẠT", "not_met"),
        ("Số đạt", "count"),
        ("Tổng số", "of"),
        ("Yêu cầu đạt chuẩn", "ignore"),
        ("Ghi chú, minh chứng", "note"),
        ("Đơn vị phụ trách", None),
        ("Kết quả của huyện bạn", None),
        ("", None),
    ],
)
def test_headings_are_known_with_and_without_diacritics(heading: str, expected: str | None) -> None:
    assert recognise(heading) == expected


def test_every_known_heading_is_written_plainly_and_names_a_field() -> None:
    assert set(KNOWN.values()) <= set(FIELDS)
    assert [heading for heading in KNOWN if plain_heading(heading) != heading] == []


def test_heads_of_two_rows_are_found_with_and_without_merged_cells() -> None:
    rows = (["TT", "Kết quả", "Tự đánh giá", "", "Ghi chú"], ["", "", "Đạt", "Chưa đạt", ""], ["15.2", "", "x", "", ""])
    for merged in ([], [(0, 1, 0, 0), (0, 0, 2, 3), (0, 1, 4, 4)]):
        table = find_table(sheet_of(*rows, merged=merged), {})
        assert table is not None
        assert (table.first, table.fields) == (2, {0: "code", 1: "result", 2: "met", 3: "not_met", 4: "note"})


def test_a_row_of_results_is_no_row_of_heads() -> None:
    table = find_table(sheet_of(["TT", "Kết quả"], ["15.2", "đạt"], ["16", "chưa đạt"]), {})
    assert table is not None
    assert (table.first, table.fields) == (1, {0: "code", 1: "result"})


def test_a_file_of_columns_says_what_a_heading_means(folder: Path) -> None:
    save(folder, ["Chỉ số", "Số liệu của tỉnh", "Kết quả"], ["15.1", 92, 50])
    assert take(folder, "bang.xlsx", *ARGS).status == 2
    (folder / "cot.yaml").write_text(
        'columns: {"chi so": code, "SỐ LIỆU CỦA TỈNH": result, Kết quả: ignore}\n', encoding="utf-8"
    )
    assert take(folder, "bang.xlsx", *ARGS, "--map", "cot.yaml").status == 0
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "92"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {a: ket-qua}", ":1:14: "),
        ("columns: {a: resul}", "result"),
        ("columns: [a]", "columns"),
        ("cot: {}", "“cot”"),
        ("percent: 10", "100"),
        ("columns: {a: result", "NTM006"),
        ("columns: {a: &x result}", "NTM008"),
        ("columns: {a: [result]}", "…"),
    ],
)
def test_a_file_of_columns_that_is_wrong_says_where(folder: Path, text: str, said: str) -> None:
    save(folder, ["Mã", "Kết quả"], ["15.1", 92])
    (folder / "bang.xlsx.ntm.yaml").write_text(text, encoding="utf-8")
    run = take(folder, "bang.xlsx", *ARGS)
    assert (run.status, said in run.err) == (2, True), run.err


def test_a_file_of_columns_that_is_asked_for_must_be_there(folder: Path) -> None:
    save(folder, ["Mã", "Kết quả"], ["15.1", 92])
    assert take(folder, "bang.xlsx", *ARGS, "--map", "khong-co.yaml").status == 2


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=20),
        st.sampled_from(FIELDS),
        max_size=4,
    )
)
def test_a_file_of_columns_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, str]
) -> None:
    from unicodedata import normalize

    path = tmp_path_factory.mktemp("cot") / "a.yaml"
    kept = {normalize("NFC", title).strip(): name for title, name in columns.items() if title.strip()}
    path.write_bytes(write(ColumnFile(kept, 100)))
    assert load(path, "vi") == ColumnFile(kept, 100)


# -- what a cell says

PERCENT_ASKED = Asked(None, "%", "hộ")
KM = Asked(None, "km")


@pytest.mark.parametrize(
    ("cell", "asked", "whole", "expected"),
    [
        (Cell("85,5"), PERCENT_ASKED, None, Figure(value="85.5")),
        (Cell("85.5"), PERCENT_ASKED, None, Figure(value="85.5")),
        (Cell("85,5 %"), PERCENT_ASKED, None, Figure(value="85.5")),
        (Cell("0,85%"), PERCENT_ASKED, None, Figure(value="0.85")),
        (Cell(Decimal("0.855"), "0.0%"), PERCENT_ASKED, None, Figure(value="85.5")),
        (Cell(Decimal("1"), "0%"), PERCENT_ASKED, None, Figure(value="100")),
        (Cell(Decimal("0.855")), PERCENT_ASKED, 1, Figure(value="85.5")),
        (Cell(Decimal("0.855")), PERCENT_ASKED, 100, Figure(value="0.855")),
        (Cell(Decimal("0")), PERCENT_ASKED, None, Figure(value="0")),
        (Cell(Decimal("85")), PERCENT_ASKED, None, Figure(value="85")),
        (Cell(Decimal("85"), 'General" %"'), PERCENT_ASKED, None, Figure(value="85")),
        (Cell("1.234"), PERCENT_ASKED, None, Figure(value="1.234")),
        (Cell("0,123"), KM, None, Figure(value="0.123")),
        (Cell("1.234,5"), KM, None, Figure(value="1234.5")),
        (Cell("1,234.5"), KM, None, Figure(value="1234.5")),
        (Cell("1 234,5"), KM, None, Figure(value="1234.5")),
        (Cell("1.234.567"), KM, None, Figure(value="1234567")),
        (Cell("12 345"), KM, None, Figure(value="12345")),
        (Cell("-2,5"), KM, None, Figure(value="-2.5")),
        (Cell("41,2 km"), KM, None, Figure(value="41.2")),
        (Cell("> 90"), PERCENT_ASKED, None, Figure(value=">90")),
        (Cell("≥ 90,5 %"), PERCENT_ASKED, None, Figure(value=">=90.5")),
        (Cell("<=3"), KM, None, Figure(value="<=3")),
        (Cell("5170/6190"), PERCENT_ASKED, None, Figure(count="5170", of="6190")),
        (Cell("5.170 / 6.190 hộ"), PERCENT_ASKED, None, Figure(count="5170", of="6190")),
        *((Cell(word), KM, None, Figure(outcome=outcome)) for word, outcome in (("Đạt", "met"), ("dat", "met"))),
        (Cell("CHƯA ĐẠT"), KM, None, Figure(outcome="not_met")),
        (Cell("không đạt."), KM, None, Figure(outcome="not_met")),
        (Cell("co ban dat"), KM, None, Figure(outcome="basically_met")),
        (Cell("chưa đánh giá"), KM, None, Figure(outcome="unknown")),
        (Cell("not applicable"), KM, None, Figure(outcome="not_applicable")),
    ],
)
def test_what_a_result_says(cell: Cell, asked: Asked, whole: int | None, expected: Figure) -> None:
    assert read_figure(cell, asked, whole) == expected


@pytest.mark.parametrize(
    ("cell", "asked", "kind"),
    [
        (Cell(Decimal("0.85")), PERCENT_ASKED, "share"),
        (Cell(Decimal("1")), PERCENT_ASKED, "share"),
        (Cell(Decimal("0.85"), 'General" %"'), PERCENT_ASKED, "share"),
        (Cell("0,85"), PERCENT_ASKED, "share"),
        (Cell("> 0,9"), PERCENT_ASKED, "share"),
        (Cell("1.234"), KM, "thousands"),
        (Cell("12,345"), KM, "thousands"),
        (Cell("85%"), KM, "not_percent"),
        (Cell(Decimal("0.85"), "0%"), KM, "not_percent"),
        (Cell("41,2 ha"), KM, "result"),
        (Cell("1.2.3"), KM, "result"),
        (Cell("1,2,3"), KM, "result"),
        (Cell("12.34,5"), KM, "result"),
        (Cell("1.234,5.6"), KM, "result"),
        (Cell("5/6"), KM, "result"),
        (Cell("CĐ"), KM, "result"),
        (Cell("đặt"), KM, "result"),
        (Cell("–"), KM, "result"),
        (Cell("x"), KM, "mark_unclear"),
        (Cell(datetime.date(2024, 1, 2)), KM, "result_date"),
        (Cell(True), KM, "result"),
        (Cell(trouble="no_cached"), KM, "cell_no_cached"),
        (Cell("1,5/6"), PERCENT_ASKED, "whole"),
    ],
)
def test_what_is_not_certain_is_refused(cell: Cell, asked: Asked, kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_figure(cell, asked, None)
    assert refused.value.kind == kind


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_number_written_with_a_comma_is_read_as_it_is(number: Decimal) -> None:
    text = f"{number:f}".rstrip("0").rstrip(".")
    written = text.replace(".", ",")
    if len(text.partition(".")[2]) == 3 and not text.startswith(("-", "0")) and number < 1000:
        with pytest.raises(Refusal):
            parse(written, percent=False)
    else:
        assert parse(written, percent=False) == number
    assert parse(written, percent=True) == number


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("26/5/2022"), "2022-05-26"),
        (Cell("26.05.2022"), "2022-05-26"),
        (Cell("26-5-2022"), "2022-05-26"),
        (Cell("5/2022"), "2022-05"),
        (Cell("2022"), "2022"),
        (Cell(Decimal(2022)), "2022"),
        (Cell(Decimal(44707)), "2022-05-26"),
        (Cell("2022-05"), "2022-05"),
        (Cell(datetime.date(2022, 5, 26)), "2022-05-26"),
        (Cell(), None),
    ],
)
def test_days_in_every_usual_way(cell: Cell, expected: str | None) -> None:
    assert read_day(cell) == expected


@pytest.mark.parametrize("text", ["5/26/2022", "26/5/22", "31/2/2022", "2022-13", "hôm nay", "1", "99999"])
def test_no_days(text: str) -> None:
    with pytest.raises(Refusal):
        read_day(Cell(text))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("2022"), "2022"),
        (Cell(Decimal(2022)), "2022"),
        (Cell("Năm 2022"), "2022"),
        (Cell("year 2022"), "2022"),
        (Cell(), None),
    ],
)
def test_years_of_figures(cell: Cell, expected: str | None) -> None:
    assert read_year(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        *map(Cell, ("22", "5/2022", "2021-2022", "2021, 2022", "0999", "20222", "²022", "x")),
        *(Cell(Decimal(number)) for number in ("44707", "22", "2022.5")),
        Cell(datetime.date(2022, 12, 31)),
        Cell(trouble="no_cached"),
    ],
)
def test_no_years_of_figures(cell: Cell) -> None:
    with pytest.raises(Refusal):
        read_year(cell)


def test_counts_and_marks() -> None:
    from ntmcli.model.values import Outcome

    assert [read_whole(cell) for cell in (Cell(Decimal(5)), Cell("5.170"), Cell("5 170"), Cell())] == [
        "5",
        "5170",
        "5170",
        None,
    ]
    for cell in (Cell(Decimal("5.5")), Cell("5,5"), Cell("năm"), Cell(Decimal(-1)), Cell(datetime.date(2022, 1, 1))):
        with pytest.raises(Refusal):
            read_whole(cell)
    assert all(read_mark(cell, Outcome.MET) for cell in (Cell("x"), Cell("✓"), Cell(True), Cell("Đạt")))
    assert not any(read_mark(cell, Outcome.MET) for cell in (Cell(), Cell(False)))
    for text in ("chưa đạt", "1", "✗"):
        with pytest.raises(Refusal):
            read_mark(Cell(text), Outcome.MET)


@pytest.mark.parametrize("text", ["déjà très près", "façade garçon", "grün Straße müssen"])
def test_other_languages_are_not_read_as_vietnamese(text: str) -> None:
    with pytest.raises(DataError):
        decode(text.encode("latin-1"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    text = "Mã;Kết quả\n15.1;92\n"
    assert decode(text.encode(encoding)) == text


def test_a_line_that_names_the_separator_is_followed() -> None:
    sheet = read_delimited("sep=|\nMã|Kết quả; số\n15.1|92\n".encode(), rate)
    assert [[cell.text for cell in row] for row in sheet.rows] == [["Mã", "Kết quả; số"], ["15.1", "92"]]


def test_names_of_columns() -> None:
    assert [name_column(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_only_comparisons_are_asked_for_numbers() -> None:
    framework = make_framework({"1": {"1.1": "{at_least: 5}", "1.2": "đạt"}})
    number, judgement = (indicator.target for indicator in framework.indicators)
    assert Asked(number, "%").compares
    assert not Asked(judgement, None).compares
    assert not Asked(None, None).compares


@pytest.mark.parametrize("text", ["10²", "²", "1,5²", "1.234²"])
def test_superscript_digits_are_no_numbers(text: str) -> None:
    with pytest.raises(Refusal):
        read_whole(Cell(text))
    with pytest.raises(Refusal):
        read_figure(Cell(text), Asked(None, None), None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.234", "1.234 có thể là 1234 hoặc 1,234. Ghi lại là 1234 hoặc 1,2340: "),
        ("45.200", "45.200 có thể là 45200 hoặc 45,2. Ghi lại là 45200 hoặc 45,2: "),
        ("1,500", "1,500 có thể là 1500 hoặc 1,5. Ghi lại là 1500 hoặc 1,5: "),
        ("8o", "không hiểu kết quả “8o”."),
        ("38,5tr", "không hiểu kết quả “38,5tr”."),
        ("> 38,5tr", "không hiểu kết quả “> 38,5tr”."),
        ("85%", "“85%” là phần trăm, "),
    ],
)
def test_a_cell_is_quoted_as_it_is_written(folder: Path, text: str, said: str) -> None:
    run = take(folder, save(folder, ["Mã", "Kết quả"], ["10", text]).name, *ARGS)
    assert run.out.startswith(f"Sheet!B2: {said}"), run.out


@pytest.mark.parametrize("text", ["1,2340", "45,2", "1234"])
def test_what_is_advised_for_thousands_is_taken(text: str) -> None:
    assert read_figure(Cell(text), KM, None).value is not None
