"""Files that are read in: those that are no tables, or are not safe to open, are refused with what to do."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from messy_cases import ARGS, results_of, save, snapshot, take
from openpyxl import Workbook

from ntmcli.diagnostic import DataError
from ntmcli.store.intake.delimited import read_delimited
from ntmcli.store.intake.headings import rate
from ntmcli.store.intake.letters import VN3, is_old, mend
from ntmcli.store.intake.workbook import MOST_ROWS, read_workbook

# -- what a file may be


def edit_parts(data: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """Put parts of a workbook in the place of others, or beside them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in change:
                new.writestr(name, old.read(name))
        for name, part in change.items():
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows or (["Mã", "Kết quả"], ["15.1", 92]):
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def with_rows(rows: bytes) -> bytes:
    part = zipfile.ZipFile(io.BytesIO(workbook())).read(SHEET)
    return edit_parts(workbook(), {SHEET: part.replace(b"<sheetData>", b"<sheetData>" + rows)})


UNSAFE = {
    "macros": (lambda: edit_parts(workbook(), {"xl/vbaProject.bin": b"x"}), "macro"),
    "macro-sheet": (lambda: edit_parts(workbook(), {"xl/macrosheets/sheet1.xml": b"<a/>"}), "macro"),
    "embedded": (lambda: edit_parts(workbook(), {"xl/embeddings/oleObject1.bin": b"x"}), "macro"),
    "links": (lambda: edit_parts(workbook(), {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "liên kết"),
    "connections": (lambda: edit_parts(workbook(), {"xl/connections.xml": b"<a/>"}), "liên kết"),
    "entities": (lambda: edit_parts(workbook(), {SHEET: ENTITY}), "đã hỏng"),
    "entities-utf-16": (lambda: edit_parts(workbook(), {SHEET: ENTITY.decode().encode("utf-16")}), "đã hỏng"),
    "entities-elsewhere": (lambda: edit_parts(workbook(), {"xl/media/a.png": ENTITY}), "đã hỏng"),
    "bomb": (lambda: edit_parts(workbook(), {"xl/media/a.png": b"\0" * (65 * 1024 * 1024)}), "quá lớn"),
    "parts": (lambda: edit_parts(workbook(), {f"xl/media/{at}": b"" for at in range(2001)}), "quá lớn"),
    "cells": (lambda: with_rows(b'<row r="1">' + b'<c r="A1"/>' * 200_001 + b"</row>"), "quá lớn"),
    "empty-rows": (lambda: with_rows(b"<row/>" * 50_001), "quá lớn"),
    "prefixed-rows": (lambda: with_rows(b"<x:row />" * 50_001), "quá lớn"),
    "rows": (lambda: workbook(*[["a"] for _ in range(MOST_ROWS + 1)]), "quá lớn"),
    "columns": (lambda: workbook(["a"] * 201), "quá lớn"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    "password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "page": (lambda: b"\xef\xbb\xbf\n <html><table>", "trang web"),
    "text": (lambda: b"Ma;Ket qua", "đã hỏng"),
    "empty": (lambda: b"", "đã hỏng"),
    "cut": (lambda: workbook()[:-200], "đã hỏng"),
    "no-sheets": (lambda: edit_parts(workbook(), {SHEET: None}), "bảng số liệu"),
    "not-xml": (lambda: edit_parts(workbook(), {SHEET: b"\xff\xfe<"}), "đã hỏng"),
    "other-archive": (lambda: edit_parts(workbook(), {"[Content_Types].xml": None}), "đã hỏng"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_workbook_that_is_none_or_is_not_safe_is_refused(folder: Path, name: str) -> None:
    make, said = UNSAFE[name]
    (folder / "bang.xlsx").write_bytes(make())
    before = snapshot(folder)
    run = take(folder, "bang.xlsx", *ARGS)
    assert (run.status, run.out) == (3, "")
    assert said in run.err
    assert "Traceback" not in run.err
    assert snapshot(folder) == before


def test_a_file_is_what_its_content_is(folder: Path) -> None:
    (folder / "bang.csv").write_bytes(workbook())
    assert take(folder, "bang.csv", *ARGS).status == 0
    (folder / "bang.xls").write_bytes(b"<html>")
    assert "trang web" in take(folder, "bang.xls", *ARGS).err
    (folder / "bang.pdf").write_bytes(b"%PDF")
    assert take(folder, "bang.pdf", *ARGS).status == 2
    assert take(folder, "khong-co.xlsx", *ARGS).status == 2
    (folder / "la-thu-muc.csv").mkdir()
    assert take(folder, "la-thu-muc.csv", *ARGS).status == 2


def test_a_sheet_that_says_it_has_a_million_rows_is_read_as_far_as_it_goes(folder: Path) -> None:
    part = zipfile.ZipFile(io.BytesIO(workbook())).read(SHEET)
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    huge = part.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", far)
    assert huge.count(b"1048576") == 3
    merged = huge.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>')
    for each in (huge, merged, huge.replace(b'r="1048576"', b'r="999999999999"')):
        (folder / "bang.xlsx").write_bytes(edit_parts(workbook(), {SHEET: each}))
        assert take(folder, "bang.xlsx", *ARGS, "--dry-run").status == 0


def status_of(read: Callable[[], object]) -> int:
    """Return 0 where something is read, else the exit status with which it is refused."""
    try:
        read()
    except DataError as error:
        return error.status
    return 0


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_a_workbook_fail_otherwise(data: bytes) -> None:
    for made in (data, b"PK\3\4" + data, edit_parts(workbook(), {SHEET: data})):
        assert status_of(partial(read_workbook, made)) in (0, 3)


@given(st.binary(max_size=200) | st.text(alphabet='TtKếtquảMã;,\t\n"15.đạt', max_size=80).map(str.encode))
def test_no_bytes_make_reading_a_text_fail_otherwise(data: bytes) -> None:
    assert status_of(lambda: read_delimited(data, rate)) in (0, 3)


def test_control_codes_in_cells_are_neither_printed_nor_written(folder: Path) -> None:
    rows = (
        ["Mã", "Kết quả", "Ghi chú"],
        ["15.2", "đạt", "a_x001B_[31mb"],
        ["16", "x\u202ey", None],
        ["17.3", "đạt", "c\u202ed"],
    )
    before = snapshot(folder)
    run = take(folder, save(folder, *rows).name, *ARGS)
    assert run.status == 1
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out
    assert "U+202E" in run.out
    assert {name: data for name, data in snapshot(folder).items() if name.startswith("data/")} == before


def test_texts_from_cells_are_quoted_in_the_file(folder: Path) -> None:
    texts = ["a: b", "- c", "{d}", "=e", '"f"', "#g", "*h", "!i", "đ" * 3000, "null"]
    rows = [
        [code, "đạt", text] for code, text in zip(["1", "5", "15.2", "16", "17.3", "18.1", "18.2"], texts, strict=False)
    ]
    with (folder / "bang.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Mã", "Kết quả", "Nguồn"], *rows])
    assert take(folder, "bang.csv", *ARGS).status == 0
    found = results_of(folder, "xa-mot", "2023-11-20")
    assert {code: answer["source"] for code, answer in found.items()} == {code: text for code, _, text in rows}


def test_the_data_that_come_with_the_program_are_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_text("Mã;Kết quả\n15.1;92\n", encoding="utf-8")
    before = snapshot(ROOT / "data")
    run = take(tmp_path, "bang.csv", "--commune", "van-nham", "--date", "2024-01-01")
    assert run.status == 3
    assert snapshot(ROOT / "data") == before


def test_a_commune_that_is_a_link_out_of_the_folder_is_not_written(folder: Path) -> None:
    outside = folder / "ngoai.yaml"
    shutil.move(folder / "data" / "communes" / "xa-mot.yaml", outside)
    (folder / "data" / "communes" / "xa-mot.yaml").symlink_to(outside)
    before = outside.read_bytes()
    run = take(folder, save(folder, ["Mã", "Kết quả"], ["15.1", 92]).name, *ARGS)
    assert (run.status, outside.read_bytes()) == (3, before)


# -- letters of fonts from before Unicode


@pytest.mark.parametrize(
    ("texts", "sure", "expected"),
    [
        (["Tiªu chÝ", "KÕt qu¶"], [], {"Tiªu chÝ": "Tiêu chí", "KÕt qu¶": "Kết quả"}),
        (
            ["M· sè", "Tù ®¸nh gi¸", "Néi dung", "TT"],
            [],
            {"M· sè": "Mã số", "Tù ®¸nh gi¸": "Tự đánh giá", "Néi dung": "Nội dung"},
        ),
        (["Ch­a ®¹t", "Nội dung"], [], {"Ch­a ®¹t": "Chưa đạt"}),
        (["sè hé", "Kết quả"], ["sè hé"], {}),
        (["§¹t", "Kết quả"], [], {}),
        (["§¹t", "Kết quả"], ["§¹t"], {"§¹t": "Đạt"}),
        (["Ghi chú", "chí", "Hòa Bình"], [], {}),
        (["15.1", "85,5", "> 90", "Code"], [], {}),
        (["Ng­êi d©n", "1½ lÇn", "10² m²"], [], {"Ng­êi d©n": "Người dân"}),
        (["10 µm", "Kết quả"], [], {}),
        (["Nº 12", "·", "5 °C", "120 m²"], [], {}),
        (["déjà vu", "très près"], [], {}),
        (["Keát quaû", "Ghi chuù"], [], {}),
    ],
)
def test_old_letters_are_read_where_that_is_certain(
    texts: list[str], sure: list[str], expected: Mapping[str, str]
) -> None:
    assert mend(texts, sure) == expected


def test_the_names_of_all_indicators_come_back_and_none_becomes_another() -> None:
    shown = {letter: chr(code) for code, letter in VN3.items()}
    names = set()
    for file in (ROOT / "data").rglob("*.yaml"):
        names |= {name.lower() for name in re.findall(r"\bname: ([^\"{},\n]+)", file.read_text(encoding="utf-8"))}
    typed = {"".join(shown.get(letter, letter) for letter in name): name for name in names}
    typed = {old: name for old, name in typed.items() if is_old(old)}
    assert len(typed) > 150
    assert mend(typed) == typed
    alone = {old: mend([old, "Kết quả"], [old]).get(old) for old in typed}
    assert {name for old, name in alone.items() if name not in (None, typed[old])} == set()
    assert sum(name is None for name in alone.values()) < len(typed) / 20


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_digit_and_no_sign_of_a_figure_changes_with_the_letters(texts: list[str]) -> None:
    plain = str.maketrans("", "", "".join(map(chr, range(0xA0, 0x1EFF))))
    for text, read in mend(texts, texts).items():
        assert read.translate(plain) == text.translate(plain)


@pytest.mark.parametrize(("lang", "said"), [("vi", "phông cũ"), ("en", "before Unicode")])
def test_a_table_whose_headings_cannot_be_told_says_that_its_font_is_old(folder: Path, lang: str, said: str) -> None:
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Maõ", "Keát quaû"], ["15.1", 92]):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(name="VNI-Times")
    book.save(folder / "bang.xlsx")
    run = take(folder, "bang.xlsx", *ARGS, lang=lang)
    assert (run.status, said in run.err, "Sheet!A1" in run.err) == (3, True, True), run.err
    (folder / "cot.yaml").write_text('columns: {"Maõ": code, "Keát quaû": result}\n', encoding="utf-8")
    assert take(folder, "bang.xlsx", *ARGS, "--map", "cot.yaml").status == 0
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "92"}
