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
            "Nếu bỏ qua tệp này, xã, bộ tiêu chí hoặc điều chỉnh ghi trong đó sẽ vắng mặt trong bảng tổng hợp và báo "
            "cáo mà không ai biết.",
        ),
        (
            "The file cannot be opened",
            "The file cannot be opened: {why}.",
            "Check the permission to read it; a data file must be a regular text file.",
            "If the file were passed over, the commune, framework or adjustment in it would be absent from tables and "
            "reports without anyone knowing.",
        ),
        "# communes/xa-mot.yaml: liên kết đến một tệp không có",
        "# communes/xa-mot.yaml",
    ),
    (
        "NTM002",
        "folder",
        (
            "Tệp quá lớn",
            "Tệp lớn hơn 4 MiB.",
            "Mỗi tệp chỉ ghi một xã; chuyển phần không phải số liệu ra tệp khác.",
            "Tệp lớn như vậy thường là do dán nhầm hoặc ghi hỏng, không phải số liệu của một xã; không ai duyệt được "
            "từng dòng, và mọi lệnh sẽ chậm theo.",
        ),
        (
            "The file is too large",
            "The file is larger than 4 MiB.",
            "A file holds one commune; move what is no data elsewhere.",
            "A file of that size is usually something pasted in by mistake or damaged, not the data of one commune; "
            "no one can review it line by line, and every command would slow down with it.",
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
            "Mở tệp bằng trình soạn thảo, chọn “Lưu với bảng mã UTF-8” rồi lưu lại. Nếu là tệp Word, Excel hoặc ảnh "
            "thì chuyển ra ngoài thư mục này.",
            "Đoán sai bảng mã thì chữ có dấu biến thành chữ khác: tên xã in sai trong báo cáo, kết quả “đạt” không "
            "còn là chữ “đạt”.",
        ),
        (
            "The file is not UTF-8",
            "From here on the file is not UTF-8 text.",
            "Open it in an editor and save it again with the encoding UTF-8. If it is a Word or Excel file or a "
            "picture, move it out of this folder.",
            "With the encoding guessed wrong, letters with diacritics turn into others: the commune's name is "
            "misprinted in reports, and a result “đạt” no longer reads “đạt”.",
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
            "Người duyệt có thể thấy một con số khác với con số chương trình đọc: ký tự đổi chiều chữ làm đảo phần "
            "đứng sau, nên tệp trông thì đúng mà báo cáo lại sai.",
        ),
        (
            "A hidden control character",
            "There is a hidden control character {text}.",
            "Delete it: it does not show, but it changes what a screen or a report displays.",
            "A reviewer may see another figure than the program reads: a direction control turns round what follows "
            "it, so that the file looks right and the report is wrong.",
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
            "Tệp trống thường là do lưu hỏng hoặc chép thiếu; nếu coi như xã chưa có số liệu thì việc mất số liệu sẽ "
            "không ai phát hiện.",
        ),
        (
            "An empty file",
            "The file has no content.",
            "Write the data into it, or delete it.",
            "An empty file usually comes from a failed save or an incomplete copy; taken for a commune without data, "
            "the loss would go unnoticed.",
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
            "Nếu đọc tiếp theo phỏng đoán, một kết quả có thể bị tính cho chỉ tiêu khác hoặc đợt rà soát khác, và xã "
            "được kết luận theo số liệu không ai ghi.",
        ),
        (
            "Not YAML",
            "From here on this cannot be read as YAML.",
            "Look at this line and the one above: usually a wrong indentation, a missing bracket or quotation mark, "
            "or a text with a colon that is not quoted.",
            "If reading went on by guessing, a result could be counted for another indicator or another review, and "
            "the commune would be judged by figures that no one wrote.",
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
            "Mỗi trình soạn thảo hiện Tab với độ rộng khác nhau, nên nhìn vào tệp không biết dòng này thuộc mục nào; "
            "xếp nhầm thì kết quả được tính cho mục khác.",
        ),
        (
            "A tab",
            "There is a tab here.",
            "Replace each tab by spaces: YAML takes spaces alone to indent and to separate.",
            "Editors show a tab at different widths, so the eye cannot tell which entry the line belongs to; placed "
            "wrongly, a result counts for another entry.",
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
            "Giá trị lấy từ chỗ khác sẽ đổi theo chỗ đó: sửa kết quả của một chỉ tiêu thì chỉ tiêu khác cũng đổi, mà "
            "dòng của nó vẫn như cũ nên người duyệt không nhận ra.",
        ),
        (
            "A YAML alias or anchor",
            "“{text}” is a YAML alias or anchor, which data files do not use.",
            "Write the value at each place. Put a text that begins with & or * in quotation marks.",
            "A value taken from elsewhere changes along with it: a correction to one indicator would change another "
            "too, whose own line stays the same, so that a reviewer does not notice.",
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
            "Thẻ bắt công cụ YAML hiểu giá trị theo kiểu khác, có thẻ còn chạy được lệnh trên máy; cùng một tệp mà "
            "mỗi công cụ có thể cho ra một số liệu khác.",
        ),
        (
            "A YAML tag",
            "“{text}” is a YAML tag, which data files do not use.",
            "Remove the tag. Put a text that begins with ! in quotation marks.",
            "A tag makes YAML tools take the value as another type, and some tags run commands on the machine; one "
            "file could give different figures in different tools.",
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
            "Nhiều công cụ chỉ đọc tài liệu đầu tiên, nên số liệu ở phần sau sẽ không được tính vào kết quả của xã.",
        ),
        (
            "Several documents in one file",
            "“---” opens a second document here; a file has one.",
            "Remove “---”, or make two files.",
            "Many tools read only the first document, so what stands in the second would not count towards the "
            "commune's results.",
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
            "Số liệu thật chỉ lồng nhau vài cấp; lồng sâu như vậy là tệp bị hỏng hoặc được tạo ra để làm chương trình "
            "dừng, kéo theo mọi xã khác không được đánh giá.",
        ),
        (
            "Nested too deeply",
            "The content is nested over 64 deep.",
            "Look for brackets [ and {{ too many.",
            "Real data nest a few levels; this deep, the file is damaged or made to bring the program down, and with "
            "it the assessment of every other commune.",
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
            "Công cụ YAML thường lấy dòng đứng sau, nên chỉ tiêu vừa ghi “đạt” vừa ghi “chưa đạt” sẽ được kết luận "
            "theo dòng nào tình cờ đứng cuối.",
        ),
        (
            "A key twice",
            "The key “{text}” stands above already; with both, one figure would be lost unseen.",
            "Keep one line and delete the other.",
            "YAML tools mostly keep the later line, so an indicator written both met and not met would be judged by "
            "whichever happens to stand last.",
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
            "Ngoặc ở vị trí của khóa thường là nội dung đặt nhầm chỗ; không có tên khóa thì không biết giá trị đứng "
            "sau là của mục nào, và giá trị đó sẽ mất.",
        ),
        (
            "A key that is no text",
            "The key here is a list or a mapping, not a text.",
            "Write one word as the key, such as “note:”. Put a text that begins with [ or {{ in quotation marks.",
            "Brackets where a key belongs are usually content in the wrong place; without a name it is not known what "
            "the value after it is for, and the value would be lost.",
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
            "Danh sách lỗi in ra chưa đầy đủ: sửa hết các lỗi đã nêu chưa có nghĩa là tệp đã đúng. Các lỗi này thường "
            "có chung một nguyên nhân, như cả tệp thụt dòng lệch.",
        ),
        (
            "Too many problems in one file",
            "The file has more than {count} problems; the first {count} are shown.",
            "Mend these, then check again.",
            "The list printed is not complete: with all of these mended the file need not be right yet. So many "
            "problems often have one cause, such as a whole file indented wrongly.",
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
            "Người ghi tưởng số liệu đã được tính, trong khi xã hoặc quy định đó không có mặt ở bảng nào. Nếu tệp cố "
            "ý để ngoài, như bản lưu hoặc bản nháp, thì không phải sửa.",
        ),
        (
            "A file that is not read",
            "“{text}” is in the data folder but is not read.",
            "A file's name must end in .yaml, in small letters; frameworks and adjustments stand right in their "
            "folders; linked folders are not read.",
            "Whoever wrote it believes that it counts, while the commune or rule in it appears in no table. Where the "
            "file is left out on purpose, such as a backup or a draft, nothing needs mending.",
        ),
        "# communes/xa-hai.yml\ncode: xa-hai",
        "# communes/xa-hai.yaml\ncode: xa-hai",
    ),
)
