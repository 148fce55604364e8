"""What is asked and said while a commune's file or a data folder is made, in both languages."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

START_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        # questions
        "ask_framework": "Bộ tiêu chí",
        "ask_code": "Mã của xã, cũng là tên tệp",
        "ask_name": "Tên xã",
        "ask_first": "Tên xã đầu tiên (để trống nếu chưa có)",
        "ask_province": "Tỉnh, thành phố",
        "ask_district": "Huyện (để trống nếu không còn cấp huyện)",
        "ask_gso_code": "Mã GSO, 5 chữ số (để trống nếu chưa rõ)",
        "ask_zone": "Vùng hoặc nhóm xã",
        "ask_hint": "Phím Tab gợi ý, Enter nhận giá trị trong ngoặc vuông, Ctrl+C dừng mà không ghi gì.",
        "ask_needed": "Mục này phải ghi.",
        # answers
        "new_bare_name": "Tên ghi không kèm chữ “xã”: {name}.",
        "new_done": "Đã ghi {path}.",
        "new_next": "Xem thử: ntm status {code}. Ghi đợt rà soát đầu tiên theo mẫu ở cuối tệp, rồi chạy: ntm check",
        "init_done": "Đã tạo thư mục số liệu “{path}”: {framework}.",
        "init_next": "Việc tiếp theo:",
        "init_cd": "vào thư mục mới tạo",
        "init_status": "xem các xã",
        "init_new": "thêm một xã",
        "init_check": "kiểm tra mỗi khi sửa số liệu",
        "init_read": "README.md: hướng dẫn cho người giữ số liệu, kèm cách bật kiểm tra tự động.",
        # the new file
        "example_how": "Mỗi đợt rà soát ghi như mẫu dưới đây, ở dưới dòng reviews: (chưa có thì thêm dòng đó).",
        "example_fill": "Bỏ dấu # ở đầu mỗi dòng mẫu, ghi ngày, nguồn và kết quả thật.",
        "example_order": "Đợt cũ đứng trước, đợt mới đứng sau. Mã chỉ tiêu để trong dấu nháy kép.",
        "example_source": "Báo cáo tự đánh giá của xã",
        "example_judged": "{name}: đạt, cơ bản đạt hoặc chưa đạt",
        "example_percent": "{name}: tỷ lệ %, ví dụ 84.5, hoặc {{count: 5170, of: 6190}}",
        "example_figure": "{name}: số liệu ({unit}), ví dụ 38.5",
        "example_no_unit": "số",
        # errors
        "new_code": "“{text}” không dùng làm mã xã được: mã gồm chữ thường không dấu, chữ số, nối bằng gạch ngang, "
        "ví dụ van-nham.{suggest}",
        "new_reserved": "“{text}” không dùng làm tên tệp được trên mọi máy (tên dành riêng của Windows, hoặc quá dài). "
        "Chọn mã khác.",
        "new_linked": "“{path}” đi qua một liên kết ra chỗ khác nên không ghi tệp xã vào đó. Chọn thư mục khác.",
        "new_framework": "Không có bộ tiêu chí “{text}”.{suggest} Gõ một trong các mã: {list}.",
        "new_zone": "Không có vùng, nhóm xã “{text}”.{suggest} Gõ một trong các mã: {list}.",
        "new_gso_code": "Gõ đủ 5 chữ số, kể cả số 0 ở đầu, ví dụ 06433.",
        "new_taken": "Đã có xã mang mã “{text}”: {path}. Chọn mã khác, hoặc sửa tệp đó.",
        "new_missing": "Còn thiếu: {list}. Ghi các tùy chọn này, hoặc chạy trên cửa sổ lệnh, không có --no-input, "
        "để được hỏi.",
        "new_refused": "Chưa ghi gì, vì thông tin chưa đúng:\n{list}",
        "init_not_empty": "Thư mục “{path}” không trống nên không tạo gì trong đó. Đang có: {list}. Chọn thư mục khác.",
        "init_no_folder": "“{path}” không phải là thư mục. Chọn tên khác.",
        "init_no_parent": "Không có thư mục “{path}” để tạo thư mục số liệu trong đó. Tạo thư mục này trước.",
        "init_no_commune": "{list} chỉ đi cùng --commune.",
    },
    "en": {
        "ask_framework": "Framework",
        "ask_code": "Code of the commune, which names its file",
        "ask_name": "Name of the commune",
        "ask_first": "Name of the first commune (empty for none yet)",
        "ask_province": "Province or city",
        "ask_district": "District (empty where there are none any more)",
        "ask_gso_code": "GSO code, 5 digits (empty where not known)",
        "ask_zone": "Region or commune group",
        "ask_hint": "Tab completes, Enter takes what stands in brackets, Ctrl+C stops and writes nothing.",
        "ask_needed": "This needs an answer.",
        "new_bare_name": "The name is written without the word “xã”: {name}.",
        "new_done": "Wrote {path}.",
        "new_next": "Look at it: ntm status {code}. Enter the first review after the example at the end of the file, "
        "then run: ntm check",
        "init_done": "Made the data folder “{path}”: {framework}.",
        "init_next": "Next:",
        "init_cd": "go into the new folder",
        "init_status": "look at the communes",
        "init_new": "add a commune",
        "init_check": "check after every change of the data",
        "init_read": "README.md: for those who keep the data (in Vietnamese), with how to switch on checks by CI.",
        "example_how": "Each review is written like the example below, under the line reviews: (add that "
        "line where there is none).",
        "example_fill": "Take away the # before each line of the example; enter its day, source and results.",
        "example_order": "The older review stands first. Codes of indicators are quoted.",
        "example_source": "Báo cáo tự đánh giá của xã",
        "example_judged": "{name}: đạt (met), cơ bản đạt (basically met) or chưa đạt (not met)",
        "example_percent": "{name}: a percentage such as 84.5, or {{count: 5170, of: 6190}}",
        "example_figure": "{name}: a figure ({unit}) such as 38.5",
        "example_no_unit": "number",
        "new_code": "“{text}” cannot be a commune's code: it has small letters without diacritics, digits and single "
        "hyphens, such as van-nham.{suggest}",
        "new_reserved": "“{text}” cannot name a file on every computer (a name that Windows keeps, or too long). "
        "Choose another code.",
        "new_linked": "“{path}” leads through a link to somewhere else, so no commune is written there. Choose another "
        "folder.",
        "new_framework": "There is no framework “{text}”.{suggest} Type one of the codes: {list}.",
        "new_zone": "There is no region or commune group “{text}”.{suggest} Type one of the codes: {list}.",
        "new_gso_code": "Type all 5 digits, zeros in front included, such as 06433.",
        "new_taken": "A commune with the code “{text}” already exists: {path}. Choose another code, or edit that file.",
        "new_missing": "Still missing: {list}. Give these options, or run in a terminal, without --no-input, to be "
        "asked.",
        "new_refused": "Nothing was written, as this is not right:\n{list}",
        "init_not_empty": "The folder “{path}” is not empty, so nothing was made in it. It holds: {list}. Choose "
        "another folder.",
        "init_no_folder": "“{path}” is not a folder. Choose another name.",
        "init_no_parent": "There is no folder “{path}” to make the data folder in. Make that first.",
        "init_no_commune": "{list} only go with --commune.",
    },
}
