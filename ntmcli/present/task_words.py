"""What worklists say, in both languages; loaded with a worklist alone."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

TASK_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "title": "Danh sách việc",
        "number": "{number} việc",
        "of_overdue": "quá hạn {number}",
        "of_unknown": "cần xác định {number}",
        "of_unassigned": "chưa phân công {number}",
        "due": "Hạn {day}",
        "due_overdue": "Hạn {day} · QUÁ HẠN",
        "overdue": "quá hạn",
        "undated": "Không ghi hạn",
        "unassigned": "Chưa phân công",
        "unassigned_unknown": "Chưa phân công, cần xác định",
        "progress": "Tiến độ",
        "written_due": "chỉ ghi hạn {when}",
        "to_establish": "cần xác định: {what}",
        "now": "hiện có {figure}",
        "required": "yêu cầu: {requirement}",
        "reached": "bằng {share} mức yêu cầu",
        "nothing": "Không có việc nào{filters}.",
        "of_who": " của “{text}”",
        "due_before": " có hạn trước ngày {day}",
        "in_hamlet": " ở thôn “{text}”",
        "whole_left_out": "Chưa liệt kê {number} việc chưa đạt tính chung cho cả xã, vì không có số liệu riêng của "
        "thôn.",
        # calendar
        "calendar": "Hạn công việc nông thôn mới",
        "event": "{commune}: đến hạn {codes} ({who})",
        "last_day": "Dữ liệu {written}; ở đây lấy ngày cuối.",
        "undated_left_out": "Không đưa vào lịch {number} việc không ghi hạn hoặc chưa phân công.",
    },
    "en": {
        "title": "Tasks",
        "number": "Tasks: {number}",
        "of_overdue": "overdue {number}",
        "of_unknown": "to be established {number}",
        "of_unassigned": "unassigned {number}",
        "due": "Due {day}",
        "due_overdue": "Due {day} · OVERDUE",
        "overdue": "overdue",
        "undated": "No due date",
        "unassigned": "Unassigned",
        "unassigned_unknown": "Unassigned, to be established",
        "progress": "Progress",
        "written_due": "due {when}",
        "to_establish": "to be established: {what}",
        "now": "now {figure}",
        "required": "required: {requirement}",
        "reached": "{share} of what is required",
        "nothing": "There is no task{filters}.",
        "of_who": " of “{text}”",
        "due_before": " due before {day}",
        "in_hamlet": " in hamlet “{text}”",
        "whole_left_out": "Left out: {number} unmet for the commune as a whole, without figures by hamlet.",
        # calendar
        "calendar": "Due dates of new rural area tasks",
        "event": "{commune}: {codes} due ({who})",
        "last_day": "In the data: {written}; here on the last day of that time.",
        "undated_left_out": "Not in the calendar: {number} without a due date or unassigned.",
    },
}


def word(lang: Lang, key: str, **blanks: object) -> str:
    """Return a sentence, or a piece of one, in a language, its blanks filled."""
    return TASK_WORDS[lang][key].format_map(blanks)
