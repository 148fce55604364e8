"""What summaries say, in both languages; loaded with a summary alone."""

from collections.abc import Iterable, Mapping

from ntmcli.diagnostic import Lang

LONG_RUN = 4
"""Codes in a row from which only the first and the last are named."""

SUMMARY_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        # the day, the sources, the commune
        "as_of": "tính đến {when}",
        "according_to": "theo {sources}",
        "source": "nguồn {listed}",
        "sources": "các nguồn {listed}",
        "quoted": "“{text}”",
        "reviewed": "{source} (đợt rà soát {when})",
        "more_sources": "{listed} và {number} nguồn khác",
        "no_source": "số liệu không ghi nguồn",
        "illustrative_source": "số liệu minh họa*",
        "and": "{first} và {last}",
        "commune": "xã {name}",
        "commune_at": "xã {name} ({place})",
        "no_review": "{commune} chưa có đợt rà soát nào theo {framework} nên chưa thể kết luận kết quả",
        "outside": "{when} nằm ngoài thời gian áp dụng của bộ tiêu chí này ({period})",
        # how many criteria
        "met": "đạt {met}/{total} tiêu chí ({share}){mark} theo {framework}",
        "met_open": "chắc chắn đạt {met}/{total} tiêu chí ({share}){mark} theo {framework}, nhiều nhất {most}/{total} "
        "tiêu chí ({most_share}) do còn {number} tiêu chí chưa rõ ({codes})",
        "none_open": "chưa chắc chắn đạt tiêu chí nào{mark} theo {framework}, nhiều nhất {most}/{total} tiêu chí "
        "({most_share}) do còn {number} tiêu chí chưa rõ ({codes})",
        "all_open": "chưa đủ số liệu để kết luận tiêu chí nào đạt hay chưa đạt theo {framework}; cả {total} tiêu chí "
        "đều chưa rõ",
        "basically_met": "{number} tiêu chí cơ bản đạt ({codes})",
        "basically_met_one": "{number} tiêu chí cơ bản đạt ({codes})",
        "not_met": "{number} tiêu chí chưa đạt ({codes})",
        "not_met_one": "{number} tiêu chí chưa đạt ({codes})",
        "not_applicable": "{number} tiêu chí không áp dụng ({codes})",
        "not_applicable_one": "{number} tiêu chí không áp dụng ({codes})",
        # what is unmet
        "in_detail": "Cụ thể, {clauses}",
        "criterion": "tiêu chí {code} ({name})",
        "indicator": "chỉ tiêu {code} ({name})",
        "indicator_figures": "chỉ tiêu {code} ({name}: {figures})",
        "part": "phần {code} {outcome}",
        "criteria_codes": "các tiêu chí {codes}",
        "criteria_codes_one": "tiêu chí {codes}",
        "indicators_codes": "các chỉ tiêu {codes}",
        "indicators_codes_one": "chỉ tiêu {codes}",
        "both_codes": "{criteria} và {indicators}",
        "itself_not_met": "chưa đạt",
        "itself_basically_met": "cơ bản đạt",
        "short_of_not_met": "chưa đạt {indicators}",
        "short_of_basically_met": "cơ bản đạt {indicators}",
        # figures
        "for_year": "{value} (năm {year})",
        "counts": "{value}, tức {count}/{of} {counted}",
        "hamlets": "{count}/{of} thôn đạt",
        "at_least": "yêu cầu từ {limit} trở lên",
        "at_most": "yêu cầu không quá {limit}",
        "more_than": "yêu cầu trên {limit}",
        "less_than": "yêu cầu dưới {limit}",
        "limit_province": "mức yêu cầu do tỉnh quy định, chưa có số",
        "limit_unstated": "chưa có mức yêu cầu để so sánh",
        "limit_year": "chưa có mức yêu cầu cho năm này",
        "limit_zone": "chưa có mức yêu cầu cho vùng, nhóm xã này",
        "points": "{gap} điểm phần trăm",
        "short": "còn thiếu {lacking}",
        "over": "vượt {lacking}",
        "not_above": "phải cao hơn mức này",
        "not_below": "phải thấp hơn mức này",
        "alike": "{gap}, tương ứng {people}",
        "elsewhere": "theo {framework} đạt {met}/{total} tiêu chí",
        # indicators and what is unknown
        "of_indicators": "Ở cấp chỉ tiêu, có {counts}",
        "of_met": "{number}/{total} chỉ tiêu đạt",
        "of_met_one": "{number}/{total} chỉ tiêu đạt",
        "of_basically_met": "{number} cơ bản đạt",
        "of_not_met": "{number} chưa đạt",
        "of_not_applicable": "{number} không áp dụng",
        "of_unknown": "{number} chưa rõ",
        "of_all_without": "{said} do chưa có kết quả riêng hoặc chưa được đánh giá",
        "of_some_without": "{said}, trong đó {number} chưa có kết quả riêng hoặc chưa được đánh giá",
        "undecided": "; đã có số liệu nhưng chưa kết luận được: {reasons}",
        "because": "{codes} ({reason})",
        "part_because": "phần {code}: {reason}",
        # who answers
        "assigned": "Về phân công: {clauses}",
        "answers": "{who} phụ trách {codes} ({due})",
        "due": "thời hạn: {when}",
        "no_due": "chưa ghi thời hạn",
        "nobody": "{codes} chưa ghi đơn vị phụ trách",
        "nobody_at_all": "Chưa xác định đơn vị phụ trách các nội dung nêu trên",
        # what the report claims
        "claim_met": "đạt {number}/{total} tiêu chí",
        "claim_met_open": "đạt từ {number} đến {most}/{total} tiêu chí",
        "claim_basically_met": "cơ bản đạt {number}",
        "claim_not_met": "chưa đạt {number}",
        "claim_not_assessed": "chưa đánh giá {number}",
        "claim_unknown": "chưa rõ {number}",
        "claim_not_applicable": "không áp dụng {number}",
        "claim_agrees": "Kết quả này khớp với báo cáo của đợt rà soát {when} ({claimed})",
        "claim_agrees_illustrative": "Báo cáo của đợt rà soát {when} ghi {claimed}; kết quả tính được không "
        "trái với báo cáo, nhưng do có dùng số liệu minh họa nên chưa thể dùng để xác nhận",
        "claim_open": "Báo cáo của đợt rà soát {when} ghi {claimed}; số liệu theo từng tiêu chí hiện có chưa đủ để xác "
        "nhận kết quả này",
        "claim_differs": "Báo cáo của đợt rà soát {when} ghi {claimed}, khác với kết quả tính từ số liệu ({computed}); "
        "cần rà soát lại",
        "claim_odd": "Báo cáo của đợt rà soát {when} ghi {claimed}; các con số này cộng lại không khớp với tổng "
        "số, cần rà soát lại",
        "claim_differs_odd": "Báo cáo của đợt rà soát {when} ghi {claimed}, khác với kết quả tính từ số liệu "
        "({computed}), các con số của báo cáo cộng lại cũng không khớp với tổng số; cần rà soát lại",
        # illustrative figures
        "illustrative": "Dấu * chỉ số liệu minh họa, không có nguồn công bố, không dùng làm căn cứ báo cáo; số "
        "liệu này có trong kết quả của {codes}",
        # several communes
        "heading": "Tổng hợp theo {framework}",
        "between_days": "theo kết quả rà soát từ ngày {first} đến ngày {last}",
        "communes": "{number} xã",
        "communes_one": "{number} xã",
        "all_met": "trong {communes} được tổng hợp theo {framework}, có {full} xã đạt tất cả các tiêu chí{mark}",
        "all_met_none": "trong {communes} được tổng hợp theo {framework}, không có xã nào đạt tất cả các tiêu "
        "chí{mark}",
        "all_met_open": "trong {communes} được tổng hợp theo {framework}, có {full} xã chắc chắn đạt tất cả các tiêu "
        "chí{mark}, nhiều nhất {most} xã nếu các tiêu chí chưa rõ đều đạt",
        "all_met_none_open": "trong {communes} được tổng hợp theo {framework}, chưa có xã nào chắc chắn đạt tất cả các "
        "tiêu chí{mark}, nhiều nhất {most} xã nếu các tiêu chí chưa rõ đều đạt",
        "outside_some": "có {number}/{total} xã được đánh giá vào ngày nằm ngoài thời gian áp dụng của bộ tiêu chí này "
        "({period})",
        "average": "bình quân mỗi xã đạt {average} tiêu chí{mark}",
        "average_open": "bình quân mỗi xã chắc chắn đạt {average} tiêu chí{mark}, nhiều nhất {most} tiêu chí "
        "nếu các tiêu chí chưa rõ đều đạt",
        "best": "đạt nhiều tiêu chí nhất là {best} ({best_met}), ít nhất là {least} ({least_met})",
        "best_open": "chắc chắn đạt nhiều tiêu chí nhất là {best} ({best_met}), ít nhất là {least} ({least_met})",
        "all_same": "các xã đều đạt {met}",
        "all_same_open": "các xã đều chắc chắn đạt {met}",
        "criteria_met": "{met} tiêu chí",
        "criteria_met_one": "{met} tiêu chí",
        "more_communes": "{listed} và {number} xã khác",
        "rarest": "Ít xã đạt nhất là {criteria}",
        "rarest_open": "Căn cứ kết quả đã xác định, ít xã đạt nhất là {criteria}",
        "rarest_one": "tiêu chí {code} ({name}): {met}/{total} xã đạt",
        "rarest_one_open": "tiêu chí {code} ({name}): {met}/{total} xã đạt, {unknown} xã chưa rõ",
        "rarest_many": "{codes}: mỗi tiêu chí {met}/{total} xã đạt",
        "equally_rare": "Các tiêu chí đều có {met}/{total} xã đạt",
        "equally_rare_open": "Căn cứ kết quả đã xác định, các tiêu chí đều có {met}/{total} xã đạt",
        "with_unknown": "Có {number}/{total} xã còn tiêu chí chưa rõ",
        "with_unknown_all": "Cả {total} xã đều còn tiêu chí chưa rõ",
        "of_these_none": "{said}, trong đó {number} xã chưa rõ tất cả các tiêu chí",
        "none_known": "Tất cả các xã đều chưa có số liệu để kết luận từng tiêu chí",
        "claims": "Có {number}/{total} xã có báo cáo ghi số tiêu chí đạt{differing}; đây là số do báo cáo công bố, "
        "không phải kết quả tính từ số liệu",
        "claims_differ": ", trong đó {number} xã ghi khác với kết quả tính được",
        "illustrative_communes": "Dấu * chỉ kết quả có dùng số liệu minh họa, không có nguồn công bố, không "
        "dùng làm căn cứ báo cáo: {communes}",
    },
    "en": {
        "as_of": "as of {when}",
        "according_to": "according to {sources}",
        "source": "{listed}",
        "sources": "{listed}",
        "quoted": "“{text}”",
        "reviewed": "{source} (reviewed {when})",
        "more_sources": "{listed} and {number} more",
        "no_source": "figures without a source",
        "illustrative_source": "illustrative figures*",
        "and": "{first} and {last}",
        "commune": "{name} commune",
        "commune_at": "{name} commune ({place})",
        "no_review": "{commune} has no review yet under {framework}, so no result can be given",
        "outside": "{when} is outside the period of this framework ({period})",
        "met": "meets {met} of {total} criteria ({share}){mark} under {framework}",
        "met_open": "meets {met} of {total} criteria ({share}){mark} for certain under {framework}, and at most {most} "
        "of {total} ({most_share}), with {number} unknown ({codes})",
        "none_open": "meets no criterion for certain{mark} under {framework}, and at most {most} of {total} "
        "({most_share}), with {number} unknown ({codes})",
        "all_open": "has too few figures to tell of any criterion whether it is met under {framework}; all {total} are "
        "unknown",
        "basically_met": "{number} criteria are basically met ({codes})",
        "basically_met_one": "{number} criterion is basically met ({codes})",
        "not_met": "{number} criteria are not met ({codes})",
        "not_met_one": "{number} criterion is not met ({codes})",
        "not_applicable": "{number} criteria are not applicable ({codes})",
        "not_applicable_one": "{number} criterion is not applicable ({codes})",
        "in_detail": "In detail, {clauses}",
        "criterion": "criterion {code} ({name})",
        "indicator": "indicator {code} ({name})",
        "indicator_figures": "indicator {code} ({name}: {figures})",
        "part": "part {code} {outcome}",
        "criteria_codes": "criteria {codes}",
        "criteria_codes_one": "criterion {codes}",
        "indicators_codes": "indicators {codes}",
        "indicators_codes_one": "indicator {codes}",
        "both_codes": "{criteria} and {indicators}",
        "itself_not_met": "is not met",
        "itself_basically_met": "is basically met",
        "short_of_not_met": "falls short in {indicators}",
        "short_of_basically_met": "basically meets {indicators}",
        "for_year": "{value} (in {year})",
        "counts": "{value}, that is {count} of {of} {counted}",
        "hamlets": "{count} of {of} hamlets met",
        "at_least": "at least {limit} required",
        "at_most": "at most {limit} allowed",
        "more_than": "more than {limit} required",
        "less_than": "less than {limit} required",
        "limit_province": "the limit is set by the province and not here yet",
        "limit_unstated": "there is no limit to compare with yet",
        "limit_year": "there is no limit for that year yet",
        "limit_zone": "there is no limit for the zone yet",
        "points": "{gap} percentage points",
        "short": "short by {lacking}",
        "over": "over by {lacking}",
        "not_above": "must be above that",
        "not_below": "must be below that",
        "alike": "{gap}, that is {people}",
        "elsewhere": "under {framework} it meets {met} of {total} criteria",
        "of_indicators": "Of the indicators, {counts}",
        "of_met": "{number} of {total} are met",
        "of_met_one": "{number} of {total} is met",
        "of_basically_met": "{number} basically met",
        "of_not_met": "{number} not met",
        "of_not_applicable": "{number} not applicable",
        "of_unknown": "{number} unknown",
        "of_all_without": "{said} for want of a result of their own or not assessed",
        "of_some_without": "{said}, of which {number} without a result of their own or not assessed",
        "undecided": "; figures that cannot be decided yet: {reasons}",
        "because": "{codes} ({reason})",
        "part_because": "part {code}: {reason}",
        "assigned": "Who answers: {clauses}",
        "answers": "{who} for {codes} ({due})",
        "due": "due {when}",
        "no_due": "no date given",
        "nobody": "nobody is named for {codes}",
        "nobody_at_all": "The data name nobody who answers for this",
        "claim_met": "{number} of {total} criteria met",
        "claim_met_open": "{number} to {most} of {total} criteria met",
        "claim_basically_met": "{number} basically met",
        "claim_not_met": "{number} not met",
        "claim_not_assessed": "{number} not assessed",
        "claim_unknown": "{number} unknown",
        "claim_not_applicable": "{number} not applicable",
        "claim_agrees": "This agrees with the report of the review {when} ({claimed})",
        "claim_agrees_illustrative": "The report of the review {when} says {claimed}; what is computed does not "
        "contradict it, but since it uses illustrative figures, it cannot serve to confirm it",
        "claim_open": "The report of the review {when} says {claimed}; the figures by criterion are too few to confirm "
        "it",
        "claim_differs": "The report of the review {when} says {claimed}, which differs from what is computed "
        "({computed}); this needs another look",
        "claim_odd": "The report of the review {when} says {claimed}; these numbers do not add up to the total, which "
        "needs another look",
        "claim_differs_odd": "The report of the review {when} says {claimed}, which differs from what is computed "
        "({computed}), nor do its numbers add up to the total; this needs another look",
        "illustrative": "The sign * marks illustrative figures, which no source published and no report should "
        "rest on; they stand behind {codes}",
        "heading": "Roll-up under {framework}",
        "between_days": "by reviews from {first} to {last}",
        "communes": "{number} communes",
        "communes_one": "{number} commune",
        "all_met": "of {communes} under {framework}, all criteria are met by {full}{mark}",
        "all_met_none": "of {communes} under {framework}, none meets all criteria{mark}",
        "all_met_open": "of {communes} under {framework}, all criteria are met for certain by {full}{mark}, and by "
        "{most} at most if all that is unknown is met",
        "all_met_none_open": "of {communes} under {framework}, none meets all criteria for certain{mark}, and at most "
        "{most} if all that is unknown is met",
        "outside_some": "{number} of {total} communes are judged on a day outside the period of this framework "
        "({period})",
        "average": "a commune meets {average} criteria on average{mark}",
        "average_open": "a commune meets {average} criteria on average for certain{mark}, and at most {most} if "
        "all that is unknown is met",
        "best": "most are met by {best} ({best_met}), fewest by {least} ({least_met})",
        "best_open": "most are met for certain by {best} ({best_met}), fewest by {least} ({least_met})",
        "all_same": "each commune meets {met}",
        "all_same_open": "each commune meets {met} for certain",
        "criteria_met": "{met} criteria",
        "criteria_met_one": "{met} criterion",
        "more_communes": "{listed} and {number} more",
        "rarest": "Met by the fewest communes: {criteria}",
        "rarest_open": "Met for certain by the fewest communes: {criteria}",
        "rarest_one": "criterion {code} ({name}) by {met} of {total}",
        "rarest_one_open": "criterion {code} ({name}) by {met} of {total}, unknown in {unknown}",
        "rarest_many": "{codes} by {met} of {total} each",
        "equally_rare": "Each criterion is met by {met} of {total} communes",
        "equally_rare_open": "Each criterion is met for certain by {met} of {total} communes",
        "with_unknown": "In {number} of {total} communes some criteria are unknown",
        "with_unknown_all": "In all {total} communes some criteria are unknown",
        "of_these_none": "{said}, in {number} of these all of them",
        "none_known": "No commune has figures yet that decide any criterion",
        "claims": "In {number} of {total} communes a report says how many criteria are met{differing}; that is what "
        "was reported, not what is computed from the figures",
        "claims_differ": ", in {number} of these other than is computed",
        "illustrative_communes": "The sign * marks results that use illustrative figures, which no source "
        "published and no report should rest on: {communes}",
    },
}


def word(lang: Lang, key: str, **blanks: object) -> str:
    """Return a sentence, or a piece of one, in a language, its blanks filled."""
    return SUMMARY_WORDS[lang][key].format_map(blanks)


def amount(lang: Lang, key: str, counted: int, /, **blanks: object) -> str:
    """Return a piece that counts something, in the singular where it is one."""
    return word(lang, f"{key}_one" if counted == 1 else key, **blanks)


def join_runs(items: Iterable[tuple[int, str]]) -> str:
    """List what stands at some places of an order; of four or more in a row the first and the last: "1, 3, 6–19".

    What bears a mark of its own, such as the star of illustrative figures, belongs to no row.
    """
    runs: list[list[str]] = []
    last = None
    for at, text in items:
        if last is None or at != last + 1 or text.endswith("*"):
            runs.append([])
        runs[-1].append(text)
        last = None if text.endswith("*") else at
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= LONG_RUN else ", ".join(run) for run in runs)


def begin(text: str) -> str:
    """Begin a sentence with a capital and end it with a full stop."""
    return f"{text[:1].upper()}{text[1:]}."
