"""What a form to fill in says, in both languages; loaded with a form alone."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

FORM_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "title": "Biểu nhập kết quả rà soát – {commune}",
        "rules": "Mức yêu cầu theo quy định có hiệu lực đến ngày {day}",
        "day": "Ngày rà soát",
        "sources": "Nguồn số liệu của đợt rà soát",
        "met": "Số tiêu chí đạt: ",
        "how": "Chỉ nhập vào ô nền vàng; dòng để trống là không thay đổi kết quả lần trước. Tỷ lệ phần trăm: nhập kết "
        "quả (gõ 85,5, không gõ dấu %), hoặc nhập số đạt và tổng số. Cột tự đánh giá tự tính lại khi nhập. Kết quả "
        "theo từng thôn không nhập ở biểu này. Nhập xong, lưu tệp rồi nạp lại bằng lệnh: ntm import TỆP",
        "notice": "* Số liệu minh họa, không có nguồn công bố; không dùng trong báo cáo.",
        # the table
        "number": "TT",
        "content": "Tiêu chí, nội dung",
        "required": "Yêu cầu",
        "last": "Kết quả lần trước (ngày rà soát)",
        "new": "Kết quả mới",
        "count": "Số đạt",
        "of": "Tổng số",
        "source": "Nguồn (nếu khác nguồn chung)",
        "evidence": "Minh chứng (tệp, địa chỉ)",
        "note": "Ghi chú",
        "verdict": "Tự đánh giá",
        "limit": "Ngưỡng",
        "sign": "Dấu của mức chỉ biết",
        "edge": "Số của mức chỉ biết",
        "side": "Trên (1), bằng (0), dưới (-1) ngưỡng",
        "reaches": "Đạt ngưỡng",
        "outcome_code": "Mã kết quả",
        "is_criterion": "Là tiêu chí",
        "own": "Kết quả chung của tiêu chí",
        "not_assessed": "chưa đánh giá",
        # what is required
        "at_least": "từ {limit} trở lên",
        "at_most": "không quá {limit}",
        "more_than": "trên {limit}",
        "less_than": "dưới {limit}",
        "all": "đạt tất cả các phần dưới đây",
        "in_year": "năm {year}: {said}",
        # what may be entered
        "enter_day": "Ngày/tháng/năm, ví dụ 26/5/2022; không sau ngày hôm nay.",
        "wrong_day": "Ngày rà soát viết ngày/tháng/năm, ví dụ 26/5/2022, và không sau ngày hôm nay.",
        "enter_percent": "Số từ 0 đến 100, không gõ dấu %, ví dụ 85,5; hoặc nhập số đạt và tổng số ở hai cột bên. Chỉ "
        "biết một mức thì gõ như > 90. Không có số thì gõ: {words}.",
        "wrong_percent": "Gõ số từ 0 đến 100, không kèm dấu % (85, không gõ 85%). Tỷ lệ từ 1 % trở xuống thì nhập số "
        "đạt và tổng số. Cũng có thể gõ một mức như > 90, hoặc: {words}.",
        "enter_number": "Số theo đơn vị: {unit}. Chỉ biết một mức thì gõ như > 90. Không có số thì gõ: {words}.",
        "wrong_number": "Gõ một số (không kèm đơn vị), một mức như > 90, hoặc: {words}.",
        "no_unit": "của chỉ tiêu",
        "enter_word": "Chọn trong danh sách: {words}.",
        "wrong_word": "Chọn một trong: {words}.",
        "enter_count": "Số {counted} đạt, là số nguyên, không lớn hơn tổng số.",
        "wrong_count": "Số đạt là số nguyên từ 0 và không lớn hơn tổng số.",
        "enter_of": "Tổng số {counted}, là số nguyên lớn hơn 0.",
        "wrong_of": "Tổng số là số nguyên lớn hơn 0 và không nhỏ hơn số đạt.",
        "wrong_title": "Chưa đúng",
    },
    "en": {
        "title": "Form for a review – {commune}",
        "rules": "Requirements by the rules in force up to {day}",
        "day": "Day of the review",
        "sources": "Source of the review's figures",
        "met": "Criteria met: ",
        "how": "Fill in the yellow cells only; a row left empty keeps the last result. For percentages enter the "
        "result (type 85.5, without %), or count and whole. The verdicts follow as you type. Results by hamlet are not "
        "entered here. When done, save the file and read it back with: ntm import FILE",
        "notice": "* Illustrative figures, which no source published; no report may rest on them.",
        "number": "No.",
        "content": "Criterion, content",
        "required": "Required",
        "last": "Last result (day of review)",
        "new": "New result",
        "count": "Count",
        "of": "Of",
        "source": "Source (if another)",
        "evidence": "Evidence (file, address)",
        "note": "Note",
        "verdict": "Own verdict",
        "limit": "Limit",
        "sign": "Sign of a bound",
        "edge": "Number of a bound",
        "side": "Above (1), at (0), below (-1) the limit",
        "reaches": "Reaches the limit",
        "outcome_code": "Code of the outcome",
        "is_criterion": "Is a criterion",
        "own": "Result of the criterion itself",
        "not_assessed": "not assessed",
        "at_least": "{limit} or more",
        "at_most": "no more than {limit}",
        "more_than": "more than {limit}",
        "less_than": "less than {limit}",
        "all": "all of the parts below",
        "in_year": "{year}: {said}",
        "enter_day": "A date that is not after today.",
        "wrong_day": "Enter a date that is not after today.",
        "enter_percent": "A number from 0 to 100 without %, such as 85.5; or count and whole in the next two columns. "
        "A bound is typed as > 90. Where there is no number type: {words}.",
        "wrong_percent": "Type a number from 0 to 100 without % (85, not 85%). For shares up to 1 % enter count and "
        "whole. Bounds such as > 90 are possible too, or: {words}.",
        "enter_number": "A number in the unit {unit}. A bound is typed as > 90. Where there is no number type: "
        "{words}.",
        "wrong_number": "Type a number (without a unit), a bound such as > 90, or: {words}.",
        "no_unit": "of the indicator",
        "enter_word": "Choose from the list: {words}.",
        "wrong_word": "Choose one of: {words}.",
        "enter_count": "How many {counted} do; a whole number, not more than the whole.",
        "wrong_count": "The count is a whole number from 0 up to the whole.",
        "enter_of": "The number of {counted} in all, a whole number above 0.",
        "wrong_of": "The whole is a whole number above 0, not less than the count.",
        "wrong_title": "Not right",
    },
}


def form_word(lang: Lang, key: str, **blanks: object) -> str:
    """Return a text of a form in a language, its blanks filled."""
    return FORM_WORDS[lang][key].format_map(blanks)
