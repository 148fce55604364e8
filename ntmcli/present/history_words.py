"""What is said of the course over the reviews and of what is extrapolated from it, in both languages."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

HISTORY_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "counts": "Số tiêu chí đạt qua các đợt rà soát",
        "review": "Đợt rà soát",
        "more_days": "… và {number} đợt trước đó; xem đủ bằng --format csv",
        "plot": "Theo thời gian",
        "plot_legend": "● đạt, ○ nhiều nhất nếu mọi tiêu chí chưa rõ đều đạt",
        "no_plotext": "Để vẽ biểu đồ theo thời gian, cài thêm thư viện plotext trong thư mục chương trình: "
        ".venv/bin/pip install -c constraints.txt -e '.[plot]'",
        "indicators": "Diễn biến từng chỉ tiêu",
        "indicators_key": "✓ đạt · – không áp dụng. Có dấu “·” đứng trước: đợt đó không nêu, kết quả của đợt trước vẫn "
        "giữ và được xét theo quy định ngày đó. Ô trống: chưa có kết quả, hoặc tiêu chí đã tính theo các chỉ tiêu.",
        "more_columns": "Bảng chỉ nêu {shown} đợt gần nhất vừa màn hình, còn {number} đợt trước đó; xem đủ bằng "
        "--format csv",
        "forecast": "Ngoại suy theo tốc độ đã qua, không phải dự báo chính thức",
        "expected": "Đạt vào khoảng",
        "earliest": "Sớm nhất",
        "latest": "Muộn nhất",
        "based_on": "Chỉ tiêu {code}: căn cứ {number} số liệu từ {first} đến {last}, {start} → {end}",
        "no_progress": "–",
        "beyond_ten_years": "quá 10 năm",
        "no_limit": "chưa rõ",
        "past": "{month} (đã qua)",
        "forecast_key": "Nếu chỉ tiêu cứ thay đổi đều như từ số liệu đầu đến số liệu cuối, so với ngưỡng của từng thời "
        "gian. Sớm nhất, muộn nhất: theo giai đoạn nhanh nhất, chậm nhất giữa hai số liệu liền nhau.",
        "no_progress_key": "Dấu –: tốc độ đó không tiến về phía ngưỡng, nên không nêu tháng.",
        "no_limit_key": "Chưa rõ: theo tốc độ đó, đến thời gian chưa có ngưỡng để so sánh thì vẫn chưa đạt, nên không "
        "nêu tháng.",
        "framework_ends": "Bộ tiêu chí này có hiệu lực đến {day}; sau đó chưa có ngưỡng.",
        "later_limits": "Ngưỡng của chỉ tiêu {code} thay đổi: {limits}",
        "later_limit": "từ {day}: {limit}",
        "later_by": "{limit} (theo {decision})",
        "later_year": "chưa có ngưỡng cho năm {year}",
        "no_target": "không còn yêu cầu",
        "no_forecast": "Không ngoại suy: chưa có chỉ tiêu nào còn chưa đạt mà ít nhất ba đợt rà soát ghi số liệu chính "
        "xác.",
    },
    "en": {
        "counts": "Criteria met over the reviews",
        "review": "Review",
        "more_days": "… and {number} earlier ones; --format csv has them all",
        "plot": "Over time",
        "plot_legend": "● met, ○ at most, were all that is unknown met",
        "no_plotext": "For a plot over time, install the library plotext in the program's folder: "
        ".venv/bin/pip install -c constraints.txt -e '.[plot]'",
        "indicators": "The course of each indicator",
        "indicators_key": "✓ met · – not applicable. With “·” before it: not in that review; an earlier result stands "
        "and is judged by the rules of that day. Empty: no result yet, or the indicators decide the criterion.",
        "more_columns": "The table has the latest {shown} reviews that fit the screen, not the {number} before them; "
        "--format csv has them all",
        "forecast": "Extrapolated at the pace so far; no official forecast",
        "expected": "Reached",
        "earliest": "Earliest",
        "latest": "Latest",
        "based_on": "Indicator {code}: rests on {number} figures from {first} to {last}, {start} → {end}",
        "no_progress": "–",
        "beyond_ten_years": "over 10 years",
        "no_limit": "not known",
        "past": "{month} (past)",
        "forecast_key": "If the indicator went on as it did from its first figure to the last, against the limit of "
        "each time. Earliest and latest: at the pace of the fastest and the slowest stretch between two figures.",
        "no_progress_key": "Where – stands, that pace does not move towards the limit, and there is no date.",
        "no_limit_key": "Not known: at that pace it is not reached before a time for which there is no limit yet, and "
        "there is no date.",
        "framework_ends": "This framework is in force until {day}; after that there is no limit yet.",
        "later_limits": "The limit of {code} changes: {limits}",
        "later_limit": "from {day}: {limit}",
        "later_by": "{limit} (by {decision})",
        "later_year": "no limit for {year} yet",
        "no_target": "no longer asked for",
        "no_forecast": "Nothing is extrapolated: no indicator that is not met has exact figures in three reviews or "
        "more.",
    },
}


def word(lang: Lang, key: str, **blanks: object) -> str:
    """Return a sentence, or a piece of one, in a language, its blanks filled."""
    return HISTORY_WORDS[lang][key].format_map(blanks)
