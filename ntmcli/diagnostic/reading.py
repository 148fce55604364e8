"""NTM0xx: the file cannot be read."""

from ntmcli.diagnostic.written import Written

ENTRIES: tuple[Written, ...] = (
    (
        "NTM001",
        "folder",
        (
            "Không mở được tệp",
            "Không mở được tệp: {why}.",
            "Kiểm tra quyền đọc của tệp; tệp dữ liệu phải là tệp văn bản thông thường.",
        ),
        (
            "The file cannot be opened",
            "The file cannot be opened: {why}.",
            "Check the permission to read it; a data file must be a regular text file.",
        ),
        "# communes/xa-mot.yaml: không có quyền đọc",
        "# communes/xa-mot.yaml",
    ),
    (
        "NTM002",
        "folder",
        (
            "Tệp quá lớn",
            "Tệp lớn hơn 4 MiB.",
            "Mỗi tệp chỉ ghi một xã; chuyển phần không phải số liệu ra tệp khác.",
        ),
        (
            "The file is too large",
            "The file is larger than 4 MiB.",
            "A file holds one commune; move what is no data elsewhere.",
        ),
        "# communes/xa-mot.yaml: 5 MiB",
        "# communes/xa-mot.yaml: 12 KiB",
    ),
    (
        "NTM003",
        "folder",
        (
            "Tệp không phải UTF-8",
            "Từ vị trí này tệp không phải là văn bản UTF-8.",
            "Mở tệp bằng trình soạn thảo, chọn “Lưu với bảng mã UTF-8” rồi lưu lại.",
        ),
        (
            "The file is not UTF-8",
            "From here on the file is not UTF-8 text.",
            "Open it in an editor and save it again with the encoding UTF-8.",
        ),
        "# communes/xa-mot.yaml: \\xe2 là chữ â theo bảng mã Windows-1258\nname: V\\xe2n Nham",
        "# communes/xa-mot.yaml\nname: Vân Nham",
    ),
    (
        "NTM004",
        "commune",
        (
            "Ký tự điều khiển ẩn",
            "Có ký tự điều khiển ẩn {text}.",
            "Xóa ký tự này: nó không hiện ra nhưng làm sai lệch chữ in trên màn hình và trong báo cáo.",
        ),
        (
            "A hidden control character",
            "There is a hidden control character {text}.",
            "Delete it: it does not show, but it changes what a screen or a report displays.",
        ),
        'note: "Đạt \\u202e19/19"',
        'note: "Đạt 19/19"',
    ),
    (
        "NTM005",
        "folder",
        (
            "Tệp trống",
            "Tệp không có nội dung.",
            "Ghi số liệu vào tệp, hoặc xóa tệp.",
        ),
        (
            "An empty file",
            "The file has no content.",
            "Write the data into it, or delete it.",
        ),
        "# communes/xa-mot.yaml\n# chỉ có chú thích",
        "# communes/xa-mot.yaml\ncode: xa-mot\nname: Một\nprovince: Tỉnh Một",
    ),
    (
        "NTM006",
        "commune",
        (
            "Sai cú pháp YAML",
            "Từ vị trí này không đọc được theo cú pháp YAML.",
            "Xem dòng này và dòng ngay trên: thường là thụt đầu dòng lệch, thiếu dấu ngoặc, thiếu dấu nháy, "
            "hoặc văn bản có dấu hai chấm mà không đặt trong dấu nháy.",
        ),
        (
            "Not YAML",
            "From here on this cannot be read as YAML.",
            "Look at this line and the one above: usually a wrong indentation, a missing bracket or quotation mark, "
            "or a text with a colon that is not quoted.",
        ),
        "note: Kết luận: đạt",
        'note: "Kết luận: đạt"',
    ),
    (
        "NTM007",
        "commune",
        (
            "Phím Tab",
            "Ở đây có phím Tab.",
            "Thay mỗi Tab bằng dấu cách: YAML chỉ nhận dấu cách để thụt dòng và ngăn cách.",
        ),
        (
            "A tab",
            "There is a tab here.",
            "Replace each tab by spaces: YAML takes spaces alone to indent and to separate.",
        ),
        "valid:\n\tfrom: 2022",
        "valid:\n  from: 2022",
    ),
    (
        "NTM008",
        "commune",
        (
            "Bí danh hoặc mỏ neo YAML",
            "“{text}” là bí danh hoặc mỏ neo của YAML, không dùng trong tệp số liệu.",
            "Viết lại giá trị ở từng chỗ. Văn bản bắt đầu bằng & hoặc * thì đặt trong dấu nháy kép.",
        ),
        (
            "A YAML alias or anchor",
            "“{text}” is a YAML alias or anchor, which data files do not use.",
            "Write the value at each place. Put a text that begins with & or * in quotation marks.",
        ),
        "note: *ghi-chu",
        'note: "*ghi chú"',
    ),
    (
        "NTM009",
        "commune",
        (
            "Thẻ YAML",
            "“{text}” là thẻ của YAML, không dùng trong tệp số liệu.",
            "Bỏ thẻ. Văn bản bắt đầu bằng dấu ! thì đặt trong dấu nháy kép.",
        ),
        (
            "A YAML tag",
            "“{text}” is a YAML tag, which data files do not use.",
            "Remove the tag. Put a text that begins with ! in quotation marks.",
        ),
        "note: !!str 2022",
        "note: năm 2022",
    ),
    (
        "NTM010",
        "commune",
        (
            "Nhiều tài liệu trong một tệp",
            "Dấu “---” ở đây mở tài liệu thứ hai; mỗi tệp chỉ có một.",
            "Bỏ dấu “---”, hoặc tách thành hai tệp.",
        ),
        (
            "Several documents in one file",
            "“---” opens a second document here; a file has one.",
            "Remove “---”, or make two files.",
        ),
        "note: a\n---\nnote: b",
        "note: a, b",
    ),
    (
        "NTM011",
        "commune",
        (
            "Lồng nhau quá sâu",
            "Nội dung lồng nhau quá 64 cấp.",
            "Kiểm tra dấu ngoặc [ và {{ thừa.",
        ),
        (
            "Nested too deeply",
            "The content is nested over 64 deep.",
            "Look for brackets [ and {{ too many.",
        ),
        "note: " + "[" * 70,
        "note: một cấp",
    ),
    (
        "NTM012",
        "commune",
        (
            "Khóa ghi hai lần",
            "Khóa “{text}” đã ghi ở trên; nếu để cả hai, một số liệu sẽ mất mà không ai biết.",
            "Giữ một dòng, xóa dòng kia.",
        ),
        (
            "A key twice",
            "The key “{text}” stands above already; with both, one figure would be lost unseen.",
            "Keep one line and delete the other.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": đạt\n      "15.2": chưa đạt',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": chưa đạt',
    ),
    (
        "NTM013",
        "commune",
        (
            "Khóa không phải là văn bản",
            "Ở đây khóa là một danh sách hoặc một nhóm, không phải văn bản.",
            "Viết khóa là một từ, ví dụ “note:”. Văn bản bắt đầu bằng [ hoặc {{ thì đặt trong dấu nháy kép.",
        ),
        (
            "A key that is no text",
            "The key here is a list or a mapping, not a text.",
            "Write one word as the key, such as “note:”. Put a text that begins with [ or {{ in quotation marks.",
        ),
        "[note]: a",
        "note: a",
    ),
    (
        "NTM014",
        "folder",
        (
            "Quá nhiều lỗi trong một tệp",
            "Tệp có hơn {count} lỗi; chỉ nêu {count} lỗi đầu.",
            "Sửa các lỗi đã nêu rồi kiểm tra lại.",
        ),
        (
            "Too many problems in one file",
            "The file has more than {count} problems; the first {count} are shown.",
            "Mend these, then check again.",
        ),
        "# communes/xa-mot.yaml: hơn 200 lỗi",
        "# communes/xa-mot.yaml: không có lỗi",
    ),
    (
        "NTM015",
        "folder",
        (
            "Tệp sẽ không được đọc",
            "“{text}” nằm trong thư mục dữ liệu nhưng không được đọc.",
            "Tên tệp phải kết thúc bằng .yaml, chữ thường; bộ tiêu chí và điều chỉnh nằm ngay trong thư mục của chúng; "
            "không đọc thư mục liên kết.",
        ),
        (
            "A file that is not read",
            "“{text}” is in the data folder but is not read.",
            "A file's name must end in .yaml, in small letters; frameworks and adjustments stand right in their "
            "folders; linked folders are not read.",
        ),
        "# communes/xa-hai.yml\ncode: xa-hai",
        "# communes/xa-hai.yaml\ncode: xa-hai",
    ),
)
