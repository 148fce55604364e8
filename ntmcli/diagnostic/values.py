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
            "Viết theo cách khác thì mỗi công cụ có thể đọc ra một số khác: 1_000 có nơi là một nghìn, có nơi là chữ, "
            "và kết luận đạt hay chưa đạt tùy vào công cụ.",
        ),
        (
            "Not a number",
            "“{text}” is not a number.",
            "A number is digits with at most one decimal point: 84.5. No unit, no space, no underscore.",
            "Written otherwise, it can be read as something else: 1_000 is a thousand to one tool and a text to "
            "another, and whether the indicator is met would depend on the tool.",
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
            "Dấu phẩy có thể là dấu thập phân hoặc dấu phân cách hàng nghìn: 1,250 là một phẩy hai lăm hay hơn một "
            "nghìn hai trăm; hiểu nhầm thì chỉ tiêu chưa đạt thành đạt.",
        ),
        (
            "A decimal comma",
            "The number “{text}” is written with a comma.",
            "Write {instead} (with a point); Vietnamese output prints the comma by itself.",
            "A comma may mark decimals or thousands: 1,250 is one and a quarter or over a thousand; read the wrong "
            "way, an indicator that is not met passes as met.",
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
            "Nếu nhận dấu %, một tỷ lệ ghi nhầm vào chỉ tiêu tính bằng triệu đồng cũng lọt qua và bị so với ngưỡng "
            "khác đơn vị.",
        ),
        (
            "A % sign in a number",
            "The number “{text}” has a % sign.",
            "Write {instead}: the framework gives the unit.",
            "If the sign were accepted, a percentage entered by mistake for an indicator in million đồng would pass "
            "too and be held against a limit in another unit.",
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
            "Người, hộ, thôn được đếm bằng số nguyên; nếu 5.170 được hiểu là năm phẩy mười bảy người thì tỷ lệ gần "
            "bằng 0 và chỉ tiêu thành chưa đạt.",
        ),
        (
            "Not a whole number",
            "“{text}” is not a count.",
            "Write a whole number from 0 up, without separators: 5170.",
            "People, households and hamlets are counted in whole numbers; 5.170 taken for a little over five people "
            "would bring the share near zero and the indicator to not met.",
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
            "Tỷ lệ quá 100 % thường là thiếu dấu thập phân (845 thay cho 84.5); nếu cho qua, chỉ tiêu sẽ được kết "
            "luận là đạt với mọi ngưỡng tối thiểu.",
        ),
        (
            "A percentage outside 0–100",
            "The percentage {text} is outside 0–100.",
            "Check the figure and its decimal point.",
            "A percentage over 100 is usually a lost decimal point (845 for 84.5); let through, the indicator would "
            "be met against any limit of the kind “at least”.",
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
            "Tỷ lệ tính ra sẽ vượt 100 %: chỉ tiêu có ngưỡng tối thiểu được kết luận là đạt dù số đúng có thể chưa "
            "đạt, và báo cáo không nêu số người còn thiếu.",
        ),
        (
            "The count is over the whole",
            "count is {count}, over of, which is {of}.",
            "count is how many reach it, of is how many there are; check whether they are swapped.",
            "The share would come out over 100 %: against a limit of the kind “at least” the indicator would be met "
            "although the right numbers may fall short, and the report would name no one missing.",
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
            "Không có đối tượng để đếm thì không phải là đạt, cũng không phải là chưa đạt: coi là 0 % thì xã bị "
            "thiệt, coi là 100 % thì xã được tính một chỉ tiêu chưa hề thực hiện.",
        ),
        (
            "The whole is 0",
            "of is 0, which gives no share.",
            "Write the real total. Where there is nothing to count, write “không áp dụng” if the indicator allows it.",
            "Having nothing to count is neither met nor not met: taken as 0 % it wrongs the commune, taken as 100 % "
            "it credits an indicator on which nothing was done.",
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
            "Đoán từ gần giống có thể làm đảo ngược kết luận: “chua dat” mà đoán thành “đạt” thì xã được tính thêm "
            "một chỉ tiêu chưa đạt.",
        ),
        (
            "Not an outcome word",
            "“{text}” is not an outcome.",
            "Use one of: đạt (met), cơ bản đạt (basically met), chưa đạt (not met), không áp dụng (not applicable), "
            "chưa đánh giá (not assessed).",
            "A guess at a near miss can turn a verdict round: with “chua dat” taken for “đạt”, the commune is "
            "credited with an indicator that it has not met.",
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
            "Chỗ này cho biết số liệu có phải là minh họa hay không; hiểu sai thì con số không có nguồn sẽ đứng trong "
            "báo cáo như số liệu thật.",
        ),
        (
            "Neither true nor false",
            "“{text}” is neither true nor false.",
            "Write true or false, in small letters.",
            "This place tells whether a figure is illustrative; misread, a figure that no source published would "
            "stand in a report as a real one.",
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
            "Ngày quyết định kết quả nào là mới nhất và quy định nào đang có hiệu lực; đoán sai ngày thì xã bị đánh "
            "giá theo số liệu cũ hoặc theo ngưỡng của giai đoạn khác.",
        ),
        (
            "A date that does not exist, or is written otherwise",
            "“{text}” is not a date.",
            "Write year-month-day: 2022-05-26; where the day is not known, 2022-05 or 2022.",
            "The date decides which result is the latest and which rules are in force; guessed wrong, the commune is "
            "judged by old figures or by another period's limits.",
        ),
        "reviews:\n  - date: 2022-02-30",
        "reviews:\n  - date: 2022-02-28",
    ),
    (
        "NTM211",
        "commune",
        (
            "Ngày trong tương lai",
            "Ngày {text} chưa đến.",
            "Kiểm tra lại năm. Việc mới dự kiến không ghi là đợt rà soát hay danh hiệu.",
            "Kết quả của đợt chưa diễn ra sẽ được coi là mới nhất, che mất kết quả thật, và điều mới dự kiến được báo "
            "cáo là đã đạt.",
        ),
        (
            "A day in the future",
            "The day {text} has not come yet.",
            "Check the year. What is only planned is not entered as a review or a title.",
            "Results of a review that has not taken place would count as the latest and hide the real ones, and what "
            "is only planned would be reported as met.",
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
            "Chương trình lấy kết quả mới nhất của từng chỉ tiêu; một đợt đứng sai chỗ thường là do ghi sai năm, và "
            "khi đó kết quả cũ sẽ thay cho kết quả mới.",
        ),
        (
            "Reviews out of order",
            "The review of {text} stands after that of {other}, but came before it.",
            "Put the older review first; “2022” counts as 31 December 2022.",
            "The latest result of each indicator counts; a review out of place usually bears a wrong year, and then "
            "an old result would stand in for a newer one.",
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
            "Số báo cáo được đối chiếu với số tính từ kết quả; nếu không đọc được thì một báo cáo công bố sai sẽ "
            "không ai phát hiện.",
        ),
        (
            "A malformed claim",
            "“{text}” is not a number of criteria met of a total.",
            "Write 11/19, or {{met: 12, basically_met: 7, not_met: 0, total: 19}}.",
            "The claim is compared with what the results give; if it cannot be read, a published report that is wrong "
            "goes unnoticed.",
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
            "Mã này dùng để ghép số liệu của xã với nguồn khác; mất số 0 ở đầu hoặc sai chữ số thì số liệu bị ghép "
            "với xã khác hoặc không ghép được.",
        ),
        (
            "A malformed GSO code",
            "“{text}” is not a commune's GSO code.",
            'It has 5 digits, zeros in front included, in quotation marks: "06433".',
            "By this code the commune's figures are joined with other sources; with the leading zero lost or a digit "
            "wrong they are joined to another commune or to none.",
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
            "Khoảng thời gian như vậy không có ngày nào, nên quy định ghi ở đó không bao giờ có hiệu lực, hoặc mọi "
            "đợt rà soát đều nằm ngoài thời gian tồn tại của xã.",
        ),
        (
            "A period that ends before it begins",
            "The end {end} is before the beginning {start}.",
            "Check from and to.",
            "Such a period holds no day at all, so the rule it belongs to would never be in force, or every review "
            "would lie outside the commune's life.",
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
            "Có ngưỡng thay đổi theo từng năm, như ngưỡng thu nhập; sai năm thì số liệu bị so với ngưỡng của năm "
            "khác, hoặc không có ngưỡng nào để so.",
        ),
        (
            "A malformed year",
            "“{text}” is not a year.",
            "Write four digits: 2021.",
            "Some limits change from year to year, as that of income does; with a wrong year the figure is held "
            "against another year's limit, or finds none.",
        ),
        _result("15.1", "{value: 84.5, year: 21}"),
        _result("15.1", "{value: 84.5, year: 2021}"),
    ),
    (
        "NTM217",
        "commune",
        (
            "Trọng số không dương",
            "Trọng số phải lớn hơn 0; ở đây ghi “{text}”.",
            "Ghi một số lớn hơn 0, ví dụ 2 nếu chỉ tiêu này khó gấp đôi; không ghi là 1.",
            "Với trọng số bằng 0, kế hoạch sẽ coi chỉ tiêu là không tốn công và luôn chọn trước.",
        ),
        (
            "A weight that is not above 0",
            "A weight is more than 0; here it is “{text}”.",
            "Write a number above 0, such as 2 for an indicator that is twice as hard; without one it is 1.",
            "With a weight of 0 a plan would take the indicator for no work at all and always choose it first.",
        ),
        'effort:\n  "10": {weight: 0}',
        'effort:\n  "10": {weight: 2}',
    ),
)
