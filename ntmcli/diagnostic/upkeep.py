"""NTM33x: what has lapsed, is missing or cannot be in the records that communes and provinces keep."""

from ntmcli.diagnostic.written import Written

ENTRIES: tuple[Written, ...] = (
    (
        "NTM331",
        "commune",
        (
            "Rà soát trước khi bộ tiêu chí có hiệu lực",
            "Đợt rà soát ngày {text} diễn ra trước khi bộ tiêu chí {other} có hiệu lực ({period}).",
            "Ghi framework là bộ tiêu chí của thời gian đó, hoặc xem lại ngày của đợt rà soát.",
            "Cùng một số có thể mang nội dung khác ở bộ khác: kết quả của giai đoạn trước sẽ bị đánh giá theo ngưỡng "
            "của giai đoạn sau.",
        ),
        (
            "A review from before its framework",
            "The review of {text} took place before the framework {other} was in force ({period}).",
            "Give the framework of that time under framework, or check the date of the review.",
            "The same number can mean something else in another set: results of one period would be judged by the "
            "limits of the next.",
        ),
        'reviews:\n  - date: 2021-12-15\n    results:\n      "15.2": đạt',
        'reviews:\n  - date: 2022-12-15\n    results:\n      "15.2": đạt',
    ),
    (
        "NTM332",
        "commune",
        (
            "Kết quả quá cũ",
            "Kết quả của đợt này đã quá {days} ngày và chưa được rà soát lại: {codes}.",
            "Rà soát lại và thêm đợt mới; cảnh báo này chỉ có khi dùng --max-age.",
            "Số liệu cũ vẫn được tính vào số tiêu chí đạt; người đọc báo cáo sẽ hiểu là hiện trạng.",
        ),
        (
            "Results too old",
            "Results of this review are over {days} days old and have not been reviewed since: {codes}.",
            "Review them again and add the new review; this is only said where --max-age is given.",
            "Old figures still count in the headline, and whoever reads the report takes them for the present state.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": đạt',
        "reviews: []",
    ),
    (
        "NTM333",
        "commune",
        (
            "Quá hạn mà chưa đạt",
            "Đã quá hạn {text} giao cho “{who}” nhưng các nội dung sau vẫn chưa đạt: {codes}.",
            "Ghi kết quả mới nếu đã đạt, hoặc đặt hạn mới theo phân công.",
            "Việc quá hạn không được xử lý thì bảng phân công không còn tác dụng đôn đốc.",
        ),
        (
            "Past its day and still unmet",
            "The day {text} given to “{who}” has passed, but the following is still unmet: {codes}.",
            "Enter the new result if it is met by now, or set a new day as assigned.",
            "A list of tasks whose days pass without anyone acting on them no longer urges anyone.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": 83.5\n'
        'responsible:\n  - {who: Trạm y tế xã, codes: ["15.1"], due: 2022-12-31}',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": 93.5\n'
        'responsible:\n  - {who: Trạm y tế xã, codes: ["15.1"], due: 2022-12-31}',
    ),
    (
        "NTM334",
        "commune",
        (
            "Không có tệp minh chứng",
            "Không có tệp minh chứng “{text}” trong thư mục dữ liệu.",
            "Chép tệp vào đó, sửa đường dẫn (tính từ thư mục dữ liệu), hoặc bỏ dòng này.",
            "Khi thẩm định, kết quả dựa vào một minh chứng không mở được thì không được công nhận.",
        ),
        (
            "Evidence that is not there",
            "There is no file of evidence “{text}” in the data folder.",
            "Copy the file there, mend the path (counted from the data folder), or leave the line out.",
            "An appraisal does not accept a result whose evidence cannot be opened.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": {outcome: đạt, evidence: ["ho-so/15-2.pdf"]}',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": {outcome: đạt}',
    ),
    (
        "NTM335",
        "commune",
        (
            "Minh chứng ở ngoài thư mục dữ liệu",
            "Minh chứng “{text}” nằm ngoài thư mục dữ liệu.",
            "Chép tệp vào thư mục dữ liệu và ghi đường dẫn tính từ đó, ví dụ ho-so/15-4.pdf.",
            "Đường dẫn ra ngoài chỉ đúng trên một máy: người nhận dữ liệu không mở được, hoặc mở nhầm tệp khác.",
        ),
        (
            "Evidence outside the data folder",
            "The evidence “{text}” lies outside the data folder.",
            "Copy the file into the data folder and give its path from there, such as ho-so/15-4.pdf.",
            "A path that leads outside is right on one machine alone: whoever receives the data cannot open the file, "
            "or opens another.",
        ),
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": {outcome: đạt, evidence: ["../15-2.pdf"]}',
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.2": {outcome: đạt, evidence: ["https://example.org/15"]}',
    ),
    (
        "NTM336",
        "folder",
        (
            "Hai xã trùng tên trên cùng địa bàn",
            "Xã “{text}” trùng tên, cùng địa bàn và cùng thời gian tồn tại với xã {other}.",
            "Nếu là một xã thì gộp hai tệp; nếu là hai đơn vị thì ghi valid, district cho đúng.",
            "Một xã ghi ở hai tệp thì mỗi báo cáo lấy một con số, và bảng tổng hợp tính xã đó hai lần.",
        ),
        (
            "Two communes of one name in one area",
            "The commune “{text}” shares its name, area and lifetime with the commune {other}.",
            "If they are one commune, put the two files together; if they are two units, mend valid or district.",
            "A commune kept in two files gives each report another figure, and a roll-up counts it twice.",
        ),
        "# communes/xa-mot.yaml\nname: Một\ndistrict: Huyện Mẫu\n"
        "# communes/xa-hai.yaml\nname: Một\ndistrict: Huyện Mẫu",
        "# communes/xa-mot.yaml\nname: Một\ndistrict: Huyện Mẫu\nvalid: {to: 2019-11-20}\n"
        "# communes/xa-hai.yaml\nname: Một\ndistrict: Huyện Mẫu\nvalid: {from: 2019-11-21}",
    ),
    (
        "NTM337",
        "commune",
        (
            "Số hộ lớn hơn số dân",
            "Thôn {text} có {households} hộ nhưng chỉ có {population} người.",
            "Xem lại hai con số; có thể hai số bị ghi đổi chỗ.",
            "Số hộ và số dân là mẫu số của nhiều tỷ lệ; sai ở đây thì số người, số hộ còn thiếu cũng sai theo.",
        ),
        (
            "More households than people",
            "The hamlet {text} has {households} households but only {population} people.",
            "Check the two numbers; they may have been written in each other's place.",
            "Households and people are what many shares are taken of: an error here makes the people or households "
            "still missing wrong too.",
        ),
        "hamlets:\n  - {code: thon-mot, name: Thôn Một, households: 640, population: 152}",
        "hamlets:\n  - {code: thon-mot, name: Thôn Một, households: 152, population: 640}",
    ),
    (
        "NTM338",
        "commune",
        (
            "Tổng số lớn hơn số của thôn",
            "Ở “{text}”, tổng số (of) là {of}, lớn hơn {total} (số người hoặc số hộ) theo danh sách thôn.",
            "Xem lại of và số hộ, số dân của thôn; nếu hai số lấy ở hai thời điểm thì có thể giữ nguyên.",
            "Tỷ lệ tính trên một mẫu số quá lớn sẽ thấp hơn thực tế: xã có thể bị coi là chưa đạt.",
        ),
        (
            "A total over that of the hamlets",
            "At “{text}” the total (of) is {of}, more than the {total} (people or households) in the list of hamlets.",
            "Check of and the hamlets' households or people; if they are of two dates, both may be right.",
            "A share of too large a whole comes out too low: the commune may be taken to fall short.",
        ),
        "hamlets:\n  - {code: thon-mot, name: Thôn Một, population: 640}\n"
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": {count: 600, of: 650}',
        "hamlets:\n  - {code: thon-mot, name: Thôn Một, population: 640}\n"
        'reviews:\n  - date: 2022-05-26\n    results:\n      "15.1": {count: 600, of: 640}',
    ),
    (
        "NTM339",
        "folder",
        (
            "Mức của tỉnh có trước sửa đổi của Trung ương",
            "Mức của tỉnh đối với “{text}” có trước nhưng vẫn được áp dụng thay cho mức do Trung ương sửa đổi từ "
            "ngày {date} (điều chỉnh {other}).",
            "Thêm một tệp theo quyết định mới của tỉnh, hoặc ghi applies.to để mức cũ của tỉnh hết hiệu lực.",
            "Mức của tỉnh luôn được xét sau mức của Trung ương, nên một mức đã cũ có thể che mất sửa đổi mới.",
        ),
        (
            "A provincial target older than a national amendment",
            "The province's target for “{text}” is older but still applies instead of the one amended nationally from "
            "{date} (adjustment {other}).",
            "Add a file for the province's new decision, or end the old target with applies.to.",
            "A province's target always comes after the national one, so that an old target can hide a new amendment.",
        ),
        "# adjustments/tinh-mot.yaml\napplies: {province: Tỉnh Một, from: 2022-10-01}\n"
        'targets: {"15.1": {at_least: 95}}\n'
        "# adjustments/trung-uong.yaml\napplies: {from: 2024-03-01}\n"
        'targets: {"15.1": {at_least: 92}}',
        "# adjustments/tinh-mot.yaml\napplies: {province: Tỉnh Một, from: 2022-10-01, to: 2024-02-29}\n"
        'targets: {"15.1": {at_least: 95}}\n'
        "# adjustments/trung-uong.yaml\napplies: {from: 2024-03-01}\n"
        'targets: {"15.1": {at_least: 92}}',
    ),
    (
        "NTM340",
        "folder",
        (
            "Chưa ghi vùng theo bộ tiêu chí khác",
            "Chưa ghi vùng (nhóm xã) theo bộ tiêu chí “{text}” của đợt rà soát này.",
            "Ghi vùng theo từng bộ, ví dụ zone: {{bo-mot: nui, bo-hai: n1}}; các mã vùng của bộ này: {choices}.",
            "Mỗi bộ tiêu chí có thể chia vùng một cách khác; thiếu vùng thì mọi chỉ tiêu có ngưỡng theo vùng của bộ "
            "này đều thành chưa rõ.",
        ),
        (
            "No zone given for another framework",
            "No zone (group of communes) is given for the framework “{text}” of this review.",
            "Give the zone by framework, such as zone: {{bo-mot: nui, bo-hai: n1}}; the zones of this one: {choices}.",
            "Frameworks may divide the country differently; without the zone all indicators of this one whose limits "
            "differ by zone stay unknown.",
        ),
        "# frameworks/khung-hai.yaml\nzones: {n1: Nhóm 1, n2: Nhóm 2}\n"
        "# communes/xa-mot.yaml\nzone: tdmnpb\nreviews:\n  - date: 2022-05-26\n    framework: khung-hai",
        "# frameworks/khung-hai.yaml\nzones: {n1: Nhóm 1, n2: Nhóm 2}\n"
        "# communes/xa-mot.yaml\nzone: {khung-thu: tdmnpb, khung-hai: n1}\n"
        "reviews:\n  - date: 2022-05-26\n    framework: khung-hai",
    ),
    (
        "NTM341",
        "commune",
        (
            "Xã sáp nhập với chính mình",
            "Xã “{text}” được ghi là sáp nhập với chính mình.",
            "Ghi mã của xã kia; nếu xã mới mang tên xã cũ thì mỗi đơn vị một tệp, một mã riêng, phân biệt bằng valid.",
            "Không lần ra được đơn vị trước hoặc sau sáp nhập, nên kết quả của đơn vị đó như không có.",
        ),
        (
            "A commune merged with itself",
            "The commune “{text}” is said to be merged with itself.",
            "Give the other commune's code; where a new commune bears an old one's name, give each a file and a code "
            "of its own, told apart by valid.",
            "The unit before or after the merger cannot be found, and its results might as well not be there.",
        ),
        "merged_into: xa-mot",
        "merged_into: xa-hai",
    ),
    (
        "NTM342",
        "commune",
        (
            "Công sức cho chỉ tiêu không tồn tại",
            "Không có tiêu chí hay chỉ tiêu “{text}” để ghi công sức.",
            "Sửa số của tiêu chí hoặc chỉ tiêu.",
            "Kế hoạch sẽ không tính đến trọng số hay thời điểm sớm nhất của chỉ tiêu thật sự muốn ghi.",
        ),
        (
            "Effort for an unknown code",
            "There is no criterion or indicator “{text}” to state the effort of.",
            "Mend the code.",
            "A plan would not heed the weight or the earliest date of the indicator that was meant.",
        ),
        'effort:\n  "51": {weight: 2}',
        'effort:\n  "15": {weight: 2}',
    ),
    (
        "NTM343",
        "commune",
        (
            "Phân công cho thôn không có trong danh sách",
            "Danh sách hamlets của xã không có thôn “{text}” để phân công.",
            "Sửa mã thôn, hoặc thêm thôn vào danh sách hamlets.",
            "Phần việc của thôn thật sự được giao sẽ không có ai nhận.",
        ),
        (
            "A responsibility for an unknown hamlet",
            "The commune's list of hamlets has no “{text}” to answer for.",
            "Mend the code, or add the hamlet to the list.",
            "The work in the hamlet that was meant would fall to no one.",
        ),
        'responsible:\n  - {who: Chi hội Phụ nữ, codes: ["15"], hamlets: [thon-mto]}',
        'responsible:\n  - {who: Chi hội Phụ nữ, codes: ["15"], hamlets: [thon-mot]}',
    ),
)
