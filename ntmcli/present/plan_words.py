"""What plans say, in both languages; loaded with a plan alone."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

PLAN_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        # figures tried
        "tried": "Số liệu thử, không phải số liệu đã ghi; không ghi vào tệp nào",
        "tried_each": "{code} = {value}",
        "tried_mark": "thử",
        "change_indicator": "Chỉ tiêu {code}: {before} → {after}",
        "change_criterion": "Tiêu chí {code}: {before} → {after}",
        "change_met": "Số tiêu chí đạt: {before} → {after}",
        "no_change": "Không có gì thay đổi: mọi kết luận vẫn như khi không có số liệu thử.",
        # the target
        "goal": "Mục tiêu: đạt {target}/{total} tiêu chí; còn phải đạt thêm {more} tiêu chí.",
        "goal_by": "Mục tiêu: đến hết ngày {day} đạt {target}/{total} tiêu chí; còn phải đạt thêm {more} tiêu chí.",
        "reached": "Đã đạt mục tiêu {target}/{total} tiêu chí.",
        "unreachable": "KHÔNG THỂ đạt mục tiêu này: nhiều nhất chỉ đạt {most}/{total} tiêu chí.",
        "late": "Tiêu chí {code} không thể đạt kịp: {items}",
        "late_item": "{code} sớm nhất {when}",
        "not_applicable": "Không áp dụng, nên không thể tính là đạt: {codes}",
        "lower": "Mục tiêu còn có thể đạt: --target {most}",
        # a plan
        "plan": "Phương án {number}: đạt thêm các tiêu chí {codes}",
        "plan_one": "Phương án {number}: đạt thêm tiêu chí {codes}",
        "size": "Phải đạt {items} nội dung",
        "size_unknown": "trong đó {unknown} nội dung chưa rõ, phải xác định trước",
        "size_weight": "theo trọng số là {weight}",
        "size_earliest": "sớm nhất {when}",
        "earliest": "Sớm nhất",
        "weight": "Trọng số",
        "elsewhere": "còn {number}/{total} tiêu chí của bộ đó",
        "plan_elsewhere": "Lập kế hoạch cho {code}: ntm plan {commune} --framework {framework}",
        "hamlets_short": "còn {number} thôn",
        "remark": "{code}: {remarks}",
        "weighs": "trọng số {weight}",
        # what must be established first
        "establish": "Cần xác định trước",
        "reason_unknown": "chưa rõ đạt hay chưa đạt ({reason}): {codes}",
        "own_alone": "chỉ có kết quả chung của tiêu chí (tính là một nội dung), chưa rõ còn vướng ở chỉ tiêu "
        "nào: {codes}",
        # by hamlet
        "by_hamlet": "Theo thôn",
        "hamlet": "Thôn",
        "hamlet_lacks": "Riêng thôn còn thiếu",
        "hamlet_share": "Phần của thôn",
        "nobody": "chưa phân công",
        "together": "{who} (cùng phụ trách)",
        "and": "{first} và {last}",
        "who_share": "{code}: {who}: {people} {counted} ở {hamlets} thôn",
        "who_share_one": "{code}: {who}: {people} {counted} ở {hamlets} thôn",
        "hamlets_open": "{code}: {missing}, trong số các thôn chưa đạt: {hamlets}",
        # further plans
        "plans": "Các phương án",
        "plan_number": "Phương án",
        "criteria": "Tiêu chí",
        "difference": "Khác phương án 1",
        "instead": "{added} thay cho {dropped}",
        "items": "Nội dung",
        "unknown": "Chưa rõ",
        "missing": "Phần còn thiếu",
        "only_plan": "Không có phương án khác: phải đạt mọi tiêu chí còn lại.",
        "legend": "Phần còn thiếu: mỗi nội dung tính từ 0 đến 1 theo phần chưa đạt so với yêu cầu, cộng lại; "
        "chưa có số liệu hoặc ngưỡng thì tính là 1.",
    },
    "en": {
        "tried": "Figures tried, not those on record; nothing is written",
        "tried_each": "{code} = {value}",
        "tried_mark": "tried",
        "change_indicator": "Indicator {code}: {before} → {after}",
        "change_criterion": "Criterion {code}: {before} → {after}",
        "change_met": "Criteria met: {before} → {after}",
        "no_change": "Nothing changes: every verdict is as it is without the figures tried.",
        "goal": "Target: {target}/{total} criteria met; {more} more to go.",
        "goal_by": "Target: {target}/{total} criteria met by {day}; {more} more to go.",
        "reached": "The target of {target}/{total} criteria is reached.",
        "unreachable": "This target CANNOT be reached: {most}/{total} criteria can be met at most.",
        "late": "Criterion {code} cannot be met in time: {items}",
        "late_item": "{code} at the earliest {when}",
        "not_applicable": "Not applicable, and so never met: {codes}",
        "lower": "A target that can be reached: --target {most}",
        "plan": "Plan {number}: meet the criteria {codes}",
        "plan_one": "Plan {number}: meet criterion {codes}",
        "size": "Things to be met: {items}",
        "size_unknown": "of which {unknown} unknown, to be established first",
        "size_weight": "by weight {weight}",
        "size_earliest": "at the earliest {when}",
        "earliest": "Earliest",
        "weight": "Weight",
        "elsewhere": "{number}/{total} criteria of that framework",
        "plan_elsewhere": "Plan for {code}: ntm plan {commune} --framework {framework}",
        "hamlets_short": "{number} hamlets",
        "remark": "{code}: {remarks}",
        "weighs": "weight {weight}",
        "establish": "To be established first",
        "reason_unknown": "not known whether met ({reason}): {codes}",
        "own_alone": "only a result of the criterion itself (counted as one thing), not known which indicators "
        "fall short: {codes}",
        "by_hamlet": "By hamlet",
        "hamlet": "Hamlet",
        "hamlet_lacks": "Lacks itself",
        "hamlet_share": "Its share",
        "nobody": "nobody named",
        "together": "{who} (together)",
        "and": "{first} and {last}",
        "who_share": "{code}: {who}: {people} {counted} in {hamlets} hamlets",
        "who_share_one": "{code}: {who}: {people} {counted} in {hamlets} hamlet",
        "hamlets_open": "{code}: {missing}, of those not met: {hamlets}",
        "plans": "The plans",
        "plan_number": "Plan",
        "criteria": "Criteria",
        "difference": "Unlike plan 1",
        "instead": "{added} instead of {dropped}",
        "items": "Things",
        "unknown": "Unknown",
        "missing": "Part missing",
        "only_plan": "There is no other plan: all remaining criteria must be met.",
        "legend": "Part missing: each thing counts from 0 to 1, by the part of what is required that is missing, "
        "added up; 1 where there is no figure or limit.",
    },
}


def word(lang: Lang, key: str, **blanks: object) -> str:
    """Return a sentence, or a piece of one, in a language, its blanks filled."""
    return PLAN_WORDS[lang][key].format_map(blanks)
