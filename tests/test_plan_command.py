"""`ntm plan` as a user meets it: targets, figures tried, what is refused; nothing is ever written."""

import datetime
import hashlib
import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Runner
from hypothesis import example, given
from hypothesis import strategies as st
from test_laws import law

from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.model.commune import Effort, Result
from ntmcli.store.given import RefusedError, read_effort, read_result

FRAMEWORK = """\
code: khung-thu
name: Khung thử
name_en: Trial framework
decision: {number: 1/QĐ-TTg, date: 2021-01-01}
in_force: {from: 2021-01-01}
zones: {z1: Vùng một}
criteria:
  - code: "15"
    name: Y tế
    name_en: Health
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, name_en: Health insurance, unit: "%", target: {at_least: 90}}
      - {code: "15.2", name: Trạm y tế, target: đạt}
  - code: "16"
    name: Văn hóa
    indicators:
      - {code: "16.1", name: Thôn văn hóa, unit: "%", target: {at_least: 70}}
  - {code: "17", name: Môi trường}
  - code: "18"
    name: Nghề
    indicators:
      - {code: "18.1", name: Làng nghề, target: đạt, may_not_apply: Không có làng nghề}
"""
HIGHER = """\
code: khung-cao
name: Khung cao
decision: {number: 2/QĐ-TTg}
in_force: {from: 2021-01-01}
criteria:
  - code: C1
    name: Đạt khung thử
    indicators:
      - {code: C1.1, name: Đạt khung thử, target: {framework: khung-thu}}
"""
COMMUNE = """\
code: xa-mot
name: Một
province: Tỉnh Một
zone: z1
reviews:
  - date: 2022-05-26
    source: Báo cáo
    results:
      "15.1": {hamlets: {thon-a: {count: 70, of: 100}, thon-b: {count: 95, of: 100}, thon-c: {count: 80, of: 100}}}
      "15.2": chưa đạt
      "16.1": {hamlets: {thon-a: đạt, thon-b: chưa đạt, thon-c: cơ bản đạt}}
      "17": {hamlets: {thon-a: đạt, thon-b: chưa đạt, thon-c: đạt}}
      "18.1": không áp dụng
  - {date: 2022-05-27, framework: khung-cao}
hamlets:
  - {code: thon-a, name: Thôn A}
  - {code: thon-b, name: "Thôn [bold]B[/bold] | <b>"}
  - {code: thon-c, name: Thôn C}
responsible:
  - {who: "=Hội | <i>", codes: ["15"], due: 2023-06}
  - {who: Chi hội A, codes: ["15.1"], hamlets: [thon-a]}
  - {who: Đoàn A, codes: ["15.1"], hamlets: [thon-a]}
effort:
  "15.2": {weight: 2, not_before: 2024-03, note: "Xây trạm | mới"}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "communes").mkdir(parents=True)
    (folder / "frameworks").mkdir()
    (folder / "criteria.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "frameworks" / "khung-cao.yaml").write_text(HIGHER, encoding="utf-8")
    (folder / "communes" / "xa-mot.yaml").write_text(COMMUNE, encoding="utf-8")
    return folder


def fingerprint(folder: Path) -> str:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(b"".join(bytes(path) + path.read_bytes() for path in files)).hexdigest()


def test_the_page_says_what_to_do_where_and_by_whom(ntm: Runner, data: Path) -> None:
    run = ntm("plan", "xa-mot", "--data", str(data))
    assert (run.status, run.err) == (0, "")
    lines = run.out.splitlines()
    assert "ĐẠT 0/4 TIÊU CHÍ  ✗✗✗–  cơ bản đạt 0 · chưa đạt 3 · không áp dụng 1" in lines
    assert "Mục tiêu: đạt 3/4 tiêu chí; còn phải đạt thêm 3 tiêu chí." in lines
    assert "Phải đạt 4 nội dung; tổng trọng số 5; sớm nhất là tháng 3/2024." in lines
    assert "  15.2: trọng số 2; sớm nhất là tháng 3/2024; Xây trạm | mới" in lines
    # The commune lacks 25 of the 30 that its hamlets lack for themselves; what two answer for is theirs together.
    assert "  15.1: Chi hội A và Đoàn A (cùng phụ trách): 17 người ở 1 thôn" in lines
    assert "  15.1: =Hội | <i> (hạn 6/2023): 8 người ở 1 thôn" in lines
    assert "  16.1: thiếu 36,67 điểm %, còn thiếu 2 thôn; các thôn chưa đạt: Thôn [bold]B[/bold] | <b>, Thôn C" in lines
    assert "  17: còn 1 thôn chưa đạt: Thôn [bold]B[/bold] | <b>" in lines
    assert lines[-1] == "Không có phương án khác: phải đạt mọi tiêu chí còn lại."


def test_a_hamlet_that_nobody_answers_for_says_so(ntm: Runner, data: Path) -> None:
    path = data / "communes" / "xa-mot.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('codes: ["15"]', 'codes: ["15.2"]'), encoding="utf-8")
    run = ntm("plan", "xa-mot", "--data", str(data), "--lang", "en")
    assert "  15.1: nobody named: 8 people in 1 hamlet" in run.out.splitlines()


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("--target", "1"), 0, "Phương án 1: đạt thêm tiêu chí 17"),
        (("--target", "4"), 1, "Không áp dụng, nên không thể tính là đạt: 18"),
        (("--by", "2024-02-29"), 1, "Tiêu chí 15 không thể đạt kịp: 15.2 sớm nhất là tháng 3/2024"),
        (("--by", "2024-02-29"), 1, "Mục tiêu còn có thể đạt: --target 2"),
        (("--by", "2024-03-01"), 0, "Mục tiêu: đến hết ngày 01/3/2024 đạt 3/4 tiêu chí"),
        (("--by", "2024-02-29", "--not-before", "15.2=2024-01"), 0, "sớm nhất là tháng 01/2024"),
        (("--weight", "15.2=1"), 0, "Phải đạt 4 nội dung; sớm nhất"),
        (("--weight", "15=7"), 0, "tổng trọng số 11;"),
        (("--target", "1", "--set", "17=đạt"), 0, "Đã đạt mục tiêu 1/4 tiêu chí."),
        (("--set", "15.1=85"), 0, "Không có gì thay đổi"),
        (("--set", "15.1=85"), 0, "✗ 15.1 (thử)"),
        (("--set", "15.1=5400/6000"), 0, "Chỉ tiêu 15.1: chưa đạt → đạt"),
        (("--set", "15.1=>90", "--set", "15.2=ĐẠT"), 0, "Tiêu chí 15: chưa đạt → đạt"),
        (("--set", "15.1=>90", "--set", "15.2=ĐẠT"), 0, "Số tiêu chí đạt: 0/4 → 1/4"),
        (("--set", "18.1=chưa đánh giá", "--target", "4"), 0, "18.1: chưa rõ đạt hay chưa đạt – chưa đánh giá"),
        (("--framework", "khung-cao"), 0, "còn 3/3 tiêu chí của bộ đó"),
        (("--framework", "khung-cao"), 0, "ntm plan xa-mot --framework khung-thu"),
        (("--as-of", "2022-01-01"), 0, "15.1, 15.2, 16.1, 17, 18.1: chưa rõ đạt hay chưa đạt – chưa có kết quả"),
        (("--as-of", "2022-01-01", "--set", "17=đạt"), 0, "Tiêu chí 17: chưa rõ → đạt"),
        (("--target", "5"), 2, "Bộ tiêu chí chỉ có 4 tiêu chí, không thể đặt mục tiêu 5."),
        (("--target", "0"), 2, "Giá trị của --target không hợp lệ."),
        (("--alternatives", "-1"), 2, "Giá trị của --alternatives không hợp lệ."),
        (("--by", "2022-05-26"), 1, "Mục tiêu: đến hết ngày 26/5/2022"),
        (("--by", "2022-05-25"), 2, "--by 25/5/2022 sớm hơn ngày đánh giá 26/5/2022."),
        (("--by", "2024"), 2, "“2024” không phải là một ngày."),
        (("--set", "15.1"), 2, "Sau --set phải là MÃ=GIÁ_TRỊ, không phải “15.1”."),
        (("--set", "15.1=đạt", "--set", "15.1=90"), 2, "--set nêu “15.1” hai lần."),
        (("--weight", "15=1", "--weight", "15=2"), 2, "--weight nêu “15” hai lần."),
        (("--set", "15.3=đạt"), 2, "không có tiêu chí hay chỉ tiêu “15.3”. Có phải ý bạn là “15.2”?"),
        (("--weight", "19=2"), 2, "không có tiêu chí hay chỉ tiêu “19”"),
        (("--set", "15.1="), 2, "--set 15.1: NTM104:"),
        (("--set", "15.1=120"), 2, "--set 15.1: NTM205:"),
        (("--set", "15.1=84,5"), 2, "--set 15.1: NTM202: Số “84,5” viết bằng dấu phẩy. Viết 84.5"),
        (("--set", "15.2=90"), 2, "--set 15.2: NTM309:"),
        (("--set", "15.2=không áp dụng"), 2, "--set 15.2: NTM311:"),
        (("--set", "15.1=9/5"), 2, "--set 15.1: NTM206:"),
        (("--set", "15.1={value: 95, outcome: chưa đạt}"), 2, "--set 15.1: NTM401:"),
        (("--set", "15=đạt", "--set", "15.2=chưa đạt"), 2, "--set 15: NTM402:"),
        (("--weight", "15=0"), 2, "--weight 15: NTM217:"),
        (("--weight", "15=1, not_before: 2030"), 2, "--weight 15: NTM201:"),
        (("--not-before", "15=31/12/2023"), 2, "--not-before 15: NTM210:"),
        (("--set", '15.1={count: 1, of: 2}\n      "15.2": đạt'), 2, "--set 15.1: NTM006:"),
        (("--set", "15.1=đạt\n  - date: 2024"), 2, "--set 15.1: NTM208:"),
        (("--set", "15.1=&a 92"), 2, "--set 15.1: NTM208:"),
        (("--set", "15.1={count: &a 1, of: 2}"), 2, "--set 15.1: NTM008:"),
        (("--set", "15.1={count: 1, of: 2, of: 3}"), 2, "--set 15.1: NTM012:"),
        (("--set", "15.1=\x1b[31m92"), 2, "--set 15.1: NTM004:"),
    ],
)
def test_what_is_asked_for(ntm: Runner, data: Path, args: tuple[str, ...], status: int, said: str) -> None:
    before = fingerprint(data)
    run = ntm("plan", "xa-mot", *args, "--data", str(data))
    assert run.status == status, run.err
    assert said in (run.err if status == 2 else run.out)
    assert "\x1b" not in run.out + run.err
    assert fingerprint(data) == before


UNKNOWN = """\
code: xa-mot
name: Một
province: Tỉnh Một
zone: z1
reviews:
  - date: 2022-05-26
    results:
      "16.1": {outcome: chưa đạt, hamlets: {thon-a: {count: 1, of: 10}, thon-b: chưa đánh giá}}
      "17": {hamlets: {thon-a: chưa đạt, thon-b: chưa đánh giá}}
      "18.1": {hamlets: {thon-a: chưa đánh giá, thon-b: đạt}}
      "19": {hamlets: {thon-a: đạt, thon-b: chưa đánh giá}}
      "20.1": {parts: {a: ">20", b: 14}}
      "20.2": {parts: {a: ">20", b: 16}}
hamlets: [{code: thon-a, name: Thôn A}, {code: thon-b, name: Thôn B}]
"""
PARTS = "{all: [{code: a, name: A, target: {at_least: 30}}, {code: b, name: B, target: {at_most: 15}}]}"


def test_unknown_hamlets_and_parts_are_named_as_to_be_established(ntm: Runner, data: Path) -> None:
    more = f"""\
  - {{code: "19", name: An ninh}}
  - code: "20"
    name: Nước
    indicators:
      - {{code: "20.1", name: Nước, target: {PARTS}}}
      - {{code: "20.2", name: Nước, target: {PARTS}}}
"""
    (data / "criteria.yaml").write_text(FRAMEWORK + more, encoding="utf-8")
    (data / "communes" / "xa-mot.yaml").write_text(UNKNOWN, encoding="utf-8")
    run = ntm("plan", "xa-mot", "--data", str(data))
    assert run.err == ""
    lines = run.out.splitlines()
    start, end = lines.index("Cần xác định trước"), lines.index("Theo thôn")
    part = "a) chỉ biết > 20, chưa đủ để kết luận theo yêu cầu ≥ 30"
    assert [line.strip() for line in lines[start + 1 : end - 1]] == [
        "15.1, 15.2: chưa rõ đạt hay chưa đạt – chưa có kết quả",
        "18.1: chưa rõ đạt hay chưa đạt – chưa có số liệu của: Thôn A",
        "19: chưa rõ đạt hay chưa đạt – kết quả ghi cho cả tiêu chí",
        f"20.1: chưa rõ đạt hay chưa đạt – {part}",
        "16.1: các thôn chưa đánh giá: Thôn B",
        "17: các thôn chưa đánh giá: Thôn B",
        "19: các thôn chưa đánh giá: Thôn B",
        f"20.2: có phần chưa rõ – {part}",
    ]
    assert "  16.1: chưa đánh giá: Thôn B" in lines
    items = ntm("plan", "xa-mot", "--data", str(data), "--format", "json").json["items"]
    unknown = {item["code"]: item["unknown_hamlets"] for item in items if item["unknown_hamlets"]}
    assert unknown == {"16.1": ["thon-b"], "17": ["thon-b"], "18.1": ["thon-a"], "19": ["thon-b"]}
    assert "  17: các thôn chưa đạt: Thôn A; chưa đánh giá: Thôn B" in lines


def test_what_criteria_lack_tells_the_plans_apart(ntm: Runner, data: Path) -> None:
    run = ntm("plan", "xa-mot", "--target", "1", "--data", str(data), "--set", "17=chưa đạt")
    lines = run.out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("3 "))
    assert lines[at + 1 : at + 4] == [
        "  15: 15.1 còn thiếu 25 người; chưa đạt: 15.2",
        "  16: 16.1 còn thiếu 2 thôn",
        "  17: chưa đạt",
    ]
    english = ntm("plan", "xa-mot", "--target", "1", "--data", str(data), "--lang", "en").out
    assert "  17: 1 hamlet not met\n" in english


MOVING = """\
code: khung-thu
name: Khung thử
decision: {number: 1/QĐ-TTg, date: 2021-01-01}
in_force: {from: 2021-01-01, to: 2025-12-31}
criteria:
  - code: "10"
    name: Thu nhập
    indicators:
      - {code: "10", name: Thu nhập, unit: triệu, target: {at_least: {2022: 39, 2023: 42, 2024: 45}}}
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: 90}}
"""
STEP = """\
code: tinh-mot-2024
name: Tỉnh Một
framework: khung-thu
decision: {number: "7/QĐ-UBND | *x*", date: 2024-01-20}
applies: {province: Tỉnh Một, from: 2024-09-01}
targets: {"15.1": {at_least: 95}}
"""
LATE = """\
code: xa-mot
name: Một
province: Tỉnh Một
reviews:
  - {date: 2024-06-30, results: {"10": {value: 38.5, year: 2022}, "15.1": 87}}
"""


def test_limits_that_change_are_told(ntm: Runner, data: Path) -> None:
    (data / "adjustments").mkdir()
    (data / "criteria.yaml").write_text(MOVING, encoding="utf-8")
    (data / "frameworks" / "khung-cao.yaml").unlink()
    (data / "adjustments" / "tinh-mot-2024.yaml").write_text(STEP, encoding="utf-8")
    (data / "communes" / "xa-mot.yaml").write_text(LATE, encoding="utf-8")
    lines = ntm("plan", "xa-mot", "--data", str(data)).out.splitlines()
    income = "  Yêu cầu ở trên đối với chỉ tiêu 10 là của năm 2022; với số liệu mới: từ 30/6/2024: "
    insurance = "  Yêu cầu đối với chỉ tiêu 15.1 thay đổi: từ 01/9/2024: ≥ 95 % (theo 7/QĐ-UBND | *x*)"
    assert f"{income}≥ 45 triệu; từ 01/01/2025: chưa có ngưỡng cho năm 2025" in [
        line.replace("\u00a0", " ") for line in lines
    ]
    assert insurance in [line.replace("\u00a0", " ") for line in lines]
    soon = ntm("plan", "xa-mot", "--by", "2024-08-31", "--data", str(data)).out.replace("\u00a0", " ")
    assert f"{income}≥ 45 triệu\n" in soon
    assert "chỉ tiêu 15.1 thay đổi" not in soon
    assert "hiệu lực đến" not in soon
    late = ntm("plan", "xa-mot", "--by", "2026-01-01", "--data", str(data)).out
    assert "Bộ tiêu chí này có hiệu lực đến 31/12/2025; yêu cầu sau đó có thể khác." in late
    items = ntm("plan", "xa-mot", "--data", str(data), "--format", "json").json["items"]
    assert {item["code"]: item["later_limits"] for item in items} == {
        "10": [
            {
                "code": "10",
                "limits": [
                    {"from": "2024-06-30", "operator": "at_least", "limit": 45, "why": "stated", "adjustment": None},
                    {"from": "2025-01-01", "operator": "at_least", "limit": None, "why": "year", "adjustment": None},
                ],
            }
        ],
        "15.1": [
            {
                "code": "15.1",
                "limits": [
                    {
                        "from": "2024-09-01",
                        "operator": "at_least",
                        "limit": 95,
                        "why": "stated",
                        "adjustment": "tinh-mot-2024",
                    }
                ],
            }
        ],
    }


def test_figures_tried_are_no_data(ntm: Runner, data: Path) -> None:
    """Without a day of its own, what is tried stands on today, and is held against the limits of that day."""
    path = data / "communes" / "xa-mot.yaml"
    path.write_text(COMMUNE.partition("reviews:")[0], encoding="utf-8")
    run = ntm("plan", "xa-mot", "--set", "15.1=95", "--data", str(data), "--format", "json")
    assert run.json["as_of"] == datetime.date.today().isoformat()
    assert run.json["tried"] == {
        "results": {"15.1": "95"},
        "met_before": 0,
        "met": 0,
        "changes": [{"level": "indicator", "code": "15.1", "before": "unknown", "after": "met"}],
    }


def test_json_says_everything_once_and_the_plans_by_code(ntm: Runner, data: Path) -> None:
    found = ntm("plan", "xa-mot", "--target", "1", "--data", str(data), "--format", "json").json
    assert (found["format"], found["version"]) == ("ntm.plan", 1)
    asked = [found[key] for key in ("target", "by", "reached", "reachable", "met_at_most", "late")]
    assert asked == [1, None, False, True, 3, []]
    assert [plan["criteria"] for plan in found["plans"]] == [["17"], ["16"], ["15"]]
    items = {item["code"]: item for item in found["items"]}
    assert list(items) == ["15.1", "15.2", "16.1", "17"]
    assert [(one["code"], one["people"]) for one in items["15.1"]["split"][0]["hamlets"]] == [
        ("thon-a", 17),
        ("thon-c", 8),
    ]
    assert (items["15.2"]["weight"], items["15.2"]["not_before"], items["15.2"]["note"]) == (
        2,
        "2024-03",
        "Xây trạm | mới",
    )
    for plan in found["plans"]:
        assert plan["weight"] == sum(items[code]["weight"] for code in plan["items"])


def test_csv_runs_nothing_in_a_spreadsheet(ntm: Runner, data: Path) -> None:
    run = ntm("plan", "xa-mot", "--data", str(data), "--format", "csv")
    assert ",'=Hội | <i>" in run.out
    assert len(run.out.strip().splitlines()) == 5
    assert len(ntm("plan", "xa-mot", "--target", "4", "--data", str(data), "--format", "csv").out.splitlines()) == 1


def test_markdown_holds_no_markup_of_the_data(ntm: Runner, data: Path) -> None:
    run = ntm("plan", "xa-mot", "--data", str(data), "--format", "markdown", "--set", "15.1={value: 85, note: '*x*'}")
    assert "<b>" not in run.out
    assert "<i>" not in run.out
    assert "*x*" not in run.out.replace(r"\*x\*", "")
    rows = [line for line in run.out.splitlines() if line.startswith("|")]
    assert len({line.replace(r"\|", "").count("|") for line in rows[:6]}) == 1
    assert "### Phương án 1\\: đạt thêm các tiêu chí 15, 16, 17" in run.out


def test_a_terminal_shows_names_as_they_are(ntm: Runner, data: Path) -> None:
    run = ntm("plan", "xa-mot", "--data", str(data), "--color", "always", env={"COLUMNS": "160", "TERM": "xterm"})
    assert "[bold]B[/bold]" in run.out


def test_the_same_answer_every_time(ntm: Runner) -> None:
    runs = {ntm("plan", "van-nham", "--target", "14", env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2", "3")}
    assert len(runs) == 1


def test_what_cannot_be_judged_or_found(ntm: Runner, data: Path) -> None:
    shutil.copytree(data / "communes", data / "communes" / "huyen")
    run = ntm("plan", "một", "--data", str(data))
    assert (run.status, run.out) == (2, "")
    assert "huyen/xa-mot" in run.err
    assert ntm("plan", "khong-co", "--data", str(data)).status == 2
    path = data / "communes" / "xa-mot.yaml"
    path.write_text(COMMUNE.replace("chưa đạt", "chua", 1), encoding="utf-8")
    run = ntm("plan", "xa-mot.yaml", "--data", str(data))
    assert (run.status, run.out) == (3, "")
    assert "NTM208" in run.err


def test_completion_offers_codes(ntm: Runner) -> None:
    run = ntm(env={"COMP_WORDS": "ntm plan van-nham --set 15", "COMP_CWORD": "4", "_NTM_COMPLETE": "complete_bash"})
    assert run.out.split() == ["15", "15.1", "15.2", "15.3", "15.4"]


# -- whatever is given

ODD = st.text(st.sampled_from("đạt0159.<>={}[]:,\"'#&*!|%-\n\r\t /\\\x1b\x85\u2028\ufeff\ud800x"), max_size=30)


@law
@given(ODD | st.text(max_size=20))
@example('{count: 1, of: 2}\n      "15.2": đạt')
@example('"92')
@example("{" * 100)
@example("'a': b")
@example("# x")
def test_whatever_is_given_is_one_result_or_refused(value: str) -> None:
    try:
        found: Result | RefusedError = read_result("15.1", value)
    except RefusedError as error:
        found = error
    if isinstance(found, RefusedError):
        assert found.code == "15.1"
        for lang in ("vi", "en"):
            assert message(found.diagnostic, lang)  # type: ignore[arg-type]
            assert hint(found.diagnostic, lang)  # type: ignore[arg-type]
    else:
        assert isinstance(found, Result)


@law
@given(ODD | st.text(max_size=20), st.sampled_from(["weight", "not_before"]))
@example("1\nnote: x", "weight")
def test_whatever_is_given_is_one_effort_or_refused(value: str, key: str) -> None:
    try:
        effort = read_effort("15.1", key, value)
    except RefusedError:
        return
    assert isinstance(effort, Effort)
    assert effort.model_fields_set == {key}


def test_the_bundled_data_are_planned_without_a_folder(ntm: Runner, tmp_path: Path) -> None:
    run = ntm("plan", "van-nham", "--target", "12", cwd=tmp_path)
    assert run.status == 0
    assert os.fspath(ROOT / "data") in run.err
