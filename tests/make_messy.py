"""Make the messy tables of `tests/messy` anew: `python tests/make_messy.py`; what `import` says of each is beside it.

They are what people send: with titles and merged heads, codes that a spreadsheet took for numbers, old encodings.
"""

import csv
import datetime
import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

MESSY = Path(__file__).resolve().parent / "messy"
HEADS = ["TT", "Tên tiêu chí", "Nội dung", "Yêu cầu đạt chuẩn", "Kết quả thực hiện", "Tự đánh giá", "Ghi chú"]


def book(*rows: list[Any], name: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return made, sheet


def self_assessment() -> Workbook:
    """The usual table, as it is typed into Excel: title above, merged cells, prose, decimal commas."""
    made, sheet = book(
        ["ỦY BAN NHÂN DÂN XÃ MỘT"],
        ["BẢNG TỰ ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ NĂM 2023"],
        [],
        HEADS,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["I", "NHÓM QUY HOẠCH"],
        [
            1,
            "Quy hoạch",
            "Có quy hoạch chung được phê duyệt",
            "Đạt",
            "Đã được phê duyệt tại Quyết định 12/QĐ",
            "Đạt",
            None,
        ],
        [10, "Thu nhập", "Thu nhập bình quân đầu người", "≥ 42", "43,25", "Đạt", "Điều tra năm 2023"],
        [15, "Y tế", "15.1. Người dân tham gia bảo hiểm y tế", "≥ 90%", "92,3 %", "Đạt", "Hồ sơ kèm theo"],
        [None, None, "15.2. Xã đạt tiêu chí quốc gia về y tế", "Đạt", "Đạt", "đạt", None],
        [None, None, "15.3. Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", "≤ 24%", "31/130 trẻ", "ĐẠT", None],
        ["17.1", "Môi trường", "Hộ sử dụng nước sạch theo quy chuẩn", None, None, None, None],
        ["a)", None, "Hộ dùng nước sạch", "≥ 80%", "85", None, None],
        ["b)", None, "Từ hệ thống cấp nước tập trung", "≥ 20%", "> 20", None, None],
        ["17.3", None, "Cảnh quan xanh – sạch – đẹp", "Đạt", "Cơ bản đạt yêu cầu", "Chưa đạt", "Còn rác ở chợ"],
        [None, "Tổng cộng", None, None, None, None, None],
    )
    for area in ("A1:G1", "A2:G2", "A9:A11", "B9:B11"):
        sheet.merge_cells(area)
    return made


def codes_as_numbers() -> Workbook:
    """Codes that were typed as numbers: 17.10 lost its zero, 15.1 became a day, one stands alone."""
    made, sheet = book(
        ["Mã", "Kết quả"],
        [15.1, 91],
        [17, None],
        [17.1, "chưa đạt"],
        [17.2, 100],
        [17.9, 65],
        [17.1, 52],
        [17.11, "Không áp dụng"],
        [datetime.date(2024, 1, 18), "đạt"],
        ["18,2", "đạt"],
        ["15.9", "đạt"],
    )
    sheet["A9"].number_format = "d.m"
    alone = made.create_sheet("Rời")
    for row in (["Mã", "Kết quả"], [17.1, 55], [15.2, "đạt"]):
        alone.append(row)
    return made


def percentages() -> Workbook:
    """Percentages in every way; some of them may be one thing or the other."""
    made, sheet = book(
        ["TT", "Nội dung", "Kết quả"],
        ["15.1", "Người dân tham gia bảo hiểm y tế", 0.9235],
        ["15.3", "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", "23,5%"],
        ["17.2", "Cơ sở sản xuất bảo vệ môi trường", 1],
        ["17.9", "Cơ sở chăn nuôi bảo vệ môi trường", 0.65],
        ["17.10", "Chất thải nhựa được thu gom", "1.234"],
        ["10", "Thu nhập bình quân đầu người", "43.250"],
    )
    sheet["C2"].number_format = "0.00%"
    return made


def crosses() -> Workbook:
    """Two rows of heads, and crosses that mean what their column is called."""
    made, sheet = book(
        ["STT", "Nội dung", "Kết quả", "Tự đánh giá", None, None, "Ghi chú"],
        [None, None, None, "Đạt", "Cơ bản đạt", "Chưa đạt", None],
        ["1", "Quy hoạch", None, "x", None, None, None],
        ["5", "Trường học đạt chuẩn cơ sở vật chất", None, None, None, "✓", "thiếu 1 trường"],
        ["15.2", "Xã đạt tiêu chí quốc gia về y tế", "✓", None, None, None, None],
        ["16", "Thôn đạt tiêu chuẩn văn hóa", None, "x", None, "x", None],
        ["17.3", "Cảnh quan xanh – sạch – đẹp", None, None, "X", None, None],
        ["18.1", "Cán bộ công chức đạt chuẩn", None, "CĐ", None, None, None],
        ["18.2", "Đảng bộ hoàn thành tốt nhiệm vụ", "Đạt", None, None, "x", None],
    )
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"):
        sheet.merge_cells(area)
    return made


def formulas() -> Workbook:
    """Formulas without a saved result, an error, a time, a day instead of a share."""
    made, sheet = book(
        ["Mã", "Kết quả", "Số đạt", "Tổng số"],
        ["15.1", "=C2/D2*100", 5600, 6190],
        ["15.3", None, "1.250", "6.190"],
        ["17.2", None, 12, None],
        ["17.9", datetime.date(2024, 3, 5), None, None],
        ["17.10", datetime.time(8, 30), None, None],
        ["17.3", True, None, None],
        ["10", None, None, None],
    )
    sheet["B8"] = "#REF!"
    sheet["B8"].data_type = "e"
    return made


def merged() -> Workbook:
    """Results in merged cells beside several indicators; a note for all of them."""
    made, sheet = book(
        ["Mã", "Nội dung", "Kết quả", "Ghi chú"],
        ["15.1", "Người dân tham gia bảo hiểm y tế", "đạt", "Theo trạm y tế xã"],
        ["15.2", "Xã đạt tiêu chí quốc gia về y tế", None, None],
        ["15.3", "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", "chưa đạt", None],
    )
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("D2:D4")
    return made


def several_communes() -> Workbook:
    """A row a commune and indicator, with days in every way; a name that is a path, an unknown one, a hidden sheet."""
    made, _ = book(
        ["Xã", "Mã", "Kết quả", "Ngày rà soát", "Đơn vị phụ trách"],
        ["Một", "15.1", 92, datetime.date(2023, 5, 26), "Trạm y tế"],
        ["xã hai", "15.1", "88,5", "26/5/2023", "Trạm y tế"],
        ["xa-hai", "10", "43,2", 45072, None],
        ["Xã Hai", "15.2", "đạt", "5/2023", None],
        ["../xa-mot", "16", "đạt", "26/5/2023", None],
        ["Ba", "16", "đạt", "26/5/2023", None],
        ["Hai", "16", "đạt", "31/2/2023", None],
        ["Hai", "17.3", "đạt", None, None],
        [None, "17.3", "đạt", "26/5/2023", None],
        name="Tổng hợp",
    )
    notes = made.create_sheet("Hướng dẫn")
    notes.append(["Điền theo mẫu của tỉnh"])
    made.create_sheet("Cũ").sheet_state = "hidden"
    return made


def two_results() -> Workbook:
    """Two columns that may both be the result."""
    made, _ = book(
        ["Mã", "Kết quả năm 2021", "Kết quả năm 2022"],
        ["15.1", 85, 92],
        ["15.2", "chưa đạt", "đạt"],
    )
    return made


def running_numbers() -> Workbook:
    """Numbers of rows that look like codes, some with the right content and some with another's."""
    made, _ = book(
        ["STT", "Tên chỉ tiêu", "Kết quả"],
        [1, "Người dân tham gia bảo hiểm y tế", 92],
        [2, "Xã đạt tiêu chí quốc gia về y tế", "đạt"],
        [5, "Cảnh quan xanh – sạch – đẹp", "đạt"],
        [None, "Thôn đạt tiêu chuẩn văn hóa", "đạt"],
    )
    return made


def wrong_figures() -> Workbook:
    """Figures that are read and that no file may hold."""
    made, _ = book(
        ["Mã", "Kết quả", "Số đạt", "Tổng số", "Nguồn", "Minh chứng"],
        ["15.1", None, 6200, 6190, None, None],
        ["15.3", 123, None, None, None, None],
        ["15.2", 85, None, None, None, None],
        ["16", "không áp dụng", None, None, None, None],
        ["17.9", 65, None, None, "=1+1", None],
        ["17.9", 66, None, None, None, None],
        ["17.11", "không áp dụng", None, None, "Trạm y tế", "ho-so/a.pdf; ../../b.pdf"],
        ["18", 5, None, None, None, None],
    )
    return made


TABLE = [
    ["TT", "Nội dung", "Kết quả thực hiện", "Tự đánh giá", "Ghi chú"],
    ["15.1", "Người dân tham gia bảo hiểm y tế", "92,3", "Đạt", "theo trạm y tế"],
    ["15.2", "Xã đạt tiêu chí quốc gia về y tế", "", "Đạt", ""],
    ["17.3", "Cảnh quan xanh – sạch – đẹp", "Chưa đạt", "Chưa đạt", "còn rác ở chợ; đang dọn"],
    ["17.9", "Cơ sở chăn nuôi bảo vệ môi trường", "khoảng 60", "", ""],
]


def lone_notes() -> Workbook:
    """Notes and sources in rows without a result, among headings, totals and signatures that have some too."""
    made, sheet = book(
        ["TT", "Nội dung", "Kết quả", "Ghi chú", "Nguồn"],
        ["I", "NHÓM VĂN HÓA – XÃ HỘI", None, "4 tiêu chí", None],
        ["15.1", "Người dân tham gia bảo hiểm y tế", 92, "cả năm", "Trạm y tế"],
        ["15.2", "Xã đạt tiêu chí quốc gia về y tế", None, "đang hoàn thiện hồ sơ", "Trạm y tế"],
        ["15.3", "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", None, None, "Sở Y tế"],
        ["17.3", "Cảnh quan xanh – sạch – đẹp", "đạt", "Đoàn kiểm tra tháng 10", None],
        ["17.9", "Cơ sở chăn nuôi bảo vệ môi trường", None, None, None],
        [17.1, None, None, "chờ số liệu", None],
        ["17.13", "Chỉ tiêu của tỉnh", None, "chưa thực hiện", None],
        ["18", "Hệ thống chính trị", None, None, None],
        [None, "Tổng cộng", None, "2 chỉ tiêu", None],
        ["Tổng", None, None, "2/12", None],
        ["Ngày 20 tháng 11 năm 2023", None, None, "CHỦ TỊCH", None],
    )
    sheet.merge_cells("D6:D7")
    return made


def years() -> Workbook:
    """Figures of other years than the review's, which choose the limit; some cells are no years."""
    made, _ = book(
        ["TT", "Nội dung", "Kết quả", "Năm số liệu"],
        ["10", "Thu nhập bình quân đầu người", "38,5", 2021],
        ["15.1", "Người dân tham gia bảo hiểm y tế", 92, "Năm 2022"],
        ["15.2", "Xã đạt tiêu chí quốc gia về y tế", "đạt", None],
        ["15.3", "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", 20, "2021-2022"],
        ["16", "Thôn đạt tiêu chuẩn văn hóa", "đạt", 44707],
        ["17.1", "Hộ sử dụng nước sạch theo quy chuẩn", None, None],
        ["a", "Hộ dùng nước sạch", 85, 2022],
        ["b", "Từ hệ thống cấp nước tập trung", 25, None],
        ["17.3", "Cảnh quan xanh – sạch – đẹp", None, 2022],
    )
    return made


def separated(mark: str) -> str:
    quoted = [[f'"{each}"' if mark in each else each for each in row] for row in TABLE]
    return "".join(mark.join(row) + "\r\n" for row in quoted)


def as_tcvn3(text: str) -> bytes:
    """As ABC fonts have it; the dashes that this set lacks are hyphens."""
    plain = text.replace("–", "-").encode()
    return subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=plain, capture_output=True, check=True
    ).stdout


def tcvn3() -> bytes:
    return as_tcvn3(separated(";"))


def old_font() -> Workbook:
    """As .VnTime has it in Excel, where letters are stored as those of Latin-1; numbers and figures as anywhere."""
    rows = csv.reader(as_tcvn3(separated(";")).decode("latin-1").splitlines(), delimiter=";")
    made, sheet = book(*rows, ["10", "Thu nhËp b×nh qu©n", 43.25, "", "t¨ng 1½ lÇn"])
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    return made


def mixed_fonts() -> Workbook:
    """Old fonts in a table that is otherwise in Unicode: what is certain by itself, and what is not."""
    made, sheet = book(
        ["TT", "Nội dung", "Kết quả", "Ghi chú", "Nguồn"],
        ["15.1", "Ng­êi d©n tham gia b¶o hiÓm y tÕ", 92, "theo tr¹m y tÕ x·", "Trạm y tế"],
        ["15.2", "Xã đạt tiêu chí quốc gia về y tế", "§¹t", "chú ý", None],
        ["15.3", "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thấp còi", 20, "sè hé", None],
        ["16", "Thôn đạt tiêu chuẩn văn hóa", "đạt", None, "Phoøng Vaên hoùa"],
        ["17.2", "Cơ sở sản xuất bảo vệ môi trường", 100, "120 m²", None],
        ["17.3", "Cảnh quan xanh – sạch – đẹp", "Ñaït", None, None],
    )
    for place, font in {
        "C3": ".VnTime",
        "D4": ".VnTime",
        "E5": "VNI-Times",
        "D6": ".VnTime",
        "C7": "VNI-Times",
    }.items():
        sheet[place].font = Font(name=font)
    return made


def windows_1258() -> bytes:
    """As Windows has it: letters with their marks, tones behind them."""
    made = b""
    for letter in separated("\t"):
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = normalize("NFD", letter)
            tone = next(each for each in marks if each in "\u0300\u0301\u0303\u0309\u0323")
            made += (normalize("NFC", marks.replace(tone, "")) + tone).encode("cp1258")
    return made


def decomposed() -> bytes:
    """As files from other systems have it: NFD, with a byte-order mark, commas between and quotation marks around."""
    return b"\xef\xbb\xbf" + normalize("NFD", separated(",")).encode()


def neither() -> bytes:
    """In an encoding that makes no Vietnamese."""
    return "TT;Résultat;Évaluation\n15.1;déjà 92;très près\n".encode("latin-1")


ARGS = "--commune xa-mot --date 2023-11-20"
MADE: dict[str, tuple[str, Callable[[], Workbook | bytes], str]] = {
    "bang-tu-danh-gia": ("bang.xlsx", self_assessment, f"{ARGS} --source 'Báo cáo tự đánh giá năm 2023'"),
    "ma-thanh-so": ("bang.xlsx", codes_as_numbers, ARGS),
    "phan-tram": ("bang.xlsx", percentages, ARGS),
    "phan-tram-co-khai-bao": ("bang.xlsx", percentages, f"{ARGS} --partial"),
    "dau-x": ("bang.xlsx", crosses, f"{ARGS} --partial"),
    "cong-thuc": ("bang.xlsx", formulas, ARGS),
    "o-gop": ("bang.xlsx", merged, f"{ARGS} --partial"),
    "ghi-chu-rieng": ("bang.xlsx", lone_notes, f"{ARGS} --partial"),
    "nam-so-lieu": ("bang.xlsx", years, f"{ARGS} --partial"),
    "nhieu-xa": ("bang.xlsx", several_communes, "--source 'Báo cáo của huyện' --partial"),
    "hai-cot-ket-qua": ("bang.xlsx", two_results, ARGS),
    "hai-cot-co-khai-bao": ("bang.xlsx", two_results, ARGS),
    "so-thu-tu": ("bang.xlsx", running_numbers, ARGS),
    "so-lieu-sai": ("bang.xlsx", wrong_figures, f"{ARGS} --partial"),
    "phong-abc": ("bang.xlsx", old_font, f"{ARGS} --partial"),
    "phong-lan": ("bang.xlsx", mixed_fonts, f"{ARGS} --partial"),
    "csv-tcvn3": ("bang.csv", tcvn3, f"{ARGS} --partial"),
    "csv-1258": ("bang.csv", windows_1258, ARGS),
    "csv-nfd": ("bang.csv", decomposed, ARGS),
    "csv-la": ("bang.csv", neither, ARGS),
}
"""Each folder's table, and with what it is read in."""


def save(made: Workbook) -> bytes:
    """Return a workbook as bytes that do not depend on when it was made."""
    buffer, fixed = BytesIO(), BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = re.sub(rb"\d{4}-\d{2}-\d{2}T[\d:]+Z", b"2024-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def make() -> None:
    for name, (file, write, args) in MADE.items():
        folder = MESSY / name
        folder.mkdir(exist_ok=True)
        made = write()
        (folder / file).write_bytes(made if isinstance(made, bytes) else save(made))
        (folder / "args").write_text(f"{file} {args}\n", encoding="utf-8")


if __name__ == "__main__":
    make()
