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
            "Nếu bỏ qua khóa viết sai, nội dung ghi ở đó bị mất: “distric” làm báo cáo thiếu tên huyện, “result” làm "
            "mất kết quả của cả một đợt rà soát.",
        ),
        (
            "An unknown key",
            "There is no key “{text}” here.",
            "Mend the key's name, or remove the line; a remark goes behind #.",
            "If a misspelt key were passed over, what stands under it would be lost: with “distric” the report lacks "
            "the district, with “result” the results of a whole review.",
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
            "Thiếu nội dung này thì không xác định được số liệu là của đơn vị nào, ngày nào hoặc so với mức nào; tự "
            "điền thay sẽ cho một kết luận không có căn cứ.",
        ),
        (
            "A required key is missing",
            "“{key}” is missing.",
            "Add this key; where several are named, one of them.",
            "Without it, it is not settled which unit, which day or which limit the data are for; a value filled in "
            "by guessing would give a verdict without grounds.",
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
            "Viết sai dạng thì không phân biệt được một mục với nhiều mục: một danh sách các đợt rà soát có thể bị "
            "đọc thành một đợt, và các đợt còn lại bị mất.",
        ),
        (
            "The wrong shape",
            "Expected here: {expected}.",
            "See a right example with: ntm explain NTM103.",
            "In the wrong shape, one entry cannot be told from several: a list of reviews could be read as a single "
            "review and the others lost.",
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
            "Chỗ trống không cho biết là chưa đánh giá, là bằng 0 hay là quên ghi; hiểu theo cách nào cũng có thể làm "
            "kết luận về xã sai.",
        ),
        (
            "An empty value",
            "The value is empty.",
            "Fill it in, or remove the line. Where there is no result yet, write: chưa đánh giá.",
            "An empty place does not tell “not assessed” from zero or from something forgotten; whichever is assumed, "
            "the verdict on the commune may be wrong.",
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
            "Các tệp, các lệnh và các kỳ báo cáo nhận ra một xã, một thôn hay một chỉ tiêu bằng mã; mã có dấu hoặc "
            "khoảng trắng dễ bị gõ mỗi nơi một khác, và số liệu không ghép được với nhau.",
        ),
        (
            "A malformed code",
            "“{text}” is not a valid code.",
            "Codes of communes, zones, hamlets and conditions are small letters without diacritics and digits, joined "
            "by hyphens: van-nham (a zone's is not a year). Criteria and indicators bear the decision's own: 15.1.",
            "Files, commands and later reports know a commune, a hamlet or an indicator by its code; one with "
            "diacritics or spaces is easily typed differently each time, and the figures no longer meet.",
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
            "Tệp thường được chép từ một xã khác; nếu quên đổi mã, số liệu của xã này sẽ được báo cáo dưới tên xã kia.",
        ),
        (
            "The code is not the file's name",
            "The code “{text}” is not the file's name “{name}.yaml”.",
            "Change the code or rename the file, so that they agree.",
            "A file is often copied from another commune's; with the code forgotten, the figures of this commune "
            "would be reported under the name of that one.",
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
            "Chương trình này vẫn đọc đúng nên kết luận không đổi. Nhưng khi tệp được lưu lại bằng công cụ khác, kết "
            "quả của chỉ tiêu 17.10 sẽ mang mã 17.1 và thay chỗ kết quả của chỉ tiêu 17.1.",
        ),
        (
            "A code without quotation marks",
            "The code {text} is not in quotation marks.",
            'Write "{text}": other YAML tools read a bare code as a number, 17.10 as 17.1, and 06433 loses its zero.',
            "This program still reads it right, so no verdict changes. But once another tool saves the file, the "
            "result of indicator 17.10 bears the code 17.1 and takes the place of the result of 17.1.",
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
            "Kết quả ghi theo mã này không biết là của mục nào: một thôn có thể bị cộng hai lần hoặc bị bỏ sót, một "
            "chỉ tiêu có thể bị so với ngưỡng của chỉ tiêu khác.",
        ),
        (
            "A code used twice",
            "The code “{text}” is used above already.",
            "Use each code once; change it or remove the repeated entry.",
            "It is not known which entry a result under this code belongs to: a hamlet could be added twice or left "
            "out, an indicator held against another one's limit.",
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
            "Hai cách ghi có thể cho hai kết quả khác nhau; nếu chương trình tự chọn, con số bị bỏ đi có thể chính là "
            "con số đúng.",
        ),
        (
            "Two keys that exclude each other",
            "Beside “{other}” there can be no “{key}”.",
            "Keep one of the two.",
            "The two may give different results; if the program chose between them, the figure it dropped might be "
            "the right one.",
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
            "Ví dụ: đạt; {{at_least: 90}}; {{at_most: 5}}. Chưa biết ngưỡng thì ghi {{at_least: unstated}}.",
            "Một con số đứng một mình không cho biết là tối thiểu hay tối đa; hiểu ngược lại thì mọi xã đạt sẽ thành "
            "chưa đạt, và ngược lại.",
        ),
        (
            "A malformed target",
            "A target is “đạt”, or exactly one of the keys at_least, at_most, more_than, less_than, all, framework.",
            "For example: đạt; {{at_least: 90}}; {{at_most: 5}}. Where the limit is not known: {{at_least: unstated}}.",
            "A number alone does not tell whether it is the least or the most allowed; taken the wrong way round, "
            "every commune that meets it would come out as not met, and the reverse.",
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
            "Ở đây ghi mức độ tin cậy của ngưỡng; với một từ tự đặt, người đọc không biết ngưỡng đã được đối chiếu "
            "với quyết định hay chưa và dễ tin quá mức.",
        ),
        (
            "Not one of the values allowed",
            "“{text}” is none of: {choices}.",
            "Choose one of these.",
            "This place says how sure a limit is; from a word of one's own a reader cannot tell whether the limit was "
            "checked against the decision, and may trust it too far.",
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
            "Chỉ có số đạt mà không có tổng số, hoặc ngược lại, thì không tính được tỷ lệ để so với ngưỡng, cũng "
            "không biết còn thiếu bao nhiêu người.",
        ),
        (
            "Two keys that need each other",
            "“{key}” needs “{other}” beside it.",
            "Write both numbers, such as {{count: 2450, of: 3400}}; where only the share is known, write the share.",
            "From a count without its whole, or a whole without its count, there is no share to hold against the "
            "limit, nor a number of people still missing.",
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
            "Không xã nào có nhiều đợt rà soát đến vậy; các đợt lặp lại sẽ làm sai lệch quá trình thực hiện của xã và "
            "che mất đợt mới nhất.",
        ),
        (
            "A list too long",
            "The list has more than {count} entries.",
            "Look for entries repeated by copying.",
            "No commune has been reviewed that often; repeated reviews would falsify its course over the years and "
            "hide which review is the latest.",
        ),
        "# communes/xa-mot.yaml: 501 đợt rà soát",
        "# communes/xa-mot.yaml: 12 đợt rà soát",
    ),
)
