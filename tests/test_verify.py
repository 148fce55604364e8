"""`ntm verify`: what a report says against what it would say now; documents read back whatever their form."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, run_ntm

from ntmcli.check.documents import Difference, Reading, compare, compare_filled
from ntmcli.cli.selection import read_scope, scope_of
from ntmcli.diagnostic import DataError
from ntmcli.present.stamp import Stamp, find_stamp
from ntmcli.present.verification import tell
from ntmcli.store.readback import read_back

FORMS = (".md", ".html", ".docx", ".xlsx")
TABLE = (("TT", "Nội dung", "Tự đánh giá"), ("15", "Y tế", "✗ chưa đạt"), ("15.1", "Bảo hiểm", "✗ chưa đạt"))
TITLE = "Kết quả thực hiện bộ tiêu chí của xã Một"
MADE = Reading((TITLE, "Xã Một đạt 11/19 tiêu chí.", "Nơi nhận:", "Số: ………………………………/BC-UBND"), TABLE)


# -- telling

MANY = " ".join(f"từ{number}" for number in range(30))


@pytest.mark.parametrize(
    ("written", "expected", "shown"),
    [
        (MANY.replace("từ15", "khác"), MANY, ("… từ7 {} từ23 …", "khác", "từ15")),
        (MANY.replace("từ0 ", "khác "), MANY, ("{} từ8 …", "khác", "từ0")),
        (MANY.replace("từ29", "khác"), MANY, ("… từ21 {}", "khác", "từ29")),
        (MANY, MANY.replace("từ15 ", ""), ("… từ7 {} từ23 …", "từ15", "từ14 từ16")),
        ("12/19", "11/19", ("{}", "12/19", "11/19")),
        (MANY, "", ("{}", MANY, None)),
    ],
)
def test_a_long_text_is_shown_around_what_differs(
    written: str, expected: str, shown: tuple[str, str, str | None], capsys: pytest.CaptureFixture[str]
) -> None:
    stamp = Stamp("0.1.0", "xa", "-", "-", "vi", "0")
    tell(stamp, stamp, [Difference("changed", written, expected)], "vi", as_json=False)
    said = [line.partition(": ")[2] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    frame, *parts = shown
    begin, end = frame.split("{}")
    there = [part for part in parts if part is not None]
    assert len(said) == len(there)
    for line, part in zip(said, there, strict=True):
        assert line.startswith(begin)
        assert line.endswith(end)
        assert part in line


# -- comparing


def with_row(at: int, *cells: str) -> Reading:
    rows = list(TABLE)
    rows[at] = cells
    return Reading(MADE.paragraphs, tuple(rows))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (MADE, []),
        # What the user adds is the user's.
        (Reading((*MADE.paragraphs, "Số: 12/BC-UBND"), (*TABLE, ("Ghi chú", "Của xã"))), []),
        # Headings and blanks may go; what is filled in is the user's.
        (Reading((*MADE.paragraphs[:2], "Số: 12/BC-UBND", "Hữu Lũng, ngày 30/6/2022; 12/20 việc"), TABLE), []),
        (
            Reading((TITLE, "Xã Một đạt 12/19 tiêu chí."), TABLE),
            [Difference("changed", "Xã Một đạt 12/19 tiêu chí.", "Xã Một đạt 11/19 tiêu chí.")],
        ),
        (Reading((TITLE,), TABLE), [Difference("missing", "", "Xã Một đạt 11/19 tiêu chí.")]),
        (
            Reading((TITLE.replace("Một", "Hai"), MADE.paragraphs[1]), TABLE),
            [Difference("changed", TITLE.replace("Một", "Hai"), TITLE)],
        ),
        # A count of the same total that the data do not give.
        (Reading((*MADE.paragraphs, "ĐẠT 19/19"), TABLE), [Difference("changed", "ĐẠT 19/19", "")]),
        (
            with_row(2, "15.1", "Bảo hiểm", "✓ đạt"),
            [Difference("changed", "15.1 | Bảo hiểm | ✓ đạt", "15.1 | Bảo hiểm | ✗ chưa đạt")],
        ),
        (
            Reading(MADE.paragraphs, TABLE[:2]),
            [Difference("missing", "", "15.1 | Bảo hiểm | ✗ chưa đạt")],
        ),
        (
            Reading(MADE.paragraphs, (*TABLE, ("15.1", "Bảo hiểm", "✓ đạt"))),
            [Difference("doubled", "15.1 | Bảo hiểm | ✓ đạt", "")],
        ),
        # A row of another width is no row of this table.
        (Reading(MADE.paragraphs, (*TABLE, ("15.1", "Của xã"))), []),
    ],
)
def test_a_document_is_held_against_the_one_made_anew(written: Reading, found: list[Difference]) -> None:
    assert list(compare(written, MADE)) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (Reading(("Xã đạt 11/19.",), (("15.1", "✗ chưa đạt", ""),)), []),
        (Reading((), (("9.9", "gì cũng được 5"), ("Ghi chú", "5"))), []),
        # Set in capitals, joined, without the sign.
        (Reading((), (("✗ 15.1 *", "BẢO HIỂM; CHƯA ĐẠT", "chưa đạt"),)), []),
        (Reading((), (("15.1", "đạt"),)), []),
        (Reading((), (("15", "Y tế", "chưa đạt"), ("16", "✓ đạt"))), []),
        (Reading(("Xã đạt 12/19.",), ()), [Difference("changed", "Xã đạt 12/19.", "")]),
        (
            Reading((), (("15.1", "✓ đạt"),)),
            [Difference("changed", "15.1 | ✓ đạt", "15.1 | Bảo hiểm | ✗ chưa đạt")],
        ),
        (
            Reading((), (("15.1", "Bảo hiểm", "95 %"),)),
            [Difference("changed", "15.1 | Bảo hiểm | 95 %", "15.1 | Bảo hiểm | ✗ chưa đạt")],
        ),
    ],
)
def test_a_document_of_the_user_s_own_layout_is_held_by_codes_and_counts(
    written: Reading, found: list[Difference]
) -> None:
    assert list(compare_filled(written, MADE)) == found


def test_an_outcome_of_another_row_is_told_by_its_word() -> None:
    made = Reading((), (("1", "✓ đạt"), ("2", "✗ chưa đạt")))
    assert list(compare_filled(Reading((), (("2", "ĐẠT"),)), made)) == [
        Difference("changed", "2 | ĐẠT", "2 | ✗ chưa đạt")
    ]


def test_a_count_may_stand_in_a_table() -> None:
    made = Reading((), (("Cộng", "1–17/19"),))
    assert list(compare_filled(Reading(("Đạt 1–17/19.",), ()), made)) == []
    assert list(compare_filled(Reading(("Đạt 2–17/19.",), ()), made)) != []
    assert list(compare_filled(Reading(("Ngày 19/19/2022: 2/3.",), ()), made)) == []


# -- the stamp


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("scope", ["van-nham", "a b", "*", "district=Hữu Lũng, province=Lạng Sơn"])
def test_a_stamp_is_found_again_in_a_text(scope: str, filled: bool) -> None:
    stamp = Stamp("0.1.0", scope, "-", "2022-05-26", "vi", "0123456789ab", filled)
    assert find_stamp(f"Mã đối chiếu: {stamp}\nHết") == stamp
    assert find_stamp("Mã đối chiếu: không có") is None


@pytest.mark.parametrize(
    ("codes", "district", "province"),
    [
        (["van-nham"], None, None),
        (["a", "b"], None, None),
        ([], None, None),
        ([], "Hữu Lũng", None),
        ([], None, "Lạng Sơn"),
        ([], "A, B", "C = D"),
    ],
)
def test_a_scope_is_read_as_it_was_written(codes: list[str], district: str | None, province: str | None) -> None:
    assert read_scope(scope_of(codes, district, province)) == (codes, district, province)


# -- reading back


def test_markdown_is_read_without_its_marks() -> None:
    text = "## Tóm\u0302 tắt\n\n**ĐẠT 11/19** · a\\*b\n- mục \\#1\n\n| A | B |\n|---|---|\n| x \\| y | **z** |\n"
    found = read_back(text.encode(), ".md")
    assert found.paragraphs == ("Tóm\u0302 tắt", "ĐẠT 11/19 · a*b", "mục #1")
    assert found.rows == (("A", "B"), ("x | y", "**z**"))


def test_html_is_read_by_blocks_and_rows_without_pictures() -> None:
    page = (
        "<!doctype html><title>T</title><style>p{}</style><main><h1>Tiêu  đề</h1><p>Một<br>hai &lt;b&gt;</p>"
        "<svg><text>11/19</text></svg><table><caption>Bảng</caption><tr><th>A</th><td><b>B</b> c</td></tr></table>"
        "cuối</main>"
    )
    found = read_back(page.encode(), ".html")
    assert found.paragraphs == ("Tiêu đề", "Một hai <b>", "Bảng", "cuối")
    assert found.rows == (("A", "B c"),)


def test_word_is_read_in_order(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Một")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    document.add_paragraph("")
    document.save(str(tmp_path / "x.docx"))
    assert read_back((tmp_path / "x.docx").read_bytes(), ".docx") == Reading(("Một",), (("a", "b"),))


def test_excel_is_read_by_what_stands_in_its_cells(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Tiêu đề"])
    book.active.append(["a", None, 0.1 + 0.2, True])
    book.save(tmp_path / "x.xlsx")
    found = read_back((tmp_path / "x.xlsx").read_bytes(), ".xlsx")
    assert found == Reading(("Tiêu đề",), (("a", "", "0.3", "True"),))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".md", ".html"])
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_document_is_told(suffix: str, data: bytes) -> None:
    if suffix in (".md", ".html") and data.isascii():
        assert isinstance(read_back(data, suffix), Reading)
        return
    with pytest.raises(DataError) as error:
        read_back(data, suffix)
    assert error.value.kind == "unreadable_document"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_bomb_is_refused_before_it_is_unpacked(suffix: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}", b"\0" * (100 * 1024 * 1024))
    with pytest.raises(DataError) as error:
        read_back(packed.getvalue(), suffix)
    assert error.value.kind == "large_document"


# -- the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "data/communes/dong-mau.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("suffix", FORMS)
def test_a_report_follows_from_its_data_until_these_change(folder: Path, suffix: str, lang: str) -> None:
    name = f"bao-cao{suffix}"
    made = run_ntm("report", "dong-mau", "-o", name, "--lang", lang, cwd=folder)
    assert (made.status, made.out, made.err) == (0, "", f"{'Đã ghi' if lang == 'vi' else 'Wrote'} {name}.\n")
    sound = run_ntm("verify", name, cwd=folder)
    assert (sound.status, sound.err) == (0, "")
    assert "Các số liệu trong văn bản vẫn đúng với dữ liệu." in sound.out
    # Another commune does not matter, nor does a later review: the report is of its day.
    (folder / "data/communes/dong-moi.yaml").unlink()
    assert run_ntm("verify", name, cwd=folder).status == 0
    change(folder, "count: 490", "count: 525")
    late = run_ntm("verify", name, "--format", "json", cwd=folder)
    assert late.status == 1
    assert (late.json["same_data"], late.json["follows"]) == (False, False)
    assert any("15.1" in each["data"] or "15.1" in each["document"] for each in late.json["differences"])


@pytest.mark.parametrize("suffix", FORMS)
def test_a_report_on_several_communes_is_checked_too(folder: Path, suffix: str) -> None:
    name = f"bao-cao{suffix}"
    assert run_ntm("report", "--province", "Tỉnh Ví Dụ", "-o", name, cwd=folder).status == 0
    assert run_ntm("verify", name, cwd=folder).status == 0
    change(folder, '"13.1": chưa đạt', '"13.1": đạt')
    assert run_ntm("verify", name, cwd=folder).status == 1


@pytest.mark.parametrize(
    ("args", "title", "scope"),
    [
        (("--province", "vi du"), "trên địa bàn Ví Dụ", "province=Ví Dụ"),
        (("--district", "Mấu", "--province", "tỉnh ví dụ"), "trên địa bàn Mẫu, Ví Dụ", "district=Mẫu, province=Ví Dụ"),
        (("dong-mau", "Đồng Mới"), "của các xã Đồng Mẫu, Đồng Mới", "dong-mau dong-moi"),
        ((), "của tất cả các xã", "*"),
        (("--province", "vi du", "--lang", "en"), "in Ví Dụ", "province=Ví Dụ"),
        (("dong-mau", "dong-moi", "--lang", "en"), "communes: Đồng Mẫu, Đồng Mới", "dong-mau dong-moi"),
        (("--lang", "en"), "communes: all communes", "*"),
    ],
)
def test_the_title_names_places_and_communes_as_the_data_write_them(
    folder: Path, args: tuple[str, ...], title: str, scope: str
) -> None:
    assert run_ntm("report", *args, "-o", "x.md", cwd=folder).status == 0
    text = (folder / "x.md").read_text(encoding="utf-8")
    assert text.splitlines()[0].replace("\\", "").endswith(f" {title}")
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.scope == scope
    assert run_ntm("verify", "x.md", cwd=folder).status == 0


def copy_commune(folder: Path, number: int, **changes: str) -> str:
    text = (folder / "data/communes/dong-moi.yaml").read_text(encoding="utf-8").replace("dong-moi", f"xa-{number}")
    for old, new in changes.items():
        assert f"{old}: " in text
        text = "\n".join(f"{old}: {new}" if line.startswith(f"{old}: ") else line for line in text.splitlines())
    (folder / f"data/communes/xa-{number}.yaml").write_text(text, encoding="utf-8")
    return f"xa-{number}"


def test_where_the_data_differ_in_spelling_most_decide_and_of_equals_the_first(folder: Path) -> None:
    copy_commune(folder, 1, province="Ví Dụ", district="Mầu")
    copy_commune(folder, 2, province="Vị Dụ", district="Mầu")
    for province, district in (("Ví Dụ", "Mẫu"), ("Vị Dụ", "Mầu")):
        args = ("--district", "mau", "--province", "vi du")
        assert run_ntm("report", *args, "-o", "x.md", cwd=folder).status == 0
        title = (folder / "x.md").read_text(encoding="utf-8").splitlines()[0]
        assert title.endswith(f" trên địa bàn {district}, {province}")
        for number in (3, 4, 5):
            copy_commune(folder, number, province="Vị Dụ", district="Mầu")


def test_of_many_communes_the_title_names_ten_and_tells_namesakes_apart(folder: Path) -> None:
    codes = [copy_commune(folder, at, name=f"Xã Một{at}" if at > 2 else "Tân Tiến") for at in range(1, 13)]
    copy_commune(folder, 2, name="Tân Tiến", district="Khác")
    assert run_ntm("report", *codes, "-o", "x.md", cwd=folder).status == 0
    title = (folder / "x.md").read_text(encoding="utf-8").splitlines()[0].replace("\\", "")
    assert title.endswith(
        "của các xã Tân Tiến (Mẫu, Ví Dụ), Tân Tiến (Khác, Ví Dụ), Một3, Một4, Một5, Một6, Một7, Một8, Một9, Một10 và "
        "2 xã khác"
    )


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in a document, as a hand would."""
    if path.suffix in (".md", ".html"):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return
    parts = {}
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            parts[part] = archive.read(part)
    assert any(old.encode() in data for data in parts.values())
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data.replace(old.encode(), new.encode()))


@pytest.mark.parametrize("suffix", FORMS)
def test_a_count_edited_by_hand_is_caught(folder: Path, suffix: str) -> None:
    path = folder / f"bao-cao{suffix}"
    assert run_ntm("report", "dong-mau", "-o", path.name, cwd=folder).status == 0
    edit(path, "1/5", "4/5")
    run = run_ntm("verify", path.name, cwd=folder)
    assert run.status == 1
    assert "Văn bản đã bị sửa" in run.out
    assert "4/5" in run.out


@pytest.mark.parametrize(
    ("name", "text", "said", "status"),
    [
        ("x.pdf", b"", "Chỉ kiểm tra được báo cáo dạng .md, .html, .docx, .xlsx", 2),
        ("khong-co.md", None, "Không có tệp “khong-co.md”", 2),
        ("x.md", b"# a\n", "không có mã đối chiếu", 2),
        ("x.docx", b"a", "Không đọc được văn bản", 3),
        (
            "x.md",
            "ntm 0.1.0 · xa-la · - · - · vi · 0123456789ab".encode(),
            "Xã ghi trong văn bản không còn trong dữ liệu: xa-la.",
            2,
        ),
    ],
)
def test_what_cannot_be_checked_is_told(folder: Path, name: str, text: bytes | None, said: str, status: int) -> None:
    if text is not None:
        (folder / name).write_bytes(text)
    run = run_ntm("verify", name, cwd=folder)
    assert (run.status, run.out) == (status, "")
    assert said in run.err


def test_a_filled_template_is_checked_by_its_codes_and_counts(folder: Path) -> None:
    template = str(ROOT / "docs/mau-bao-cao.docx")
    path = folder / "x.docx"
    assert run_ntm("report", "dong-mau", "-o", path.name, "--template", template, cwd=folder).status == 0
    assert run_ntm("verify", path.name, cwd=folder).status == 0
    edit(path, "1/5", "4/5")
    run = run_ntm("verify", path.name, cwd=folder)
    assert (run.status, "4/5" in run.out) == (1, True)


def test_where_the_data_are_is_told_once(tmp_path: Path) -> None:
    template = str(ROOT / "docs/mau-bao-cao.docx")
    assert run_ntm("report", "van-nham", "-o", "x.docx", "--template", template, cwd=tmp_path).status == 0
    run = run_ntm("verify", "x.docx", cwd=tmp_path)
    assert (run.status, run.err.count("Dùng dữ liệu đi kèm chương trình: "), run.err.count("\n")) == (0, 1, 1)


def test_a_line_that_the_document_lacks_is_told_to_be_missing(folder: Path) -> None:
    assert run_ntm("report", "dong-mau", "-o", "x.md", cwd=folder).status == 0
    text = (folder / "x.md").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("| 15.1 ")]
    (folder / "x.md").write_text("\n".join(kept), encoding="utf-8")
    run = run_ntm("verify", "x.md", cwd=folder)
    assert run.status == 1
    assert "Không có trong văn bản\n  Theo dữ liệu: 15.1 | " in run.out


def test_the_stamp_means_the_commune_of_its_code_and_no_namesake(folder: Path) -> None:
    assert run_ntm("report", "dong-mau", "-o", "x.md", cwd=folder).status == 0
    path = folder / "data/communes/dong-mau.yaml"
    text = path.read_text(encoding="utf-8").replace("code: dong-mau", "code: dong-mau-moi")
    (folder / "data/communes/dong-mau-moi.yaml").write_text(text, encoding="utf-8")
    path.unlink()
    run = run_ntm("verify", "x.md", cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert "không còn trong dữ liệu: dong-mau." in run.err


@pytest.mark.parametrize("suffix", FORMS)
def test_a_commune_that_cannot_be_judged_is_named_and_the_report_still_follows(folder: Path, suffix: str) -> None:
    change(folder, "zone: tdmnpb", "zone: tdmnp")
    name = f"x{suffix}"
    assert run_ntm("report", "dong-mau", "dong-moi", "-o", name, cwd=folder).status == 3
    made = read_back((folder / name).read_bytes(), suffix)
    assert any("Chưa tổng hợp được 1 xã do số liệu có lỗi: dong-mau." in text for text in made.paragraphs)
    run = run_ntm("verify", name, cwd=folder)
    assert run.status == 3
    assert "vẫn đúng với dữ liệu" in run.out


def test_a_commune_named_twice_is_one(folder: Path) -> None:
    twice = run_ntm("summary", "dong-mau", "dong-mau", cwd=folder)
    assert twice.out == run_ntm("summary", "dong-mau", cwd=folder).out
    assert run_ntm("report", "dong-mau", "dong-mau", "-o", "x.md", cwd=folder).status == 0
    assert " · dong-mau · " in (folder / "x.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("report", "dong-mau", "-o", "m.docx", "--template", "m.docx"), "chính là mẫu"),
        (("report", "--district", "", "-o", "x.md"), "không được để trống"),
        (("summary", "--province", "  "), "không được để trống"),
        (("report", "dong-mau", "--province", "Ví Dụ", "-o", "x.md"), "không ghi cả hai"),
        (("report", "dong-mau", "-o", "x.odt"), "Không biết lập báo cáo dạng"),
        (("report", "dong-mau", "-o", "x.md", "--template", "m.docx"), "chỉ dùng cho báo cáo .docx"),
        (("report", "dong-mau", "-o", "khong-co/x.md"), "Không có thư mục “khong-co”"),
    ],
)
def test_wrong_use_of_reports_is_told(folder: Path, args: tuple[str, ...], said: str) -> None:
    shutil.copy(ROOT / "docs/mau-bao-cao.docx", folder / "m.docx")
    before = (folder / "m.docx").read_bytes()
    run = run_ntm(*args, cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert (folder / "m.docx").read_bytes() == before
