"""NTM4xx: figures that contradict each other; the commune is judged all the same."""

from ntmcli.diagnostic.written import Written


def _review(*lines: str) -> str:
    return "reviews:\n  - date: 2022-05-26\n" + "\n".join(f"    {line}" for line in lines)


def _counted(count: int) -> str:
    hamlets = "{thon-mot: {count: 100, of: 152}, thon-hai: {count: 90, of: 118}}"
    return _review("results:", f'  "15.1": {{count: {count}, of: 270, hamlets: {hamlets}}}')


ENTRIES: tuple[Written, ...] = (
    (
        "NTM401",
        "commune",
        (
            "Số liệu trái với kết quả đánh giá",
            "Ở “{text}”, kết quả đã ghi mâu thuẫn với số liệu; theo số liệu và ngưỡng thì kết quả là {found}.",
            "Sửa số liệu hoặc kết quả. “Không áp dụng” và “chưa đánh giá” thì không ghi kèm số liệu.",
            "Kết luận lấy theo số liệu: nếu con số sai thì kết luận sai theo; nếu kết quả đã ghi sai thì xã đã báo "
            "cáo đạt trong khi chưa đạt, hoặc ngược lại.",
        ),
        (
            "The figure contradicts the outcome",
            "At “{text}” the outcome stated contradicts the figure; by figure and limit it is {found}.",
            "Mend the figure or the outcome. “Không áp dụng” and “chưa đánh giá” stand without a figure.",
            "The verdict follows the figure: if the figure is wrong, so is the verdict; if the outcome stated is "
            "wrong, the commune has reported as met what is not, or the reverse.",
        ),
        _review("results:", '  "15.1": {value: 83.5, outcome: đạt}'),
        _review("results:", '  "15.1": {value: 93.5, outcome: đạt}'),
    ),
    (
        "NTM402",
        "commune",
        (
            "Kết quả tiêu chí trái với chỉ tiêu",
            "Tiêu chí {text} ghi là {own}, nhưng các chỉ tiêu trong cùng đợt cho thấy {found}.",
            "Sửa kết quả tiêu chí hoặc kết quả chỉ tiêu.",
            "Kết luận lấy theo các chỉ tiêu, nên số tiêu chí đạt in ra có thể khác với biên bản rà soát; một trong "
            "hai nơi sai và cần làm rõ trước khi gửi báo cáo.",
        ),
        (
            "A criterion contradicts its indicators",
            "Criterion {text} is stated to be {own}, but by its indicators in the same review it is {found}.",
            "Mend the criterion's result or the indicators'.",
            "The verdict follows the indicators, so the number of criteria met may differ from the record of the "
            "review; one of the two is wrong, to be settled before a report goes out.",
        ),
        _review("results:", '  "15": đạt', '  "15.1": 83.5'),
        _review("results:", '  "15": chưa đạt', '  "15.1": 83.5'),
    ),
    (
        "NTM403",
        "commune",
        (
            "Tổng các thôn không bằng số của xã",
            "Ở “{text}”, tổng của các thôn khác với count và of của xã.",
            "Tìm thôn ghi sai, hoặc bỏ count và of để chương trình tự cộng.",
            "Kết luận lấy theo tổng của các thôn; ghi sai một thôn thì tỷ lệ của xã có thể lệch qua ngưỡng, và số "
            "người còn thiếu ở thôn đó cũng sai.",
        ),
        (
            "The hamlets do not add up",
            "At “{text}” the sum of the hamlets is not the commune's count and of.",
            "Find the hamlet that is wrong, or leave out count and of: they are added up from the hamlets.",
            "The verdict follows the sum of the hamlets; with one of them wrong, the commune's share may land on the "
            "other side of the limit, and the people missing there are wrong too.",
        ),
        _counted(200),
        _counted(190),
    ),
    (
        "NTM404",
        "commune",
        (
            "Tỷ lệ không khớp số đếm",
            "Ở “{text}”, tỷ lệ đã ghi không khớp với tỷ lệ tính từ count và of.",
            "Sửa số sai, hoặc bỏ value: tỷ lệ được tính chính xác từ count và of.",
            "Kết luận lấy theo số đếm: nếu số đếm mới là chỗ sai thì cả kết luận và số người còn thiếu đều sai.",
        ),
        (
            "The share does not fit the counts",
            "At “{text}” the value written is not the share that count and of give.",
            "Mend the wrong number, or leave out value: the exact share is computed from count and of.",
            "The verdict follows the counts: if it is they that are wrong, both the verdict and the number of people "
            "missing are wrong.",
        ),
        _review("results:", '  "15.1": {value: 94, count: 5170, of: 6190}'),
        _review("results:", '  "15.1": {value: 83.52, count: 5170, of: 6190}'),
    ),
    (
        "NTM405",
        "commune",
        (
            "Số báo cáo khác số tính được",
            "Báo cáo ghi: đạt {reported_met}/{reported_total}, cơ bản đạt {reported_basically_met}, chưa đạt "
            "{reported_not_met}, chưa đánh giá {reported_not_assessed}, không áp dụng {reported_not_applicable}; "
            "tính từ kết quả: đạt {met}/{total} (nhiều nhất {met_at_most}), cơ bản đạt {basically_met}, "
            "chưa đạt {not_met}, chưa rõ {unknown}.",
            "Số liệu công bố có thể chưa chính xác: đối chiếu với nguồn; nếu nguồn ghi như vậy thì giữ nguyên.",
            "Hoặc báo cáo đã công bố sai, hoặc số liệu ghi trong tệp sai, mà việc xét công nhận dựa vào cả hai. Báo "
            "cáo công bố sai không hiếm, nên không sửa kết quả chỉ để cho khớp.",
        ),
        (
            "The claim is not what follows from the results",
            "Reported: met {reported_met}/{reported_total}, basically met {reported_basically_met}, not met "
            "{reported_not_met}, not assessed {reported_not_assessed}, not applicable {reported_not_applicable}; "
            "computed: met {met}/{total} (at most {met_at_most}), basically met {basically_met}, "
            "not met {not_met}, unknown {unknown}.",
            "Published figures may be wrong: compare with the source; if it says so, keep it.",
            "Either the published report or the data in the file are wrong, and recognition rests on both. Wrong "
            "reports are not rare, so no result should be changed only to agree.",
        ),
        _review("reported: 3/3", "results:", '  "15": chưa đạt'),
        _review("reported: 2/3", "results:", '  "15": chưa đạt'),
    ),
    (
        "NTM406",
        "commune",
        (
            "Các số trong báo cáo không khớp tổng số",
            "Báo cáo ghi đạt {reported_met}, cơ bản đạt {reported_basically_met}, chưa đạt {reported_not_met}, "
            "chưa đánh giá {reported_not_assessed}, không áp dụng {reported_not_applicable}, "
            "cộng lại không khớp tổng số {reported_total}.",
            "Kiểm tra lại với nguồn; nếu nguồn ghi như vậy thì giữ nguyên.",
            "Báo cáo tự mâu thuẫn thì chưa đủ tin cậy để tổng hợp lên cấp trên: không biết con số nào trong đó là "
            "đúng. Cũng có thể tệp ghi đúng như nguồn, vì báo cáo cộng sai không hiếm.",
        ),
        (
            "The claim does not add up",
            "Reported are met {reported_met}, basically met {reported_basically_met}, not met {reported_not_met}, "
            "not assessed {reported_not_assessed}, not applicable {reported_not_applicable}, "
            "which does not fit the total of {reported_total}.",
            "Check the source; if it says so, keep it.",
            "A report that contradicts itself is no safe ground for totals of higher levels: it is not known which of "
            "its numbers is right. The file may still be true to its source, for such mistakes are not rare.",
        ),
        _review("reported: {met: 1, basically_met: 1, not_met: 0, total: 3}"),
        _review("reported: {met: 1, basically_met: 1, not_met: 1, total: 3}"),
    ),
)
