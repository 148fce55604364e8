"""NTM2xx: a value is not what its place takes."""

from ntmcli.diagnostic.written import Written


def _result(code: str, value: str) -> str:
    return f'reviews:\n  - date: 2022-05-26\n    results:\n      "{code}": {value}'


ENTRIES: tuple[Written, ...] = (
    (
        "NTM201",
        "commune",
        (
            "Không phải là số",
            "“{text}” không phải là số.",
            "Số chỉ gồm chữ số và nhiều nhất một dấu chấm thập phân: 84.5. Không ghi đơn vị, dấu cách, dấu _ .",
        ),
        (
            "Not a number",
            "“{text}” is not a number.",
            "A number is digits with at most one decimal point: 84.5. No unit, no space, no underscore.",
        ),
        _result("10", "33.5 triệu"),
        _result("10", "33.5"),
    ),
    (
        "NTM202",
        "commune",
        (
            "Dấu phẩy thập phân",
            "Số “{text}” viết bằng dấu phẩy.",
            "Viết {instead} (dấu chấm thập phân); khi in, chương trình tự đổi thành dấu phẩy.",
        ),
        (
            "A decimal comma",
            "The number “{text}” is written with a comma.",
            "Write {instead} (with a point); Vietnamese output prints the comma by itself.",
        ),
        _result("15.1", "84,5"),
        _result("15.1", "84.5"),
    ),
    (
        "NTM203",
        "commune",
        (
            "Dấu % trong số",
            "Số “{text}” có dấu %.",
            "Viết {instead}: đơn vị đã ghi ở bộ tiêu chí.",
        ),
        (
            "A % sign in a number",
            "The number “{text}” has a % sign.",
            "Write {instead}: the framework gives the unit.",
        ),
        _result("15.1", "84.5%"),
        _result("15.1", "84.5"),
    ),
    (
        "NTM204",
        "commune",
        (
            "Không phải là số nguyên",
            "“{text}” không phải là số nguyên không âm.",
            "Ghi số nguyên không âm, không có dấu chấm phân cách: 5170.",
        ),
        (
            "Not a whole number",
            "“{text}” is not a count.",
            "Write a whole number from 0 up, without separators: 5170.",
        ),
        _result("15.1", "{count: 5.170, of: 6190}"),
        _result("15.1", "{count: 5170, of: 6190}"),
    ),
    (
        "NTM205",
        "commune",
        (
            "Tỷ lệ ngoài khoảng 0–100",
            "Tỷ lệ {text} % nằm ngoài khoảng 0–100.",
            "Kiểm tra lại số liệu và dấu thập phân.",
        ),
        (
            "A percentage outside 0–100",
            "The percentage {text} is outside 0–100.",
            "Check the figure and its decimal point.",
        ),
        _result("15.1", "845"),
        _result("15.1", "84.5"),
    ),
    (
        "NTM206",
        "commune",
        (
            "Số đạt lớn hơn tổng số",
            "count ({count}) lớn hơn of ({of}).",
            "count là số đạt, of là tổng số; kiểm tra xem có ghi ngược không.",
        ),
        (
            "The count is over the whole",
            "count is {count}, over of, which is {of}.",
            "count is how many reach it, of is how many there are; check whether they are swapped.",
        ),
        _result("15.1", "{count: 6190, of: 5170}"),
        _result("15.1", "{count: 5170, of: 6190}"),
    ),
    (
        "NTM207",
        "commune",
        (
            "Tổng số bằng 0",
            "of là 0 nên không tính được tỷ lệ.",
            "Ghi tổng số thực tế. Không có đối tượng thì ghi “không áp dụng” nếu chỉ tiêu cho phép.",
        ),
        (
            "The whole is 0",
            "of is 0, which gives no share.",
            "Write the real total. Where there is nothing to count, write “không áp dụng” if the indicator allows it.",
        ),
        _result("15.1", "{count: 0, of: 0}"),
        _result("15.1", "{count: 0, of: 6190}"),
    ),
    (
        "NTM208",
        "commune",
        (
            "Không phải từ chỉ kết quả",
            "“{text}” không phải là từ chỉ kết quả.",
            "Dùng một trong các từ: đạt, cơ bản đạt, chưa đạt, không áp dụng, chưa đánh giá.",
        ),
        (
            "Not an outcome word",
            "“{text}” is not an outcome.",
            "Use one of: đạt (met), cơ bản đạt (basically met), chưa đạt (not met), không áp dụng (not applicable), "
            "chưa đánh giá (not assessed).",
        ),
        _result("15.2", "dat"),
        _result("15.2", "đạt"),
    ),
    (
        "NTM209",
        "commune",
        (
            "Không phải true hoặc false",
            "“{text}” không phải là true hoặc false.",
            "Chỉ viết true (đúng) hoặc false (sai), chữ thường.",
        ),
        (
            "Neither true nor false",
            "“{text}” is neither true nor false.",
            "Write true or false, in small letters.",
        ),
        _result("15.2", "{outcome: đạt, illustrative: yes}"),
        _result("15.2", "{outcome: đạt, illustrative: true}"),
    ),
    (
        "NTM210",
        "commune",
        (
            "Ngày không có thật hoặc viết sai",
            "“{text}” không phải là một ngày.",
            "Viết năm-tháng-ngày: 2022-05-26; không rõ ngày thì 2022-05 hoặc 2022.",
        ),
        (
            "A date that does not exist, or is written otherwise",
            "“{text}” is not a date.",
            "Write year-month-day: 2022-05-26; where the day is not known, 2022-05 or 2022.",
        ),
        "reviews:\n  - date: 2022-02-30",
        "reviews:\n  - date: 2022-02-28",
    ),
    (
        "NTM211",
        "commune",
        (
            "Đợt rà soát trong tương lai",
            "Đợt rà soát ngày {text} chưa diễn ra.",
            "Kiểm tra lại năm. Kế hoạch không ghi vào kết quả rà soát.",
        ),
        (
            "A review in the future",
            "The review of {text} has not taken place yet.",
            "Check the year. Plans are not entered as reviews.",
        ),
        "reviews:\n  - date: 2222-05-26",
        "reviews:\n  - date: 2022-05-26",
    ),
    (
        "NTM212",
        "commune",
        (
            "Đợt rà soát không theo thứ tự",
            "Đợt {text} đứng sau đợt {other} nhưng diễn ra trước.",
            "Xếp đợt cũ trước, đợt mới sau; “2022” tính là ngày 31/12/2022.",
        ),
        (
            "Reviews out of order",
            "The review of {text} stands after that of {other}, but came before it.",
            "Put the older review first; “2022” counts as 31 December 2022.",
        ),
        "reviews:\n  - date: 2023-05-26\n  - date: 2022-05-26",
        "reviews:\n  - date: 2022-05-26\n  - date: 2023-05-26",
    ),
    (
        "NTM213",
        "commune",
        (
            "Số báo cáo viết sai",
            "“{text}” không phải là số tiêu chí đạt trên tổng số.",
            "Viết 11/19, hoặc {{met: 12, basically_met: 7, not_met: 0, total: 19}}.",
        ),
        (
            "A malformed claim",
            "“{text}” is not a number of criteria met of a total.",
            "Write 11/19, or {{met: 12, basically_met: 7, not_met: 0, total: 19}}.",
        ),
        "reviews:\n  - date: 2022-05-26\n    reported: 11 tiêu chí",
        "reviews:\n  - date: 2022-05-26\n    reported: 11/19",
    ),
    (
        "NTM214",
        "commune",
        (
            "Mã GSO viết sai",
            "“{text}” không phải là mã GSO của xã.",
            'Mã xã gồm 5 chữ số, kể cả số 0 ở đầu, đặt trong dấu nháy kép: "06433".',
        ),
        (
            "A malformed GSO code",
            "“{text}” is not a commune's GSO code.",
            'It has 5 digits, zeros in front included, in quotation marks: "06433".',
        ),
        'gso_code: "6433"',
        'gso_code: "06433"',
    ),
    (
        "NTM215",
        "commune",
        (
            "Khoảng thời gian bị ngược",
            "Ngày kết thúc {end} trước ngày bắt đầu {start}.",
            "Kiểm tra lại from và to.",
        ),
        (
            "A period that ends before it begins",
            "The end {end} is before the beginning {start}.",
            "Check from and to.",
        ),
        "valid: {from: 2025-07-01, to: 2019-11-21}",
        "valid: {from: 2019-11-21, to: 2025-06-30}",
    ),
    (
        "NTM216",
        "commune",
        (
            "Năm viết sai",
            "“{text}” không phải là một năm.",
            "Viết năm bằng bốn chữ số: 2021.",
        ),
        (
            "A malformed year",
            "“{text}” is not a year.",
            "Write four digits: 2021.",
        ),
        _result("15.1", "{value: 84.5, year: 21}"),
        _result("15.1", "{value: 84.5, year: 2021}"),
    ),
)
