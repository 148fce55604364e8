"""NTM3xx: what is written refers to something that is not there, or does not fit what is asked."""

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
        "NTM301",
        "commune",
        (
            "Không có bộ tiêu chí này",
            "Không có bộ tiêu chí “{text}” trong thư mục dữ liệu.",
            "Sửa mã, hoặc thêm tệp frameworks/<mã>.yaml.",
        ),
        (
            "An unknown framework",
            "There is no framework “{text}” in the data folder.",
            "Mend the code, or add a file frameworks/<code>.yaml.",
        ),
        "framework: khung-la",
        "framework: khung-thu",
    ),
    (
        "NTM302",
        "commune",
        (
            "Không có tiêu chí, chỉ tiêu này",
            "Bộ tiêu chí không có tiêu chí hay chỉ tiêu “{text}”.",
            "Xem lại số của chỉ tiêu trong quyết định; cùng một số có thể mang nội dung khác ở bộ tiêu chí khác.",
        ),
        (
            "An unknown criterion or indicator",
            "The framework has no criterion or indicator “{text}”.",
            "Look the number up in the decision; the same number can mean something else in another framework.",
        ),
        _result("15.9", "đạt"),
        _result("15.2", "đạt"),
    ),
    (
        "NTM303",
        "commune",
        (
            "Không có vùng này",
            "Bộ tiêu chí không có vùng “{text}”.",
            "Dùng mã vùng ghi ở mục zones của bộ tiêu chí.",
        ),
        (
            "An unknown zone",
            "The framework has no zone “{text}”.",
            "Use a code from the framework's zones.",
        ),
        "zone: tdmnp",
        "zone: tdmnpb",
    ),
    (
        "NTM304",
        "commune",
        (
            "Chưa ghi vùng",
            "Xã chưa ghi vùng, nên không biết áp dụng ngưỡng nào.",
            "Thêm dòng zone với một trong các mã: {choices}.",
        ),
        (
            "No zone given",
            "The commune gives no zone, so it is not known which limits apply.",
            "Add a line zone with one of: {choices}.",
        ),
        "province: Tỉnh Một\n# chưa có dòng zone",
        "province: Tỉnh Một\nzone: tdmnpb",
    ),
    (
        "NTM305",
        "commune",
        (
            "Thôn không có trong danh sách",
            "Danh sách hamlets của xã không có thôn “{text}”.",
            "Sửa mã thôn, hoặc thêm thôn vào danh sách hamlets.",
        ),
        (
            "An unknown hamlet",
            "The commune's list of hamlets has no “{text}”.",
            "Mend the code, or add the hamlet to the list.",
        ),
        _result("15.1", "{hamlets: {thon-mto: {count: 100, of: 152}}}"),
        _result("15.1", "{hamlets: {thon-mot: {count: 100, of: 152}}}"),
    ),
    (
        "NTM306",
        "commune",
        (
            "Không có điều kiện này",
            "Bộ tiêu chí không có điều kiện “{text}”.",
            "Dùng mã ghi ở mục conditions của bộ tiêu chí.",
        ),
        (
            "An unknown condition",
            "The framework has no condition “{text}”.",
            "Use a code from the framework's conditions.",
        ),
        "reviews:\n  - date: 2022-05-26\n    conditions: {no-dept: đạt}",
        "reviews:\n  - date: 2022-05-26\n    conditions: {no-debt: đạt}",
    ),
    (
        "NTM307",
        "framework",
        (
            "Không có nhóm tiêu chí này",
            "Không có nhóm “{text}” ở mục groups.",
            "Sửa mã nhóm, hoặc thêm nhóm.",
        ),
        (
            "An unknown group",
            "There is no group “{text}” among the groups.",
            "Mend the code, or add the group.",
        ),
        'groups:\n  - {code: IV, name: Xã hội}\ncriteria:\n  - {code: "15", name: Y tế, group: VI}',
        'groups:\n  - {code: IV, name: Xã hội}\ncriteria:\n  - {code: "15", name: Y tế, group: IV}',
    ),
    (
        "NTM308",
        "commune",
        (
            "Không có phần này",
            "Chỉ tiêu không có phần “{text}”.",
            "Dùng mã phần ghi ở bộ tiêu chí, ví dụ a, b.",
        ),
        (
            "An unknown part",
            "The indicator has no part “{text}”.",
            "Use the codes of parts in the framework, such as a, b.",
        ),
        _result("17.1", "{parts: {a: 35, c: 12}}"),
        _result("17.1", "{parts: {a: 35, b: 12}}"),
    ),
    (
        "NTM309",
        "commune",
        (
            "Ghi số cho nội dung đánh giá đạt / chưa đạt",
            "“{text}” là nội dung đánh giá đạt / chưa đạt, không nhận số.",
            "Ghi đạt hoặc chưa đạt; số liệu liên quan thì ghi vào note.",
        ),
        (
            "A number for a judgement",
            "“{text}” is judged met or not met; it takes no number.",
            "Write đạt (met) or chưa đạt (not met); put a figure that belongs to it into note.",
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
        ),
        (
            "One number for several parts",
            "The indicator {text} has several parts ({parts}) and takes no single number.",
            "Write each part: {{parts: {{a: 35, b: 12}}}}, or only đạt (met) or chưa đạt (not met).",
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
        ),
        (
            "“Không áp dụng” is not allowed",
            "“{text}” may not be answered by “không áp dụng” (not applicable).",
            "Write the real result, or “chưa đánh giá”. Only indicators with may_not_apply may be not applicable.",
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
        ),
        (
            "A review outside the commune's life",
            "The review of {text} is outside the life of this commune ({period}).",
            "Check the date, or enter the review in the file of the commune that existed then.",
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
        ),
        (
            "The number of indicators does not fit",
            "indicator_count is {count}, but {listed} are listed.",
            "Find the missing or surplus indicator, or mend indicator_count.",
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
        ),
        (
            "An indicator bears another criterion's code",
            "The indicator “{text}” belongs to criterion {other} but bears another criterion's code.",
            "An indicator may bear the code of its own criterion and no other's.",
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
        ),
        (
            "A limit made from itself",
            "The limit of “{text}” is in the end made from itself.",
            "Write a number in at least one place of the circle.",
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
        ),
        (
            "Two adjustments set the same target",
            "“{text}” is set by the adjustment “{other}” too, from the same day for the same commune.",
            "Remove one of them, or mend its first day or its reach.",
        ),
        _two_adjustments("2022-10-01"),
        _two_adjustments("2023-10-01"),
    ),
    (
        "NTM317",
        "folder",
        (
            "Hai xã cùng mã GSO",
            "Mã {text} cũng là mã của “{other}” trong cùng thời gian.",
            "Sửa mã, hoặc ghi thời gian tồn tại của từng xã ở mục valid: mã được dùng lại sau khi sáp nhập.",
        ),
        (
            "A GSO code used twice at a time",
            "The code {text} is that of “{other}” too, at the same time.",
            "Mend the code, or give each commune's life under valid: codes are reused after mergers.",
        ),
        '# communes/xa-mot.yaml\ngso_code: "06433"\n# communes/xa-hai.yaml\ngso_code: "06433"',
        '# communes/xa-mot.yaml\ngso_code: "06433"\nvalid: {from: 2019-11-21, to: 2025-06-30}\n'
        '# communes/xa-hai.yaml\ngso_code: "06433"\nvalid: {from: 2025-07-01}',
    ),
    (
        "NTM318",
        "commune",
        (
            "Phân công cho chỉ tiêu không tồn tại",
            "Không có tiêu chí hay chỉ tiêu “{text}” để phân công.",
            "Sửa số của tiêu chí hoặc chỉ tiêu.",
        ),
        (
            "A responsibility for an unknown code",
            "There is no criterion or indicator “{text}” to answer for.",
            "Mend the code.",
        ),
        'responsible:\n  - {who: MTTQ xã, codes: ["15", "51"]}',
        'responsible:\n  - {who: MTTQ xã, codes: ["15", "17"]}',
    ),
    (
        "NTM319",
        "adjustment",
        (
            "Tỉnh chưa có xã nào",
            "Không tệp xã nào thuộc “{text}”, nên điều chỉnh này chưa áp dụng cho xã nào.",
            "Kiểm tra cách viết tên tỉnh.",
        ),
        (
            "A province without communes",
            "No commune file belongs to “{text}”, so this adjustment applies to none.",
            "Check the spelling of the province.",
        ),
        "applies: {province: Tỉnh Mọt, from: 2022-10-01}",
        "applies: {province: Tỉnh Một, from: 2022-10-01}",
    ),
    (
        "NTM320",
        "adjustment",
        (
            "Xã trong điều chỉnh không có tệp",
            "Không có tệp của xã “{text}”.",
            "Kiểm tra mã xã ở mục applies.",
        ),
        (
            "A commune of an adjustment has no file",
            "There is no file of the commune “{text}”.",
            "Check the code under applies.",
        ),
        "applies: {communes: [xa-mto], from: 2022-10-01}",
        "applies: {communes: [xa-mot], from: 2022-10-01}",
    ),
    (
        "NTM321",
        "folder",
        (
            "Hai tệp cùng một bộ tiêu chí",
            "Bộ tiêu chí “{text}” đã có ở tệp khác.",
            "Giữ một tệp.",
        ),
        (
            "Two files of one framework",
            "The framework “{text}” stands in another file already.",
            "Keep one file.",
        ),
        "# criteria.yaml\ncode: khung-thu\n# frameworks/khung-thu.yaml\ncode: khung-thu",
        "# criteria.yaml\ncode: khung-thu\n# frameworks/khung-hai.yaml\ncode: khung-hai",
    ),
    (
        "NTM322",
        "adjustment",
        (
            "Điều chỉnh chỉ tiêu không tồn tại",
            "Bộ tiêu chí không có chỉ tiêu “{text}” để điều chỉnh.",
            "Sửa số của chỉ tiêu; mức phải đạt đặt cho chỉ tiêu, không đặt cho tiêu chí.",
        ),
        (
            "An adjustment of an unknown indicator",
            "The framework has no indicator “{text}” to adjust.",
            "Mend the code; targets are set for indicators, not for criteria.",
        ),
        'targets:\n  "15.9": {at_least: 95}',
        'targets:\n  "15.1": {at_least: 95}',
    ),
    (
        "NTM323",
        "folder",
        (
            "Hai tệp xã cùng mã",
            "Mã “{text}” cũng là mã của tệp {other}.",
            "Khi gọi tên xã, dùng đường dẫn để phân biệt; nên đặt mã khác nhau, ví dụ thêm tên huyện.",
        ),
        (
            "Two commune files with one code",
            "The code “{text}” is that of the file {other} too.",
            "Name the commune by its path to tell them apart; better give different codes, such as with the district.",
        ),
        "# communes/a/tan-tien.yaml\ncode: tan-tien\n# communes/b/tan-tien.yaml\ncode: tan-tien",
        "# communes/a/tan-tien-a.yaml\ncode: tan-tien-a\n# communes/b/tan-tien-b.yaml\ncode: tan-tien-b",
    ),
    (
        "NTM324",
        "commune",
        (
            "Ghi từng phần cho nội dung không chia phần",
            "“{text}” không chia thành các phần.",
            "Ghi kết quả trực tiếp, không dùng parts.",
        ),
        (
            "Parts where there are none",
            "“{text}” has no parts.",
            "Write the result itself, without parts.",
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
        ),
        (
            "A count where the unit is no percentage",
            "The indicator {text} is in “{unit}” and takes no count and of.",
            "Write the figure in that unit.",
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
        ),
        (
            "Outcomes of hamlets that cannot be added up",
            "The indicator {text} is in “{unit}”; outcomes of hamlets do not add up to that.",
            "Write the commune's own figure.",
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
        ),
        (
            "Some hamlets count, some judge",
            "Under “{text}” this hamlet gives a count while “{other}” gives an outcome.",
            "Write all hamlets in one way; for one without figures write chưa đánh giá (not assessed).",
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
        ),
        (
            "A multiple of a limit that does not fit",
            "The limit of “{text}” is no number in the same unit, so it has no multiple.",
            "Name an indicator with a numeric limit in the same unit.",
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
    (
        "NTM329",
        "folder",
        (
            "Xã trước hoặc sau sáp nhập không có tệp",
            "Không có tệp của xã “{text}”.",
            "Kiểm tra mã xã; nếu xã chưa có tệp thì thêm tệp, hoặc ghi tên xã vào note.",
        ),
        (
            "A commune of a merger has no file",
            "There is no file of the commune “{text}”.",
            "Check the code; where the commune has no file yet, add one, or write its name into note.",
        ),
        "# communes/xa-mot.yaml\nformed_from: [xa-hia]\n# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai",
        "# communes/xa-mot.yaml\nformed_from: [xa-hai]\n"
        "# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai\nmerged_into: xa-mot",
    ),
    (
        "NTM330",
        "folder",
        (
            "Hai tệp không cùng nói về một lần sáp nhập",
            "Tệp của xã “{text}” không ghi {key}: {other}.",
            "Ghi merged_into ở tệp của xã cũ và formed_from ở tệp của xã mới.",
        ),
        (
            "Two files do not tell of the same merger",
            "The file of the commune “{text}” does not say {key}: {other}.",
            "Write merged_into in the file of the old commune and formed_from in that of the new one.",
        ),
        "# communes/xa-ba.yaml\nmerged_into: xa-hai\n# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai",
        "# communes/xa-ba.yaml\nmerged_into: xa-hai\n"
        "# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai\nformed_from: [xa-ba]",
    ),
)
