"""`ntm tasks` as a user meets it: every form, names that would act on a terminal, markup or a calendar."""

import csv
import datetime
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Runner
from icalendar import Calendar, Event
from test_golden import mask_stamps
from written import TODAY, make_commune, make_framework, make_rules

from ntmcli.judge.outcomes import assess
from ntmcli.judge.tasks import Wanted, Worklist
from ntmcli.present import calendar_tasks

MADE = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
FRAMEWORK = """\
code: khung-thu
name: Khung thử
decision: {number: 1/QĐ-TTg, date: 2021-01-01}
in_force: {from: 2021-01-01}
criteria:
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", counted: hộ, target: {at_least: 90}}
      - {code: "15.2", name: "Trạm, y tế; \\\\ *đạt*", target: đạt}
      - {code: "15.3", name: Thấp còi, unit: "%", target: {at_most: 20}}
      - code: "15.4"
        name: Hai phần
        target:
          all:
            - {code: a, name: A, unit: "%", target: {at_least: 50}}
            - {code: b, name: B, unit: "%", target: {at_least: province}}
  - {code: "16", name: Văn hóa}
"""
RESPONSIBLE = """\
responsible:
  - {who: Ủy ban MTTQ xã, codes: ["15.1", "16"], due: 2030-06-30}
  - {who: Đoàn Thanh niên, codes: ["15.2"], due: 2030-05}
  - {who: Đoàn Thanh niên, codes: ["15.3"], due: 2024-01-31}
  - {who: Trưởng thôn, codes: ["15.1"], hamlets: [thon-hai], due: 2030-06-30}
"""
HAMLETS = "hamlets: [{code: thon-mot, name: Thôn Một}, {code: thon-hai, name: Thôn Hai}]\n"
RESULTS = (
    '{"15.1": {hamlets: {thon-mot: {count: 95, of: 100}, thon-hai: {count: 65, of: 100}}}, "15.2": chưa đạt, '
    '"15.3": {value: 24, outcome: cơ bản đạt}}'
)


def commune(
    code: str, name: str = "Tân Tiến", more: str = RESPONSIBLE, results: str | None = RESULTS, place: str = "Huyện A"
) -> str:
    reviews = f"reviews:\n  - {{date: 2023-05-26, source: Báo cáo, results: {results}}}\n" if results else ""
    return f"code: {code}\nname: {name}\ndistrict: {place}\nprovince: Tỉnh Một\n{HAMLETS}{more}{reviews}"


PAGE = """\
6 việc · quá hạn 1 · cần xác định 2 · chưa phân công 1

Hạn 31/01/2024 · QUÁ HẠN
Xã Tân Tiến · Đoàn Thanh niên
Mã      Nội dung  Hiện có  Yêu cầu  Còn thiếu      Tiến độ
≈ 15.3  Thấp còi  24 %     ≤ 20 %   vượt 4 điểm %  –

Hạn 31/5/2030
Xã Tân Tiến · Đoàn Thanh niên (chỉ ghi hạn tháng 5/2030)
Mã      Nội dung             Hiện có  Yêu cầu  Còn thiếu  Tiến độ
✗ 15.2  Trạm, y tế; \\ *đạt*  –        đạt      chưa đạt   –

Hạn 30/6/2030
Xã Tân Tiến · Ủy ban MTTQ xã
Mã      Nội dung                              Hiện có         Yêu cầu  Còn thiếu                         Tiến độ
✗ 15.1  Bảo hiểm y tế                         80 % (160/200)  ≥ 90 %   thiếu 10 điểm %, còn thiếu 20 hộ  88,89 %
? 16    Văn hóa (kết quả chung của tiêu chí)  –               đạt      cần xác định: chưa có kết quả     chưa rõ

Xã Tân Tiến · Trưởng thôn (Thôn Hai)
Mã      Nội dung                                    Hiện có         Yêu cầu  Còn thiếu                         Tiến độ
✗ 15.1  Bảo hiểm y tế                               80 % (160/200)  ≥ 90 %   thiếu 10 điểm %, còn thiếu 20 hộ  88,89 %
          Thôn Hai: còn thiếu 25 hộ (65 %, 65/100)

Chưa phân công, cần xác định
  Xã Tân Tiến: 15.4
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "communes").mkdir(parents=True)
    (folder / "criteria.yaml").write_text(FRAMEWORK, encoding="utf-8")
    write(folder, "tan-tien", commune("tan-tien"))
    return folder


def write(folder: Path, code: str, text: str) -> None:
    (folder / "communes" / f"{code}.yaml").write_text(text, encoding="utf-8")


def read_events(text: str) -> list[Event]:
    """Parse a calendar as its readers do; its lines are those of RFC 5545."""
    raw = text.encode()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
        assert re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line) is None
    calendar = Calendar.from_ical(text)
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//ntm//ntm tasks//VI")
    assert calendar.errors == []
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def sketch(events: list[Event]) -> list[tuple[str, str]]:
    return [(event["dtstart"].dt.isoformat(), str(event["summary"])) for event in events]


# -- the page


def test_a_page_for_people(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--as-of", "2024-06-15", "--data", str(data))
    assert (run.status, run.err) == (0, "")
    assert run.out.replace("\u00a0", " ").splitlines() == PAGE.splitlines()


def test_what_is_unknown_is_never_nothing_reached(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--format", "json", "--data", str(data))
    unknown = [each for each in run.json["tasks"] if each["outcome"] == "unknown"]
    assert [(each["code"], each["progress"]) for each in unknown] == [("16", None), ("15.4", None)]


def test_a_terminal_page_keeps_its_width(ntm: Runner) -> None:
    env = {"COLUMNS": "100", "TERM": "xterm-256color"}
    drawn = ntm("tasks", "xa-gia-dinh", "--color", "always", env=env).out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", drawn).splitlines()
    assert max(map(len, lines)) == 100
    assert any(line.startswith("Hạn 30/6/2024 · QUÁ HẠN") for line in lines)


def test_communes_that_bear_one_name_are_told_apart(ntm: Runner, data: Path) -> None:
    write(data, "tan-tien-b", commune("tan-tien-b", place="Huyện B"))
    write(data, "khac", commune("khac", name="Khác"))
    out = ntm("tasks", "--who", "đoàn", "--data", str(data)).out
    assert "Xã Khác · Đoàn Thanh niên\n" in out
    assert "Xã Tân Tiến (Huyện A, Tỉnh Một) · Đoàn Thanh niên\n" in out
    assert "Xã Tân Tiến (Huyện B, Tỉnh Một) · Đoàn Thanh niên\n" in out


# -- what is asked for


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--who", "Hội  Nông dân"), "Không có việc nào của “Hội Nông dân”."),
        (("--due-before", "2024-01-31"), "Không có việc nào có hạn trước ngày 31/01/2024."),
        (
            ("--who", "Đoàn", "--hamlet", "thon-mot", "--due-before", "2020-01-01"),
            "Không có việc nào của “Đoàn” có hạn trước ngày 01/01/2020 ở thôn “thon-mot”.",
        ),
    ],
)
def test_no_task_is_said_with_what_was_asked_for(ntm: Runner, data: Path, args: tuple[str, ...], said: str) -> None:
    where = ("--data", str(data))
    table, page = ntm("tasks", *args, *where), ntm("tasks", *args, "--format", "markdown", *where)
    assert (table.status, table.out, table.err) == (0, f"{said}\n", "")
    assert page.out.startswith("# Danh sách việc\n\nKhông có việc nào ")
    assert ntm("tasks", *args, "--format", "json", *where).json["tasks"] == []
    assert len(ntm("tasks", *args, "--format", "csv", *where).out.splitlines()) == 1
    calendar = ntm("tasks", *args, "--format", "ics", *where)
    assert (read_events(calendar.out), calendar.err) == ([], f"{said}\n")


def test_a_hamlet_has_its_own_figures(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--hamlet", "thon-hai", "--who", "MTTQ", "--data", str(data))
    assert "Thôn Hai: còn thiếu 25 hộ (65\u00a0%, 65/100)" in run.out
    assert "Thôn Hai: chưa có số liệu" in run.out
    english = ntm("tasks", "--hamlet", "thon-hai", "--who", "MTTQ", "--lang", "en", "--data", str(data))
    assert "Thôn Hai: 25 hộ missing (65\u00a0%, 65/100)" in english.out


def test_what_is_not_given_by_hamlet_is_counted(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--hamlet", "thon-mot", "--data", str(data))
    assert run.err == "Chưa liệt kê 2 việc chưa đạt tính chung cho cả xã, vì không có số liệu riêng của thôn.\n"


@pytest.mark.parametrize("hamlet", ["thon-hay", "Thôn Hai"])
def test_a_hamlet_that_no_commune_has_is_wrong_use(ntm: Runner, data: Path, hamlet: str) -> None:
    run = ntm("tasks", "--hamlet", hamlet, "--data", str(data))
    assert (run.status, run.out) == (2, "")
    assert f"“{hamlet}”. Có phải ý bạn là “thon-hai”?" in run.err


def test_a_hamlet_may_be_in_a_commune_that_cannot_be_judged(ntm: Runner, data: Path) -> None:
    write(data, "hong", "code: hong\n")
    run = ntm("tasks", "--hamlet", "thon-ba", "--data", str(data))
    assert (run.status, run.out) == (3, "")
    assert "hong" in run.err
    assert "“thon-ba”" in run.err


def test_a_commune_that_cannot_be_judged_is_told_and_the_others_are_listed(ntm: Runner, data: Path) -> None:
    write(data, "hong", "code: hong\n")
    for form in ("table", "json", "csv", "markdown", "ics"):
        run = ntm("tasks", "--format", form, "--data", str(data))
        assert run.status == 3
        assert "15.2" in run.out
        assert "Chưa đánh giá được xã hong" in run.err


def test_where_a_commune_cannot_be_judged_nobody_knows_that_there_is_no_task(ntm: Runner, data: Path) -> None:
    def run(*args: str) -> list[tuple[int, bool]]:
        forms = ("table", "markdown", "ics")
        done = [ntm("tasks", "--format", form, *args, "--data", str(data)) for form in forms]
        return [(each.status, "Không có việc nào" in each.out + each.err) for each in done]

    assert run("--who", "ai") == [(0, True)] * 3
    write(data, "hong", "code: hong\n")
    assert run("--who", "ai") == [(3, False)] * 3
    (data / "communes" / "tan-tien.yaml").unlink()
    assert run() == [(3, False)] * 3


def test_an_empty_folder(ntm: Runner, data: Path) -> None:
    (data / "communes" / "tan-tien.yaml").unlink()
    said = "Thư mục dữ liệu chưa có xã nào.\n"
    run = ntm("tasks", "--hamlet", "thon-mot", "--data", str(data))
    assert (run.status, run.out, run.err) == (0, "", said)
    assert ntm("tasks", "--format", "json", "--data", str(data)).json["tasks"] == []


@pytest.mark.parametrize("args", [("--due-before", "2024-06"), ("--due-before", "31/6/2024"), ("--format", "xls")])
def test_wrong_use(ntm: Runner, data: Path, args: tuple[str, ...]) -> None:
    run = ntm("tasks", *args, "--data", str(data))
    assert (run.status, run.out) == (2, "")


def test_a_district_and_a_framework_may_be_named(ntm: Runner, data: Path) -> None:
    write(data, "khac", commune("khac", name="Khác", place="Huyện B"))
    run = ntm("tasks", "--district", "b", "--framework", "khung-thu", "--format", "json", "--data", str(data))
    assert {each["commune"]["code"] for each in run.json["tasks"]} == {"khac"}


def test_a_commune_without_a_review_has_everything_to_establish(ntm: Runner, data: Path) -> None:
    write(data, "tan-tien", commune("tan-tien", results=None))
    run = ntm("tasks", "--format", "json", "--data", str(data))
    assert {each["outcome"] for each in run.json["tasks"]} == {"unknown"}


# -- JSON and CSV


def test_json_has_who_answers_and_how_far_along(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--who", "truong thon", "--as-of", "2024-06-15", "--format", "json", "--data", str(data))
    (task,) = run.json["tasks"]
    expected: dict[str, Any] = {
        "responsible": {"who": "Trưởng thôn", "hamlets": ["thon-hai"], "due": "2030-06-30"},
        "due_by": "2030-06-30",
        "overdue": False,
        "level": "indicator",
        "code": "15.1",
        "value": 80,
        "people": 20,
        "progress": 88.8889,
        "hamlets": [
            {
                "code": "thon-hai",
                "name": "Thôn Hai",
                "outcome": None,
                "count": 65,
                "of": 100,
                "people": 25,
                "part": None,
            }
        ],
    }
    assert {key: task[key] for key in expected} == expected
    assert task["commune"]["as_of"] == "2024-06-15"


def test_csv_has_a_row_for_each_task(ntm: Runner, data: Path) -> None:
    write(data, "tan-tien", commune("tan-tien", more=RESPONSIBLE.replace("Đoàn Thanh niên", "=1+2")))
    run = ntm("tasks", "--format", "csv", "--as-of", "2024-06-15", "--data", str(data))
    assert run.out.startswith("\ufeffcommune,name,")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    names = ("criterion", "indicator", "who", "hamlets", "due", "due_by", "overdue", "people", "progress")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("15", "15.3", "'=1+2", "", "2024-01-31", "2024-01-31", "true", "", ""),
        ("15", "15.2", "'=1+2", "", "2030-05", "2030-05-31", "false", "", ""),
        ("15", "15.1", "Ủy ban MTTQ xã", "", "2030-06-30", "2030-06-30", "false", "20", "88.8889"),
        ("15", "15.1", "Trưởng thôn", "thon-hai", "2030-06-30", "2030-06-30", "false", "20", "88.8889"),
        ("16", "", "Ủy ban MTTQ xã", "", "2030-06-30", "2030-06-30", "false", "", ""),
        ("15", "15.4", "", "", "", "", "false", "", ""),
    ]


def test_progress_never_rounds_up_to_all(ntm: Runner, data: Path) -> None:
    results = '{"15.1": {count: 89999999, of: 100000000}}'
    write(data, "tan-tien", commune("tan-tien", results=results))
    run = ntm("tasks", "--who", "MTTQ", "--format", "json", "--data", str(data))
    assert run.json["tasks"][0]["progress"] == 99.9999
    assert "99,99\u00a0%" in ntm("tasks", "--who", "MTTQ", "--data", str(data)).out


# -- Markdown


def test_a_checklist_whose_names_are_no_markup(ntm: Runner, data: Path) -> None:
    hostile = "responsible: [{who: '# [x](javascript:1) <b>@ai', codes: ['15.2'], due: 2024-01-31}]\n"
    write(data, "tan-tien", commune("tan-tien", name="'*Tân* | [x] `y`'", more=hostile))
    out = ntm("tasks", "--format", "markdown", "--as-of", "2024-06-15", "--who", "ai", "--data", str(data)).out
    assert "\n## \\# \\[x\\]\\(javascript\\:1\\) \\<b\\>\\@ai\n" in out
    assert (
        "- [ ] Hạn 31/01/2024, **quá hạn**: Xã \\*Tân\\* \\| \\[x\\] \\`y\\`: **15.2 Trạm, y tế; \\\\ \\*đạt\\***"
        in out
    )


# -- calendars


def test_an_event_for_each_who_answers_and_day(ntm: Runner, data: Path) -> None:
    run = ntm("tasks", "--format", "ics", "--data", str(data))
    assert run.err == "Không đưa vào lịch 1 việc không ghi hạn hoặc chưa phân công.\n"
    events = read_events(run.out)
    assert sketch(events) == [
        ("2024-01-31", "Xã Tân Tiến: đến hạn 15.3 (Đoàn Thanh niên)"),
        ("2030-05-31", "Xã Tân Tiến: đến hạn 15.2 (Đoàn Thanh niên)"),
        ("2030-06-30", "Xã Tân Tiến: đến hạn 15.1, 16 (Ủy ban MTTQ xã)"),
        ("2030-06-30", "Xã Tân Tiến: đến hạn 15.1 (Trưởng thôn)"),
    ]
    assert {type(event["dtstart"].dt) for event in events} == {datetime.date}
    assert len({str(event["uid"]) for event in events}) == 4
    assert str(events[1]["description"]).splitlines() == [
        "15.2 Trạm, y tế; \\ *đạt*: chưa đạt · yêu cầu: đạt",
        "",
        "Tính đến ngày 26/5/2023",
        "Dữ liệu chỉ ghi hạn tháng 5/2030; ở đây lấy ngày cuối.",
    ]
    assert "- Thôn Hai: còn thiếu 25 hộ (65\u00a0%, 65/100)" in str(events[3]["description"])


def test_a_calendar_tells_when_it_was_made(ntm: Runner, data: Path) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    first = ntm("tasks", "--format", "ics", "--data", str(data)).out
    second = ntm("tasks", "--format", "ics", "--data", str(data)).out
    after = datetime.datetime.now(datetime.UTC)
    for event in read_events(first):
        assert before <= event["dtstamp"].dt == event["last-modified"].dt <= after
        assert event["sequence"] == int(event["dtstamp"].dt.timestamp()) // 60
    assert mask_stamps(first) == mask_stamps(second)


def uids(ntm: Runner, data: Path, *args: str) -> dict[str, str]:
    """Return the identity of each event by who answers and its day."""
    events = read_events(ntm("tasks", "--format", "ics", *args, "--data", str(data)).out)
    who = re.compile(r"\(([^()]+)\)$")
    return {f"{who.findall(str(each['summary']))[0]} {each['dtstart'].dt}": str(each["uid"]) for each in events}


def test_an_event_stays_itself_when_its_codes_or_its_day_change(ntm: Runner, data: Path) -> None:
    before = uids(ntm, data)
    changed = RESPONSIBLE.replace('["15.1", "16"], due: 2030-06-30', '["15", "16"], due: 2030-07-31')
    write(data, "tan-tien", commune("tan-tien", more=changed, results=RESULTS.replace("count: 65", "count: 99")))
    after = uids(ntm, data)
    assert after["Ủy ban MTTQ xã 2030-07-31"] == before["Ủy ban MTTQ xã 2030-06-30"]
    assert after["Đoàn Thanh niên 2030-05-31"] == before["Đoàn Thanh niên 2030-05-31"]


def test_an_event_stays_itself_when_others_are_done_or_left_out(ntm: Runner, data: Path) -> None:
    before = uids(ntm, data)
    assert uids(ntm, data, "--who", "Đoàn", "--due-before", "2030-01-01").items() <= before.items()
    write(data, "tan-tien", commune("tan-tien", results=RESULTS.replace('"15.2": chưa đạt', '"15.2": đạt')))
    after = uids(ntm, data)
    assert before.keys() - after.keys() == {"Đoàn Thanh niên 2030-05-31"}
    assert after.items() <= before.items()


def test_events_of_communes_with_one_code_are_not_one(ntm: Runner, data: Path) -> None:
    (data / "communes" / "b").mkdir()
    write(data, "b/tan-tien", commune("tan-tien", place="Huyện B"))
    events = read_events(ntm("tasks", "--format", "ics", "--data", str(data)).out)
    assert len({str(event["uid"]) for event in events}) == len(events) == 8


@pytest.mark.parametrize(
    ("seconds", "later"), [(1, "dtstamp"), (60, "sequence"), (60 * 60 * 24 * 365 * 60, "sequence")]
)
def test_a_calendar_made_later_has_later_revisions(
    capsysbinary: pytest.CaptureFixture[bytes], seconds: int, later: str
) -> None:
    """Moving a due date is no new review: what grows is the time at which the file is made."""
    made = datetime.datetime(2026, 11, 25, 1, 30, tzinfo=datetime.UTC)
    first = write_calendar(capsysbinary, "2030-06-30", made)
    second = write_calendar(capsysbinary, "2030-07-31", made + datetime.timedelta(seconds=seconds))
    assert first["uid"] == second["uid"]
    assert (first["dtstart"].dt, second["dtstart"].dt) == (datetime.date(2030, 6, 30), datetime.date(2030, 7, 31))
    assert getattr(second[later], "dt", second[later]) > getattr(first[later], "dt", first[later])
    assert first["sequence"] <= second["sequence"] < 2**31


def write_calendar(capsysbinary: pytest.CaptureFixture[bytes], due: str, made: datetime.datetime) -> Event:
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))
    written = make_commune(more=f"responsible: [{{who: A, codes: ['1'], due: {due}}}]")
    worklist = Worklist(TODAY, Wanted())
    tasks = [calendar_tasks.describe(task, "vi") for task in worklist.find(assess(rules, written, TODAY))]
    calendar_tasks.write(tasks, worklist, "vi", made)
    (event,) = read_events(capsysbinary.readouterr().out.decode())
    return event


def test_names_that_would_act_in_a_calendar_are_text(ntm: Runner, data: Path) -> None:
    hostile = (
        'responsible: [{who: "A, B; \\\\n C\\nBEGIN:VEVENT\\nX: \\"D\\"", codes: ["15.1", "16"], due: 2030-06-30}]\n'
    )
    name = "'" + "Đường dài " * 30 + ";,\\X'"
    write(data, "tan-tien", commune("tan-tien", name=name, more=hostile))
    (event,) = read_events(ntm("tasks", "--format", "ics", "--data", str(data)).out)
    assert str(event["summary"]).endswith(';,\\X: đến hạn 15.1, 16 (A, B; \\n C BEGIN:VEVENT X: "D")')
    assert str(event["summary"]).count("Đường dài") == 30


def test_a_control_letter_never_reaches_a_calendar(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """No file can hold one, so the name is given to the calendar itself."""
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))
    written = make_commune(more="responsible: [{who: A, codes: ['1'], due: 2030}]")
    named = written.model_copy(update={"name": "Tân\x07\x1b[31m\u202e\r\nEND:VEVENT"})
    worklist = Worklist(TODAY, Wanted())
    tasks = list(worklist.find(assess(rules, named, TODAY)))
    calendar_tasks.write([calendar_tasks.describe(task, "vi") for task in tasks], worklist, "vi", MADE)
    (event,) = read_events(capsysbinary.readouterr().out.decode())
    assert str(event["summary"]) == "Xã Tân\ufffd\ufffd[31m\ufffd END:VEVENT: đến hạn 1.1 (A)"


@pytest.mark.parametrize(("due", "last"), [("9999", "9999-12-31"), ("2028-02", "2028-02-29"), ("1000", "1000-12-31")])
def test_the_farthest_days_are_still_days(ntm: Runner, data: Path, due: str, last: str) -> None:
    write(data, "tan-tien", commune("tan-tien", more=f"responsible: [{{who: A, codes: ['16'], due: {due}}}]\n"))
    assert [each for each, _ in sketch(read_events(ntm("tasks", "--format", "ics", "--data", str(data)).out))] == [last]


WITHOUT_ICALENDAR = """
import sys
sys.modules["icalendar"] = None
from ntmcli.cli.app import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_the_library_the_message_names_what_to_install(data: Path) -> None:
    def run(form: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", WITHOUT_ICALENDAR, "tasks", "--format", form, "--data", str(data)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")

    done = run("ics")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "Lỗi: Lệnh này cần thêm thư viện (icalendar). Cài trong thư mục chương trình bằng lệnh: "
        ".venv/bin/pip install -c constraints.txt -e '.[calendar]'\n"
    )
    assert run("csv").returncode == 0
