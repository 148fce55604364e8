"""NTM1xx: what is written does not have the shape of the file's kind."""

from ntmcli.diagnostic.written import Written


def _indicator(asked: str) -> str:
    return f"""criteria:
  - code: "15"
    name: Y tế
    indicators:
      - {{code: "15.1", name: Bảo hiểm y tế, unit: "%", {asked}}}"""


ENTRIES: tuple[Written, ...] = (
    (
        "NTM101",
        "commune",
        (
            "Khóa lạ",
            "Không có khóa “{text}” ở đây.",
            "Sửa tên khóa, hoặc bỏ dòng này; ghi chú thì viết sau dấu #.",
        ),
        (
            "An unknown key",
            "There is no key “{text}” here.",
            "Mend the key's name, or remove the line; a remark goes behind #.",
        ),
        "distric: Huyện Một",
        "district: Huyện Một",
    ),
    (
        "NTM102",
        "commune",
        (
            "Thiếu khóa bắt buộc",
            "Thiếu “{key}”.",
            "Thêm khóa này; nếu nêu nhiều khóa thì thêm một trong số đó.",
        ),
        (
            "A required key is missing",
            "“{key}” is missing.",
            "Add this key; where several are named, one of them.",
        ),
        "reviews:\n  - source: Báo cáo",
        "reviews:\n  - date: 2022-05-26\n    source: Báo cáo",
    ),
    (
        "NTM103",
        "commune",
        (
            "Sai dạng",
            "Ở đây cần {expected}.",
            "Xem ví dụ đúng bằng lệnh: ntm explain NTM103.",
        ),
        (
            "The wrong shape",
            "Expected here: {expected}.",
            "See a right example with: ntm explain NTM103.",
        ),
        "reviews:\n  date: 2022-05-26",
        "reviews:\n  - date: 2022-05-26",
    ),
    (
        "NTM104",
        "commune",
        (
            "Để trống",
            "Giá trị để trống.",
            "Điền giá trị, hoặc bỏ cả dòng. Chưa có kết quả thì ghi: chưa đánh giá.",
        ),
        (
            "An empty value",
            "The value is empty.",
            "Fill it in, or remove the line. Where there is no result yet, write: chưa đánh giá.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1":',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": chưa đánh giá',
    ),
    (
        "NTM105",
        "commune",
        (
            "Mã viết sai",
            "“{text}” không phải là mã hợp lệ.",
            "Mã xã, vùng, thôn, điều kiện chỉ gồm chữ thường không dấu và chữ số, nối bằng dấu gạch ngang: van-nham "
            "(mã vùng không phải là một năm). Mã tiêu chí, chỉ tiêu viết như trong quyết định: 15.1.",
        ),
        (
            "A malformed code",
            "“{text}” is not a valid code.",
            "Codes of communes, zones, hamlets and conditions are small letters without diacritics and digits, joined "
            "by hyphens: van-nham (a zone's is not a year). Criteria and indicators bear the decision's own: 15.1.",
        ),
        "hamlets:\n  - {code: Thôn Một, name: Thôn Một}",
        "hamlets:\n  - {code: thon-mot, name: Thôn Một}",
    ),
    (
        "NTM106",
        "folder",
        (
            "Mã khác tên tệp",
            "Mã “{text}” khác tên tệp “{name}.yaml”.",
            "Đổi mã hoặc đổi tên tệp cho giống nhau.",
        ),
        (
            "The code is not the file's name",
            "The code “{text}” is not the file's name “{name}.yaml”.",
            "Change the code or rename the file, so that they agree.",
        ),
        "# communes/xa-mot.yaml\ncode: xa-1",
        "# communes/xa-mot.yaml\ncode: xa-mot",
    ),
    (
        "NTM107",
        "commune",
        (
            "Mã không đặt trong dấu nháy",
            "Mã {text} không đặt trong dấu nháy kép.",
            'Viết "{text}": công cụ YAML khác đọc mã không có dấu nháy thành số: 17.10 thành 17.1, 06433 thành 6433.',
        ),
        (
            "A code without quotation marks",
            "The code {text} is not in quotation marks.",
            'Write "{text}": other YAML tools read a bare code as a number, 17.10 as 17.1, and 06433 loses its zero.',
        ),
        "reviews:\n  - date: 2022-05-26\n    results:\n      15.1: 93.5",
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": 93.5',
    ),
    (
        "NTM108",
        "commune",
        (
            "Mã dùng hai lần",
            "Mã “{text}” đã dùng ở trên.",
            "Mỗi mã chỉ dùng một lần; sửa mã hoặc bỏ mục lặp.",
        ),
        (
            "A code used twice",
            "The code “{text}” is used above already.",
            "Use each code once; change it or remove the repeated entry.",
        ),
        "hamlets:\n  - {code: thon-mot, name: Thôn Một}\n  - {code: thon-mot, name: Thôn Hai}",
        "hamlets:\n  - {code: thon-mot, name: Thôn Một}\n  - {code: thon-hai, name: Thôn Hai}",
    ),
    (
        "NTM109",
        "commune",
        (
            "Hai khóa không đi cùng nhau",
            "Đã có “{other}” thì không ghi thêm “{key}”.",
            "Giữ một trong hai.",
        ),
        (
            "Two keys that exclude each other",
            "Beside “{other}” there can be no “{key}”.",
            "Keep one of the two.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "17.1": {value: 35, parts: {a: 35, b: 12}}',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "17.1": {parts: {a: 35, b: 12}}',
    ),
    (
        "NTM110",
        "framework",
        (
            "Mức phải đạt viết sai",
            "Mức phải đạt phải là “đạt” hoặc đúng một trong các khóa at_least, at_most, more_than, less_than, all, "
            "framework.",
            "Ví dụ: target: đạt; target: {{at_least: 90}}. Chưa biết ngưỡng thì ghi {{at_least: unstated}}.",
        ),
        (
            "A malformed target",
            "A target is “đạt”, or exactly one of the keys at_least, at_most, more_than, less_than, all, framework.",
            "For example: target: đạt; target: {{at_least: 90}}. Where the limit is not known: {{at_least: unstated}}.",
        ),
        _indicator("target: 90"),
        _indicator("target: {at_least: 90}"),
    ),
    (
        "NTM111",
        "framework",
        (
            "Không thuộc danh sách cho phép",
            "“{text}” không thuộc danh sách: {choices}.",
            "Chọn một giá trị trong danh sách.",
        ),
        (
            "Not one of the values allowed",
            "“{text}” is none of: {choices}.",
            "Choose one of these.",
        ),
        _indicator("target: {at_least: 90}, source: {basis: chắc chắn}"),
        _indicator("target: {at_least: 90}, source: {basis: unverified}"),
    ),
    (
        "NTM112",
        "commune",
        (
            "Hai khóa phải đi cùng nhau",
            "Đã ghi “{key}” thì phải ghi “{other}”.",
            "Ghi cả hai số, ví dụ {{count: 2450, of: 3400}}; nếu chỉ biết tỷ lệ thì ghi tỷ lệ.",
        ),
        (
            "Two keys that need each other",
            "“{key}” needs “{other}” beside it.",
            "Write both numbers, such as {{count: 2450, of: 3400}}; where only the share is known, write the share.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": {count: 2450}',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": {count: 2450, of: 3400}',
    ),
    (
        "NTM113",
        "folder",
        (
            "Danh sách quá dài",
            "Danh sách có hơn {count} mục.",
            "Kiểm tra xem có mục nào lặp do sao chép không.",
        ),
        (
            "A list too long",
            "The list has more than {count} entries.",
            "Look for entries repeated by copying.",
        ),
        "# communes/xa-mot.yaml: 501 đợt rà soát",
        "# communes/xa-mot.yaml: 12 đợt rà soát",
    ),
)
