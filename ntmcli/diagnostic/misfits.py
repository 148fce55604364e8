"""NTM3xx: what is written does not fit what is asked at its place."""

from ntmcli.diagnostic.written import Written


def _result(code: str, value: str) -> str:
    return f'reviews:\n  - date: 2022-05-26\n    results:\n      "{code}": {value}'


def _indicators(*lines: str) -> str:
    return 'criteria:\n  - code: "15"\n    name: Y tế\n    indicators:\n' + "\n".join(
        f"      - {line}" for line in lines
    )


def _two_adjustments(second_from: str) -> str:
    return f"""# adjustments/tinh-mot.yaml
applies: {{province: Tỉnh Một, from: 2022-10-01}}
targets:
  "15.1": {{at_least: 95}}
# adjustments/tinh-mot-hai.yaml
applies: {{province: Tỉnh Một, from: {second_from}}}
targets:
  "15.1": {{at_least: 96}}"""


ENTRIES: tuple[Written, ...] = (
    (
        "NTM309",
        "commune",
        (
            "Ghi số cho nội dung đánh giá đạt / chưa đạt",
            "“{text}” là nội dung đánh giá đạt / chưa đạt, không nhận số.",
            "Ghi đạt hoặc chưa đạt; số liệu liên quan thì ghi vào note.",
            "Ở đây không có ngưỡng bằng số, nên con số không cho biết đạt hay chưa đạt; đó là điều đoàn đánh giá phải "
            "kết luận.",
        ),
        (
            "A number for a judgement",
            "“{text}” is judged met or not met; it takes no number.",
            "Write đạt (met) or chưa đạt (not met); put a figure that belongs to it into note.",
            "There is no numeric limit here, so a number does not tell whether it is met; that is for those who "
            "assess it to say.",
        ),
        _result("15.2", "95"),
        _result("15.2", "đạt"),
    ),
    (
        "NTM310",
        "commune",
        (
            "Ghi một số cho chỉ tiêu có nhiều phần",
            "Chỉ tiêu {text} có nhiều phần ({parts}), không nhận một số chung.",
            "Ghi từng phần: {{parts: {{a: 35, b: 12}}}}, hoặc chỉ ghi đạt / chưa đạt.",
            "Mỗi phần có ngưỡng riêng: 35 % có thể đạt ở phần này mà chưa đạt ở phần kia, nên từ một số chung không "
            "kết luận được.",
        ),
        (
            "One number for several parts",
            "The indicator {text} has several parts ({parts}) and takes no single number.",
            "Write each part: {{parts: {{a: 35, b: 12}}}}, or only đạt (met) or chưa đạt (not met).",
            "Each part has its own limit: 35 % may meet one and miss another, so one number for all decides nothing.",
        ),
        _result("17.1", "35"),
        _result("17.1", "{parts: {a: 35, b: 12}}"),
    ),
    (
        "NTM311",
        "commune",
        (
            "Không được ghi “không áp dụng”",
            "Mục “{text}” không được ghi “không áp dụng”.",
            "Ghi kết quả thực tế, hoặc “chưa đánh giá”. Chỉ những chỉ tiêu có may_not_apply mới được không áp dụng.",
            "Nội dung không áp dụng được loại ra khi xét tiêu chí; nếu chỗ nào cũng ghi được như vậy, một chỉ tiêu "
            "chưa đạt có thể biến mất và tiêu chí thành đạt.",
        ),
        (
            "“Không áp dụng” is not allowed",
            "“{text}” may not be answered by “không áp dụng” (not applicable).",
            "Write the real result, or “chưa đánh giá”. Only indicators with may_not_apply may be not applicable.",
            "What is not applicable is left out when a criterion is judged; if it could be written anywhere, an "
            "indicator not met could vanish and its criterion become met.",
        ),
        _result("15.1", "không áp dụng"),
        _result("15.1", "chưa đánh giá"),
    ),
    (
        "NTM312",
        "commune",
        (
            "Rà soát ngoài thời gian tồn tại của xã",
            "Đợt rà soát {text} nằm ngoài thời gian tồn tại của xã ({period}).",
            "Kiểm tra ngày, hoặc ghi đợt này vào tệp của xã cũ hoặc xã mới tương ứng.",
            "Sau khi sáp nhập, tên và mã xã có thể được dùng lại cho đơn vị có địa bàn và dân số khác; kết quả của "
            "đơn vị này sẽ bị tính cho đơn vị kia.",
        ),
        (
            "A review outside the commune's life",
            "The review of {text} is outside the life of this commune ({period}).",
            "Check the date, or enter the review in the file of the commune that existed then.",
            "After a merger, name and code may be used again for a unit of other land and people; the results of one "
            "would be counted for the other.",
        ),
        "valid: {from: 2019-11-21, to: 2020-06-30}\nreviews:\n  - date: 2022-05-26",
        "valid: {from: 2019-11-21, to: 2020-06-30}\nreviews:\n  - date: 2020-05-26",
    ),
    (
        "NTM313",
        "framework",
        (
            "Số chỉ tiêu không khớp",
            "indicator_count là {count} nhưng danh sách có {listed} chỉ tiêu.",
            "Tìm chỉ tiêu thiếu hoặc thừa, hoặc sửa indicator_count.",
            "Bộ tiêu chí nhập thiếu một chỉ tiêu thì mọi xã được xét nhẹ hơn quyết định; nhập thừa thì mọi xã bị xét "
            "nặng hơn.",
        ),
        (
            "The number of indicators does not fit",
            "indicator_count is {count}, but {listed} are listed.",
            "Find the missing or surplus indicator, or mend indicator_count.",
            "With an indicator missing from the framework, every commune is judged more lightly than the decision "
            "asks; with one too many, more strictly.",
        ),
        "indicator_count: 2\n" + _indicators('{code: "15.1", name: Trạm y tế, target: đạt}'),
        "indicator_count: 1\n" + _indicators('{code: "15.1", name: Trạm y tế, target: đạt}'),
    ),
    (
        "NTM314",
        "framework",
        (
            "Chỉ tiêu mang mã của tiêu chí khác",
            "Chỉ tiêu “{text}” thuộc tiêu chí {other} nhưng mang mã của một tiêu chí khác.",
            "Chỉ tiêu chỉ được mang mã của chính tiêu chí chứa nó.",
            "Kết quả ghi theo mã đó có thể là của chỉ tiêu này, cũng có thể là của tiêu chí kia; tính nhầm thì tiêu "
            "chí này nhận kết luận của tiêu chí khác.",
        ),
        (
            "An indicator bears another criterion's code",
            "The indicator “{text}” belongs to criterion {other} but bears another criterion's code.",
            "An indicator may bear the code of its own criterion and no other's.",
            "A result under that code could be this indicator's or that other criterion's; taken wrongly, one "
            "criterion gets another's verdict.",
        ),
        _indicators('{code: "17", name: Trạm y tế, target: đạt}') + '\n  - {code: "17", name: Môi trường}',
        _indicators('{code: "15", name: Trạm y tế, target: đạt}') + '\n  - {code: "17", name: Môi trường}',
    ),
    (
        "NTM315",
        "framework",
        (
            "Ngưỡng tính vòng lại chính nó",
            "Ngưỡng của “{text}” được tính vòng lại từ chính nó.",
            "Ghi một con số ở ít nhất một chỗ trong chuỗi này.",
            "Chuỗi này không dẫn đến con số nào, nên không có ngưỡng để so và chỉ tiêu là chưa rõ ở mọi xã.",
        ),
        (
            "A limit made from itself",
            "The limit of “{text}” is in the end made from itself.",
            "Write a number in at least one place of the circle.",
            "The chain leads to no number, so there is no limit to compare with, and the indicator would be unknown "
            "in every commune.",
        ),
        _indicators(
            '{code: "15.1", name: Bảo hiểm, target: {at_least: {times: 2, framework: khung-thu, indicator: "15.1"}}}',
            '{code: "15.2", name: Khám bệnh, target: {at_least: 45}}',
        ),
        _indicators(
            '{code: "15.1", name: Bảo hiểm, target: {at_least: {times: 2, framework: khung-thu, indicator: "15.2"}}}',
            '{code: "15.2", name: Khám bệnh, target: {at_least: 45}}',
        ),
    ),
    (
        "NTM316",
        "folder",
        (
            "Hai điều chỉnh cùng quy định một mức",
            "“{text}” cũng do điều chỉnh “{other}” đặt, từ cùng một ngày cho cùng một xã.",
            "Bỏ một trong hai, hoặc sửa ngày hiệu lực hay phạm vi áp dụng.",
            "Không có căn cứ để chọn một trong hai mức: cùng một số liệu có thể đạt theo quyết định này mà chưa đạt "
            "theo quyết định kia.",
        ),
        (
            "Two adjustments set the same target",
            "“{text}” is set by the adjustment “{other}” too, from the same day for the same commune.",
            "Remove one of them, or mend its first day or its reach.",
            "Nothing tells which of the two holds: the same figure may be met by one decision and not met by the "
            "other.",
        ),
        _two_adjustments("2022-10-01"),
        _two_adjustments("2023-10-01"),
    ),
    (
        "NTM324",
        "commune",
        (
            "Ghi từng phần cho nội dung không chia phần",
            "“{text}” không chia thành các phần.",
            "Ghi kết quả trực tiếp, không dùng parts.",
            "Các số này không có ngưỡng riêng để so, nên nếu cho qua thì xã tưởng đã có kết quả mà chỉ tiêu vẫn là "
            "chưa rõ.",
        ),
        (
            "Parts where there are none",
            "“{text}” has no parts.",
            "Write the result itself, without parts.",
            "These numbers have no limits of their own; let through, the commune would believe it has a result while "
            "the indicator stays unknown.",
        ),
        _result("15.1", "{parts: {a: 35, b: 12}}"),
        _result("15.1", "35"),
    ),
    (
        "NTM325",
        "commune",
        (
            "Ghi số đếm cho chỉ tiêu không tính bằng %",
            "Chỉ tiêu {text} tính bằng “{unit}”, không nhận count và of.",
            "Ghi con số theo đơn vị đó.",
            "Tỷ lệ tính từ số đếm sẽ bị đem so với ngưỡng bằng triệu đồng hoặc đơn vị khác, và kết luận đó không có "
            "nghĩa.",
        ),
        (
            "A count where the unit is no percentage",
            "The indicator {text} is in “{unit}” and takes no count and of.",
            "Write the figure in that unit.",
            "The share that the counts give would be held against a limit in million đồng or another unit, and the "
            "verdict would mean nothing.",
        ),
        _result("10", "{count: 39, of: 100}"),
        _result("10", "39"),
    ),
    (
        "NTM326",
        "commune",
        (
            "Đánh giá theo thôn không cộng được",
            "Chỉ tiêu {text} tính bằng “{unit}”; kết quả đạt / chưa đạt của thôn không cộng thành số này được.",
            "Ghi con số chung của xã.",
            "Một thôn đạt, một thôn chưa đạt thì chưa biết số chung của xã cao hơn hay thấp hơn ngưỡng; kết luận rút "
            "ra từ đó không có căn cứ.",
        ),
        (
            "Outcomes of hamlets that cannot be added up",
            "The indicator {text} is in “{unit}”; outcomes of hamlets do not add up to that.",
            "Write the commune's own figure.",
            "From one hamlet met and one not met it is not known whether the commune's figure is over or under the "
            "limit; a verdict drawn from that has no ground.",
        ),
        _result("10", "{hamlets: {thon-mot: đạt, thon-hai: chưa đạt}}"),
        _result("10", "39"),
    ),
    (
        "NTM327",
        "commune",
        (
            "Thôn ghi số đếm, thôn ghi đánh giá",
            "Ở “{text}” thôn này ghi số đếm còn thôn “{other}” ghi đạt / chưa đạt.",
            "Ghi cùng một cách cho mọi thôn; thôn chưa có số thì ghi chưa đánh giá.",
            "Số đếm cộng được với nhau, đánh giá thì không; nếu để lẫn, tỷ lệ chỉ tính trên một số thôn mà trông như "
            "của cả xã.",
        ),
        (
            "Some hamlets count, some judge",
            "Under “{text}” this hamlet gives a count while “{other}” gives an outcome.",
            "Write all hamlets in one way; for one without figures write chưa đánh giá (not assessed).",
            "Counts can be added up and outcomes cannot; mixed, the share would come from some hamlets only and look "
            "like that of the whole commune.",
        ),
        _result("15.1", "{hamlets: {thon-mot: {count: 100, of: 152}, thon-hai: đạt}}"),
        _result("15.1", "{hamlets: {thon-mot: {count: 100, of: 152}, thon-hai: chưa đánh giá}}"),
    ),
    (
        "NTM328",
        "framework",
        (
            "Không lấy được bội số của ngưỡng",
            "Ngưỡng của “{text}” không phải là số cùng đơn vị, nên không nhân được.",
            "Chọn chỉ tiêu có ngưỡng bằng số, cùng đơn vị.",
            "Nhân một ngưỡng khác đơn vị, như lấy 1,1 lần một tỷ lệ làm mức thu nhập, sẽ tạo ra một ngưỡng không "
            "quyết định nào đặt ra.",
        ),
        (
            "A multiple of a limit that does not fit",
            "The limit of “{text}” is no number in the same unit, so it has no multiple.",
            "Name an indicator with a numeric limit in the same unit.",
            "A multiple of a limit in another unit, such as 1.1 times a percentage as a target for income, would be a "
            "limit that no decision sets.",
        ),
        _indicators(
            '{code: "15.1", name: Bảo hiểm, target: {at_least: {times: 2, framework: khung-thu, indicator: "15.2"}}}',
            '{code: "15.2", name: Trạm y tế, target: đạt}',
        ),
        _indicators(
            '{code: "15.1", name: Bảo hiểm, target: {at_least: {times: 2, framework: khung-thu, indicator: "15.2"}}}',
            '{code: "15.2", name: Khám bệnh, target: {at_least: 45}}',
        ),
    ),
)
