"""NTM3xx: what is written refers to something that is not there, or is told by two files in two ways."""

from ntmcli.diagnostic.written import Written


def _result(code: str, value: str) -> str:
    return f'reviews:\n  - date: 2022-05-26\n    results:\n      "{code}": {value}'


ENTRIES: tuple[Written, ...] = (
    (
        "NTM301",
        "commune",
        (
            "Không có bộ tiêu chí này",
            "Không có bộ tiêu chí “{text}” trong thư mục dữ liệu.",
            "Sửa mã, hoặc thêm tệp frameworks/<mã>.yaml.",
            "Nếu tự dùng bộ tiêu chí mặc định để thay, xã sẽ bị đánh giá theo tiêu chí và ngưỡng của một giai đoạn "
            "hoặc một mức khác.",
        ),
        (
            "An unknown framework",
            "There is no framework “{text}” in the data folder.",
            "Mend the code, or add a file frameworks/<code>.yaml.",
            "If the default framework were used instead, the commune would be judged by the criteria and limits of "
            "another period or another level.",
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
            "Kết quả ghi cho một số không có sẽ không tính vào tiêu chí nào, còn chỉ tiêu thật sự được nói đến vẫn là "
            "chưa rõ hoặc giữ kết quả cũ.",
        ),
        (
            "An unknown criterion or indicator",
            "The framework has no criterion or indicator “{text}”.",
            "Look the number up in the decision; the same number can mean something else in another framework.",
            "A result under a number that does not exist counts towards no criterion, while the indicator that was "
            "meant stays unknown or keeps an old result.",
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
            "Nhiều ngưỡng khác nhau theo vùng; với một vùng không có thì không có ngưỡng để so, và các chỉ tiêu đó "
            "đều thành chưa rõ.",
        ),
        (
            "An unknown zone",
            "The framework has no zone “{text}”.",
            "Use a code from the framework's zones.",
            "Many limits differ by zone; for one that does not exist there is none to compare with, and all those "
            "indicators would stay unknown.",
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
            "Thêm dòng zone, hoặc thêm “{text}: …” vào zone đã ghi theo từng bộ, với một trong các mã: {choices}.",
            "Cùng một con số có thể đạt ở vùng này mà chưa đạt ở vùng khác; nếu tự chọn một vùng thì kết luận về xã "
            "không có căn cứ.",
        ),
        (
            "No zone given",
            "The commune gives no zone, so it is not known which limits apply.",
            "Add a line zone, or “{text}: …” to a zone given by framework, with one of: {choices}.",
            "The same figure can be met in one zone and not met in another; if a zone were chosen for the commune, "
            "its verdicts would have no ground.",
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
            "Số của thôn này không cộng được vào số của xã, còn thôn thật sự được nói đến bị coi là chưa có số, nên "
            "kết quả của xã thành chưa rõ.",
        ),
        (
            "An unknown hamlet",
            "The commune's list of hamlets has no “{text}”.",
            "Mend the code, or add the hamlet to the list.",
            "Its figure cannot be added to the commune's, while the hamlet that was meant counts as not answered, and "
            "the commune's result becomes unknown.",
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
            "Điều kiện thật sự được nói đến sẽ bị coi là chưa có câu trả lời, và xã đủ điều kiện có thể bị báo là "
            "chưa rõ khi xét đề nghị công nhận.",
        ),
        (
            "An unknown condition",
            "The framework has no condition “{text}”.",
            "Use a code from the framework's conditions.",
            "The condition that was meant would count as not answered, and a commune that fulfils it would be unknown "
            "when it is to be proposed for recognition.",
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
            "Tiêu chí sẽ bị xếp ngoài các nhóm của quyết định, và bảng trình bày theo nhóm sẽ thiếu tiêu chí đó.",
        ),
        (
            "An unknown group",
            "There is no group “{text}” among the groups.",
            "Mend the code, or add the group.",
            "The criterion would stand outside the decision's groups and be missing from any table arranged by group.",
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
            "Chỉ tiêu chỉ đạt khi mọi phần đều đạt; kết quả ghi cho phần không có sẽ mất, còn phần thật sự được nói "
            "đến vẫn là chưa rõ.",
        ),
        (
            "An unknown part",
            "The indicator has no part “{text}”.",
            "Use the codes of parts in the framework, such as a, b.",
            "The indicator is met only when all its parts are; a result for a part that does not exist is lost, and "
            "the part that was meant stays unknown.",
        ),
        _result("17.1", "{parts: {a: 35, c: 12}}"),
        _result("17.1", "{parts: {a: 35, b: 12}}"),
    ),
    (
        "NTM317",
        "folder",
        (
            "Hai xã cùng mã GSO",
            "Mã {text} cũng là mã của “{other}” trong cùng thời gian.",
            "Sửa mã, hoặc ghi thời gian tồn tại của từng xã ở mục valid: mã được dùng lại sau khi sáp nhập.",
            "Số liệu ghép với nguồn khác theo mã này sẽ lẫn của hai xã, và gọi tên xã bằng mã thì không biết là xã "
            "nào.",
        ),
        (
            "A GSO code used twice at a time",
            "The code {text} is that of “{other}” too, at the same time.",
            "Mend the code, or give each commune's life under valid: codes are reused after mergers.",
            "Figures joined with other sources by this code would mix the two communes, and a commune named by it "
            "could be either.",
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
            "Bảng chỉ tiêu chưa đạt sẽ không nêu ai phụ trách chỉ tiêu thật sự được giao, nên việc dễ bị bỏ sót và "
            "quá hạn.",
        ),
        (
            "A responsibility for an unknown code",
            "There is no criterion or indicator “{text}” to answer for.",
            "Mend the code.",
            "The list of what is unmet would name no one for the indicator that was meant, so the work is easily left "
            "undone past its date.",
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
            "Nếu viết sai tên tỉnh, các xã của tỉnh vẫn bị xét theo mức chung mà không ai biết. Nếu chỉ là chưa nhập "
            "xã nào của tỉnh thì không phải sửa.",
        ),
        (
            "A province without communes",
            "No commune file belongs to “{text}”, so this adjustment applies to none.",
            "Check the spelling of the province.",
            "If the name is misspelt, the province's communes go on being judged by the general limits without anyone "
            "knowing. If only none of its communes is entered yet, nothing needs mending.",
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
            "Nếu viết sai mã, xã lẽ ra được áp dụng điều chỉnh vẫn bị xét theo mức cũ. Nếu chỉ là chưa nhập xã này "
            "thì không phải sửa.",
        ),
        (
            "A commune of an adjustment has no file",
            "There is no file of the commune “{text}”.",
            "Check the code under applies.",
            "If the code is misspelt, the commune that the adjustment is meant for goes on being judged by the old "
            "limits. If that commune is only not entered yet, nothing needs mending.",
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
            "Hai tệp có thể khác nhau ở một ngưỡng: xã được xét theo tệp nào là ngẫu nhiên, và lần sửa sau có thể sửa "
            "nhầm tệp không được dùng.",
        ),
        (
            "Two files of one framework",
            "The framework “{text}” stands in another file already.",
            "Keep one file.",
            "The two may differ in a limit: which of them judges the communes would be chance, and a later correction "
            "may go into the one that is not used.",
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
            "Mức mới sẽ không áp dụng cho chỉ tiêu nào, và các xã vẫn bị xét theo mức cũ.",
        ),
        (
            "An adjustment of an unknown indicator",
            "The framework has no indicator “{text}” to adjust.",
            "Mend the code; targets are set for indicators, not for criteria.",
            "The new target would apply to no indicator, and communes would go on being judged by the old one.",
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
            "Có thể một tệp bị chép thành hai và xã bị đếm hai lần trong bảng tổng hợp. Cũng có thể đúng, khi xã ở "
            "hai huyện trùng tên.",
        ),
        (
            "Two commune files with one code",
            "The code “{text}” is that of the file {other} too.",
            "Name the commune by its path to tell them apart; better give different codes, such as with the district.",
            "It may be one file copied, and the commune is counted twice in every table. It may also be right, where "
            "communes of two districts bear the same name.",
        ),
        "# communes/a/tan-tien.yaml\ncode: tan-tien\n# communes/b/tan-tien.yaml\ncode: tan-tien",
        "# communes/a/tan-tien-a.yaml\ncode: tan-tien-a\n# communes/b/tan-tien-b.yaml\ncode: tan-tien-b",
    ),
    (
        "NTM329",
        "folder",
        (
            "Xã trước hoặc sau sáp nhập không có tệp",
            "Không có tệp của xã “{text}”.",
            "Kiểm tra mã xã; nếu xã chưa có tệp thì thêm tệp, hoặc ghi tên xã vào note.",
            "Nếu viết sai mã, từ xã này không lần ra được đơn vị trước hoặc sau sáp nhập và kết quả của đơn vị đó. "
            "Nếu chỉ là chưa nhập xã kia thì không phải sửa.",
        ),
        (
            "A commune of a merger has no file",
            "There is no file of the commune “{text}”.",
            "Check the code; where the commune has no file yet, add one, or write its name into note.",
            "If the code is misspelt, the unit before or after the merger and its results cannot be found from this "
            "one. If that commune is only not entered yet, nothing needs mending.",
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
            "Nếu lần sáp nhập ghi nhầm xã, kết quả của một đơn vị có thể bị coi là của đơn vị khác. Nếu tệp kia chỉ "
            "đang chờ bổ sung thì số liệu ở đây vẫn đúng.",
        ),
        (
            "Two files do not tell of the same merger",
            "The file of the commune “{text}” does not say {key}: {other}.",
            "Write merged_into in the file of the old commune and formed_from in that of the new one.",
            "If the merger names the wrong commune, the results of one unit may be taken for another's. If the other "
            "file only waits to be completed, what is written here is right.",
        ),
        "# communes/xa-ba.yaml\nmerged_into: xa-hai\n# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai",
        "# communes/xa-ba.yaml\nmerged_into: xa-hai\n"
        "# communes/xa-hai.yaml\ncode: xa-hai\nname: Hai\nformed_from: [xa-ba]",
    ),
)
