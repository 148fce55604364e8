"""`ntm diff`: two days, and two revisions in real git repositories."""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, Runner

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Thử",
    "GIT_AUTHOR_EMAIL": "thu@example.org",
    "GIT_COMMITTER_NAME": "Thử",
    "GIT_COMMITTER_EMAIL": "thu@example.org",
}
QUIET = {name: GIT[name] for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM")}
FRAMEWORK = """\
code: khung
name: Khung
decision: {number: 1/QĐ-TTg}
in_force: {from: 2021-01-01}
criteria:
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: 90}}
  - code: "17"
    name: Môi trường
    indicators:
      - {code: "17.1", name: Nước sạch, unit: "%", target: {at_least: 80}}
"""
COMMUNE = """\
code: {code}
name: {name}
district: Huyện Một
province: Tỉnh Một
reviews:
  - date: 2022-05-26
    results: {{"15.1": {health}, "17.1": {water}}}
"""


def git(repository: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *arguments], cwd=repository, env={**kept, **GIT}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def write(repository: Path, path: str, text: str) -> None:
    file = repository / "data" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def write_commune(repository: Path, code: str, health: str = "95", water: str = "79", more: str = "") -> None:
    text = COMMUNE.format(code=code, name=code.title().replace("-", " "), health=health, water=water)
    write(repository, f"communes/{code}.yaml", text + more)


def commit(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Số liệu")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two communes in one commit."""
    path = tmp_path / "kho"
    path.mkdir()
    git(path, "init", "-q", "-b", "main")
    write(path, "criteria.yaml", FRAMEWORK)
    write_commune(path, "xa-mot")
    write_commune(path, "xa-hai")
    commit(path)
    return path


# -- two days


DAYS = ("--from", "2022-12-31", "--to", "2023-11-15")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "--rev A..B"),
        (("van-nham",), "--rev A..B"),
        (("van-nham", "--from", "2022-01-01"), "Thiếu --to."),
        (("van-nham", "--to", "2022-01-01"), "Thiếu --from."),
        (("van-nham", "--from", "2022-01-02", "--to", "2022-01-01"), "phải trước"),
        (("van-nham", "--from", "hôm qua", "--to", "2022-01-01"), "“hôm qua” không phải là một ngày"),
        (DAYS, "Ghi tên xã"),
        ((*DAYS, "van-nham", "--rev", "HEAD~1..HEAD"), "không ghi cả hai"),
        ((*DAYS, "van-nham", "--as-of", "2022-01-01"), "--as-of chỉ dùng với --rev"),
        ((*DAYS, "van-nham", "--district", "Pác Nặm"), "không ghi cả hai"),
        ((*DAYS, "van-nham", "--framework", "khac"), "Không có bộ tiêu chí “khac”"),
        ((*DAYS, "xa-khac"), "Không tìm thấy xã “xa-khac”"),
    ],
)
def test_wrong_use_is_told_with_a_remedy(ntm: Runner, args: tuple[str, ...], said: str) -> None:
    run = ntm("diff", *args)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


def test_a_district_is_compared_on_two_days(ntm: Runner) -> None:
    run = ntm("diff", "--district", "Pác Nặm", *DAYS, "--format", "json")
    assert (run.status, run.json["compared"]) == (0, 4)


def test_the_same_day_has_no_changes(ntm: Runner) -> None:
    run = ntm("diff", "van-nham", "--from", "2022-12-31", "--to", "2022-12-31")
    assert (run.status, run.out) == (0, "Không có thay đổi về kết quả. Đã so sánh 1 xã.\n")


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "github"])
def test_a_regression_fails_in_every_format_where_that_is_asked_for(ntm: Runner, repository: Path, form: str) -> None:
    more = '  - date: 2023-05-26\n    results: {"15.1": 89.96}\n'
    write_commune(repository, "xa-mot", more=more)
    args = ("diff", "xa-mot", *DAYS, "--format", form)
    assert ntm(*args, cwd=repository).status == 0
    run = ntm(*args, "--fail-on-regression", cwd=repository)
    assert run.status == 1
    assert "89.96" in run.out or "89,96" in run.out
    better = ntm("diff", "xa-hai", *DAYS, "--format", form, "--fail-on-regression", cwd=repository)
    assert better.status == 0


def test_figures_and_limits_are_said_in_the_language_of_the_standard(ntm: Runner, repository: Path) -> None:
    write_commune(repository, "xa-mot", health="91", more='  - date: 2023-05-26\n    results: {"17.1": 92}\n')
    step = "code: nuoc\nname: Sửa\nframework: khung\ndecision: {number: 2/QĐ-TTg}\napplies: {from: 2023-03-01}\n"
    write(repository, "adjustments/nuoc.yaml", f'{step}targets:\n  "15.1": {{at_least: 92}}\n')
    run = ntm("diff", "xa-mot", *DAYS, cwd=repository)
    assert "1/2 → 1/2 tiêu chí đạt: thêm tiêu chí 17; mất tiêu chí 15\n" in run.out
    space = "\u00a0"
    assert (
        f"  17.1 (Nước sạch): từ chưa đạt lên đạt; số liệu từ 79 lên 92{space}% (yêu cầu từ 80{space}% trở lên), "
        "theo đợt rà soát ngày 26/5/2023\n"
    ) in run.out
    assert (
        f"  15.1 (Bảo hiểm y tế): từ đạt xuống chưa đạt; yêu cầu tăng từ 90 lên 92{space}% (sửa đổi của Trung ương "
        f"2/QĐ-TTg từ ngày 01/3/2023), số liệu không đổi 91{space}%\n"
    ) in run.out
    assert (
        "  Tiêu chí 15 (Y tế): từ đạt xuống chưa đạt, do sửa đổi của Trung ương 2/QĐ-TTg từ ngày 01/3/2023\n" in run.out
    )


def test_several_causes_are_each_judged_alone(ntm: Runner, repository: Path) -> None:
    write_commune(repository, "xa-mot", health="91", more='  - date: 2023-05-26\n    results: {"15.1": 91.5}\n')
    step = "code: nuoc\nname: Sửa\nframework: khung\ndecision: {number: 2/QĐ-TTg}\napplies: {from: 2023-03-01}\n"
    write(repository, "adjustments/nuoc.yaml", f'{step}targets:\n  "15.1": {{at_least: 92}}\n')
    run = ntm("diff", "xa-mot", *DAYS, "--lang", "en", cwd=repository)
    assert (
        "requirement raised from 90 to 92\u00a0% (national amendment 2/QĐ-TTg from 1 March 2023), figure from 91 to "
        "91.5\u00a0%, by the review on 26 May 2023\n"  # not met by the amendment alone either
    ) in run.out


def test_a_day_on_which_a_commune_cannot_be_judged_is_told(ntm: Runner, repository: Path) -> None:
    step = "code: hong\nname: Hỏng\nframework: khung\ndecision: {number: 2/QĐ-TTg}\napplies: {from: 2023-03-01}\n"
    write(repository, "adjustments/hong.yaml", f'{step}targets:\n  "99.9": đạt\n')
    run = ntm("diff", "xa-mot", *DAYS, cwd=repository)
    assert run.status == 3
    assert (
        "trước đánh giá được (1/2 tiêu chí đạt), nay chưa đánh giá được: data/adjustments/hong.yaml:7:3: NTM322"
        in run.out
    )
    assert ntm("diff", "xa-mot", *DAYS, "--fail-on-regression", cwd=repository).status == 1


def test_a_day_outside_the_period_is_told_once(ntm: Runner, repository: Path) -> None:
    write(repository, "criteria.yaml", FRAMEWORK.replace("2021-01-01", "2024-01-01"))
    run = ntm("diff", "xa-mot", *DAYS, cwd=repository)
    assert run.err.count("nằm ngoài thời gian áp dụng") == 2
    commit(repository)
    write_commune(repository, "xa-mot", health="50")
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..", cwd=repository)
    assert run.err.count("nằm ngoài thời gian áp dụng") == 1


# -- two revisions


def test_two_commits_are_compared_and_nothing_else_is_seen_or_touched(ntm: Runner, repository: Path) -> None:
    write_commune(repository, "xa-mot", health="85", water="92")
    commit(repository)
    # Neither what is not committed nor what is staged counts, nor does it change.
    write_commune(repository, "xa-hai", health="1")
    git(repository, "add", "-A")
    write_commune(repository, "xa-hai", health="2")
    before = snapshot(repository)
    scratch = repository.parent / "tam"
    scratch.mkdir()
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "json", cwd=repository, env={"TMPDIR": str(scratch)})
    assert (run.status, run.err) == (0, "")
    assert snapshot(repository) == before
    assert (run.json["before"], run.json["after"], run.json["compared"], run.json["changed"]) == (
        "HEAD~1",
        "HEAD",
        2,
        1,
    )
    commune = run.json["communes"][0]
    assert (commune["code"], commune["status"], commune["regression"]) == ("xa-mot", "compared", True)
    assert commune["before"]["path"] == "HEAD~1:data/communes/xa-mot.yaml"
    found = {(each["level"], each["code"]): each for each in commune["differences"]}
    assert {key: (each["change"], [cause["cause"] for cause in each["causes"]]) for key, each in found.items()} == {
        ("criterion", "15"): ("lost", ["corrected"]),
        ("indicator", "15.1"): ("lost", ["corrected"]),
        ("criterion", "17"): ("gained", ["corrected"]),
        ("indicator", "17.1"): ("gained", ["corrected"]),
    }
    assert found["indicator", "15.1"]["before"]["place"] == "HEAD~1:data/communes/xa-mot.yaml:7:23"
    assert found["indicator", "15.1"]["after"]["value"] == 85
    assert list(scratch.iterdir()) == []


def test_an_interrupt_leaves_nothing_behind(ntm: Runner, repository: Path, tmp_path: Path) -> None:
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    programs, scratch = tmp_path / "bin", tmp_path / "tam"
    programs.mkdir()
    scratch.mkdir()
    script = programs / "git"
    script.write_text(f'#!/bin/sh\n[ "$1" = cat-file ] && kill -INT $PPID\nexec {shutil.which("git")} "$@"\n')
    script.chmod(0o755)
    variables = {"TMPDIR": str(scratch), "PATH": f"{programs}:{os.environ['PATH']}"}
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository, env=variables)
    assert (run.status, run.out, run.err) == (130, "", "Đã dừng.\n")
    assert list(scratch.iterdir()) == []


def snapshot(repository: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file of a repository with its time and content, git's own among them."""
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in repository.rglob("*") if path.is_file()}


@pytest.mark.parametrize("rev", ["main~1..main", "main~1..", "..main~1"])
def test_an_end_left_out_is_head(ntm: Runner, repository: Path, rev: str) -> None:
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    run = ntm("diff", "--rev", rev, "--format", "json", cwd=repository)
    changes = [each["change"] for each in run.json["communes"][0]["differences"]]
    assert changes == (["gained"] * 2 if rev == "..main~1" else ["lost"] * 2)


def test_three_dots_compare_with_where_the_branches_parted(ntm: Runner, repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "-b", "sua")
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    write_commune(repository, "xa-hai", health="85")
    commit(repository)
    run = ntm("diff", "--rev", "main...sua", "--format", "json", cwd=repository)
    assert [each["code"] for each in run.json["communes"]] == ["xa-mot"]
    assert run.json["before"] == base[:12]
    both = ntm("diff", "--rev", "main..sua", "--format", "json", cwd=repository)
    assert [each["code"] for each in both.json["communes"]] == ["xa-hai", "xa-mot"]


def test_a_rule_that_changes_is_the_cause_for_every_commune(ntm: Runner, repository: Path) -> None:
    write(repository, "criteria.yaml", FRAMEWORK.replace("at_least: 90", "at_least: 96"))
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "json", cwd=repository)
    assert [each["code"] for each in run.json["communes"]] == ["xa-hai", "xa-mot"]
    for commune in run.json["communes"]:
        causes = [each["causes"] for each in commune["differences"]]
        assert causes == [[{"cause": "rule", "kind": None, "adjustments": [], "alone": "not_met"}]] * 2


def test_a_change_of_all_communes_names_some_and_keeps_within_a_comment(ntm: Runner, repository: Path) -> None:
    for at in range(300):
        write_commune(repository, f"xa-{at:03}")
    commit(repository)
    write(repository, "criteria.yaml", FRAMEWORK.replace("at_least: 90", "at_least: 96"))
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "markdown", cwd=repository)
    assert "xa-009 và 292 xã khác" in run.out
    assert run.out.endswith(" xã khác có thay đổi\n")
    assert len(run.out.encode()) < 65_000


def test_an_adjustment_that_comes_into_force_is_a_cause_of_the_limit(ntm: Runner, repository: Path) -> None:
    step = "code: tinh\nname: Tỉnh\nframework: khung\ndecision: {number: 2/QĐ-UBND}\n"
    applies = "applies: {from: 2022-01-01, province: Tỉnh Một}\n"
    write(repository, "adjustments/tinh.yaml", f'{step}{applies}targets:\n  "15.1": {{at_least: 96}}\n')
    commit(repository)
    run = ntm("diff", "xa-mot", "--rev", "HEAD~1..HEAD", "--format", "csv", cwd=repository)
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    assert [(row["code"], row["causes"], row["adjustments"]) for row in rows] == [
        ("15", "limit:province", "tinh"),
        ("15.1", "limit:province", "tinh"),
    ]
    assert (rows[1]["limit_before"], rows[1]["limit_after"], rows[1]["regression"]) == ("90", "96", "true")
    assert "tính đến ngày 26/5/2022" in ntm("diff", "xa-mot", "--rev", "HEAD~1..HEAD", cwd=repository).out
    (repository / "data/adjustments/tinh.yaml").unlink()
    commit(repository)
    for lang, said in (
        ("vi", "tệp điều chỉnh 2/QĐ-UBND không còn trong dữ liệu"),
        ("en", "the file of the adjustment 2/QĐ-UBND is no longer in the data"),
    ):
        run = ntm("diff", "xa-mot", "--rev", "HEAD~1..HEAD", "--lang", lang, cwd=repository)
        assert f"({said})" in run.out


def test_a_moved_review_is_no_change_of_results(ntm: Runner, repository: Path) -> None:
    path = repository / "data/communes/xa-mot.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2022-05-26", "2022-05-27"), encoding="utf-8")
    commit(repository)
    for lang, said in (("vi", "Không có thay đổi về kết quả."), ("en", "No changes of results.")):
        assert ntm("diff", "--rev", "HEAD~1..HEAD", "--lang", lang, cwd=repository).out.startswith(said)


def test_a_moved_file_is_the_same_commune(ntm: Runner, repository: Path) -> None:
    folder = repository / "data/communes/huyen"
    folder.mkdir()
    (repository / "data/communes/xa-mot.yaml").rename(folder / "xa-mot.yaml")
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository)
    assert (run.status, run.out) == (0, "Không có thay đổi về kết quả. Đã so sánh 2 xã.\n")
    text = (folder / "xa-mot.yaml").read_text(encoding="utf-8").replace('"15.1": 95', '"15.1": 85')
    (folder / "xa-mot.yaml").write_text(text, encoding="utf-8")
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~2..HEAD", "--format", "json", cwd=repository)
    assert [each["status"] for each in run.json["communes"]] == ["compared"]
    assert run.json["communes"][0]["after"]["path"] == "HEAD:data/communes/huyen/xa-mot.yaml"


def test_communes_that_come_go_and_merge_are_told(ntm: Runner, repository: Path) -> None:
    (repository / "data/communes/xa-hai.yaml").unlink()
    write_commune(repository, "xa-ba", more="formed_from: [xa-hai]\n")
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository)
    assert "xã mới có trong dữ liệu: 1/2 tiêu chí đạt\n" in run.out
    assert "không còn trong dữ liệu (trước đó: 1/2 tiêu chí đạt); sáp nhập vào xa-ba\n" in run.out
    said = "Đã so sánh 1 xã có ở cả hai phiên bản, 0 xã có thay đổi; 1 xã mới, 1 xã không còn."
    assert said in run.out
    assert run.out.index("Xa Ba") < run.out.index("Xa Hai")
    for form in ("json", "csv", "markdown", "github"):
        assert (
            ntm("diff", "--rev", "HEAD~1..HEAD", "--format", form, "--fail-on-regression", cwd=repository).status == 0
        )
    back = ntm("diff", "--rev", "HEAD..HEAD~1", "--format", "json", cwd=repository)
    assert {each["code"]: each["status"] for each in back.json["communes"]} == {"xa-hai": "added", "xa-ba": "removed"}


def test_a_commune_that_is_broken_in_a_revision_is_told_with_its_place_there(ntm: Runner, repository: Path) -> None:
    write_commune(repository, "xa-mot", more="zonee: x\n")
    commit(repository)
    broken = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository)
    assert broken.status == 3
    assert "nay chưa đánh giá được: HEAD:data/communes/xa-mot.yaml:8:1: NTM101: " in broken.out
    assert ntm("diff", "--rev", "HEAD~1..HEAD", "--fail-on-regression", cwd=repository).status == 1
    # Mending it fails nothing.
    mended = ntm("diff", "--rev", "HEAD..HEAD~1", "--fail-on-regression", cwd=repository)
    assert mended.status == 0
    assert (
        "nay đánh giá được (1/2 tiêu chí đạt), trước chưa đánh giá được: HEAD:data/communes/xa-mot.yaml:8:1: "
        in mended.out
    )
    found = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "json", cwd=repository).json["communes"][0]
    assert (found["status"], found["before"]["error"], found["after"]["error"]["code"]) == ("unjudged", None, "NTM101")
    annotated = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "github", cwd=repository)
    assert annotated.out.startswith("::warning file=data/communes/xa-mot.yaml,line=8,endLine=8,col=1,")


def test_a_framework_that_is_broken_in_a_revision_keeps_its_communes_from_being_judged(
    ntm: Runner, repository: Path
) -> None:
    write(repository, "criteria.yaml", FRAMEWORK + "khoa-la: x\n")
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "github", "--fail-on-regression", cwd=repository)
    assert run.status == 1
    assert run.out.startswith("::error file=data/communes/xa-hai.yaml,line=1,")
    assert "HEAD:data/criteria.yaml:14:1: NTM101" in run.out


def test_annotations_stand_at_the_figures_and_on_the_page_of_the_run(
    ntm: Runner, repository: Path, tmp_path: Path
) -> None:
    write_commune(repository, "xa-mot", health="85", water="92")
    commit(repository)
    page = tmp_path / "page.md"
    args = ("diff", "--rev", "HEAD~1..", "--format", "github", "--lang", "en")
    run = ntm(*args, cwd=repository, env={"GITHUB_STEP_SUMMARY": str(page)})
    levels = [line.partition(",title=")[0] for line in run.out.splitlines() if line.startswith("::")]
    place = "file=data/communes/xa-mot.yaml,line=7,endLine=7,col="
    assert levels == [
        f"::warning {place}23,endColumn=25",
        f"::warning {place}23,endColumn=25",
        f"::notice {place}35,endColumn=37",
        f"::notice {place}35,endColumn=37",
    ]
    assert page.read_text(encoding="utf-8").startswith("### Changes of results by the criteria\\: HEAD\\~1 → HEAD\n")
    strict = ntm(*args, "--fail-on-regression", cwd=repository)
    assert strict.out.startswith("::error ")
    assert strict.status == 1


def test_a_comment_on_a_merge_request_says_where_nothing_changed(ntm: Runner, repository: Path) -> None:
    run = ntm("diff", "--rev", "HEAD..HEAD", "--format", "markdown", cwd=repository)
    assert run.out == (
        "### Thay đổi kết quả theo bộ tiêu chí\\: HEAD → HEAD\n\n**Không có thay đổi về kết quả. Đã so sánh 2 xã.**\n"
    )


def test_names_and_places_choose_communes_of_either_revision(ntm: Runner, repository: Path) -> None:
    write_commune(repository, "xa-mot", health="85")
    (repository / "data/communes/xa-hai.yaml").unlink()
    commit(repository)

    def changed(*args: str, cwd: Path = repository) -> list[str]:
        run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "json", *args, cwd=cwd)
        assert run.status == 0, run.err
        return [each["code"] for each in run.json["communes"]]

    assert changed("Xa Mot") == changed("data/communes/xa-mot.yaml") == ["xa-mot"]
    assert changed("communes/xa-mot.yaml", cwd=repository / "data") == ["xa-mot"]
    assert changed("xa-hai") == ["xa-hai"]
    assert changed("xa-hai", "xa-mot") == changed("--district", "Huyện Một") == ["xa-mot", "xa-hai"]
    for args, said in (
        (("xa-ba",), "Không tìm thấy xã “xa-ba”"),
        (("--province", "Hai"), "Không có xã nào thuộc “Hai”"),
    ):
        run = ntm("diff", "--rev", "HEAD~1..HEAD", *args, cwd=repository)
        assert (run.status, run.out) == (2, "")
        assert said in run.err


def test_the_day_and_the_framework_may_be_chosen(ntm: Runner, repository: Path) -> None:
    more = '  - date: 2023-05-26\n    results: {"15.1": 50}\n'
    write_commune(repository, "xa-mot", more=more)
    commit(repository)
    args = ("diff", "--rev", "HEAD~1..HEAD", "--framework", "khung")
    assert "mất tiêu chí 15" in ntm(*args, cwd=repository).out
    assert "Không có thay đổi về kết quả." in ntm(*args, "--as-of", "2022-12-31", cwd=repository).out
    assert ntm(*args[:-1], "khac", cwd=repository).status == 2


# -- repositories


@pytest.mark.parametrize(
    ("rev", "said"),
    [
        ("HEAD", "không phải là hai phiên bản"),
        ("..", "không phải là hai phiên bản"),
        ("...", "không phải là hai phiên bản"),
        ("khong-co..HEAD", "Kho git không có phiên bản “khong-co”"),
        ("HEAD..--output=x", "Kho git không có phiên bản “--output=x”"),
        ("--all..HEAD", "Kho git không có phiên bản “--all”"),
        ("^HEAD..HEAD", "Kho git không có phiên bản “^HEAD”"),
        ("HEAD:data..HEAD", "Kho git không có phiên bản “HEAD:data”"),
        ("\x1b[31mdo..HEAD", "Kho git không có phiên bản “\ufffd[31mdo”"),
        ("truoc..HEAD", "Phiên bản “truoc” không có tệp data/criteria.yaml"),
        ("HEAD...la", "không có gốc chung"),
    ],
)
def test_a_wrong_revision_is_told_with_a_remedy(ntm: Runner, repository: Path, rev: str, said: str) -> None:
    git(repository, "checkout", "-q", "--orphan", "truoc")
    git(repository, "rm", "-rq", "--cached", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Chưa có số liệu")
    git(repository, "branch", "la")
    git(repository, "checkout", "-qf", "main")
    run = ntm("diff", "--rev", rev, cwd=repository)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert not (repository / "x").exists()


def test_a_folder_in_no_repository_is_told(ntm: Runner, repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository, env={"GIT_CEILING_DIRECTORIES": str(repository)})
    assert run.status == 3
    assert "không nằm trong kho git nào" in run.err


def test_a_machine_without_git_is_told(ntm: Runner, repository: Path, tmp_path: Path) -> None:
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository, env={"PATH": str(tmp_path)})
    assert run.status == 3
    assert "Không tìm thấy chương trình git." in run.err


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(ntm: Runner, repository: Path, tmp_path: Path) -> None:
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "nong")
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=tmp_path / "nong")
    assert run.status == 2
    assert "git fetch --unshallow" in run.err
    assert "fetch-depth: 0" in run.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away")
def test_a_repository_of_another_user_is_told_how_to_trust_it(ntm: Runner, repository: Path) -> None:
    for path in (repository, repository / ".git"):
        os.chown(path, 12345, 12345)
    refused = ntm("diff", "--rev", "HEAD..HEAD", cwd=repository, env=QUIET)
    assert refused.status == 3
    assert "safe.directory" in refused.err
    settings = repository.parent / "gitconfig"
    settings.write_text(f"[safe]\n\tdirectory = {repository}\n", encoding="utf-8")
    assert ntm("diff", "--rev", "HEAD..HEAD", cwd=repository, env={"GIT_CONFIG_GLOBAL": str(settings)}).status == 0


def test_a_repository_that_lacks_an_object_is_told(ntm: Runner, repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:data/communes/xa-mot.yaml")
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    run = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository)
    assert (run.status, run.out) == (3, "")
    assert "Kho git thiếu nội dung của HEAD~1:data/communes/xa-mot.yaml." in run.err


def test_variables_hooks_and_settings_of_git_do_not_matter(ntm: Runner, repository: Path, tmp_path: Path) -> None:
    write_commune(repository, "xa-mot", health="85")
    commit(repository)
    plain = ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository)
    bare = tmp_path / "tran.git"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    variables = {
        "GIT_DIR": str(bare),
        "GIT_WORK_TREE": str(tmp_path),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_OBJECT_DIRECTORY": str(bare / "objects"),
        "GIT_TRACE": "1",
    }
    assert ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository, env=variables) == plain
    trap = tmp_path / "bay"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/bi-chay\nexit 1\n", encoding="utf-8")
    trap.chmod(0o755)
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(trap, repository / ".git/hooks" / hook)
    for name in (
        "alias.ls-tree",
        "alias.cat-file",
        "core.fsmonitor",
        "core.pager",
        "filter.x.smudge",
        "diff.x.textconv",
    ):
        git(repository, "config", name, str(trap))
    (repository / ".git/info/attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    assert ntm("diff", "--rev", "HEAD~1..HEAD", cwd=repository) == plain
    assert not (tmp_path / "bi-chay").exists()


def test_only_files_that_a_folder_would_be_read_from_count(ntm: Runner, repository: Path) -> None:
    """Links, hidden files and files too deep are passed over, and one that is too large is one as ever."""
    outside = repository.parent / "ngoai.yaml"
    outside.write_text("code: [", encoding="utf-8")
    (repository / "data/communes/xa-link.yaml").symlink_to(outside)
    write(repository, "communes/.an.yaml", "code: [")
    write(repository, "communes/xa-ba.txt", "code: [")
    write(repository, "frameworks/sau/khung.yaml", "code: [")
    write(repository, "communes/xa-lon.yaml", "#" * (4 * 1024 * 1024 + 1))
    commit(repository)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", "json", cwd=repository)
    assert run.status == 3
    assert [(each["code"], each["after"]["error"]["code"]) for each in run.json["communes"]] == [("xa-lon", "NTM002")]


def test_a_tree_that_leads_out_of_its_folder_is_passed_over(ntm: Runner, repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:data/communes/xa-mot.yaml")

    def tree(*entries: str) -> str:
        made = subprocess.run(
            ["git", "mktree", "--missing", "-z"],
            cwd=repository,
            input="".join(f"{entry}\0" for entry in entries),
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout.strip()

    criteria = git(repository, "rev-parse", "HEAD:data/criteria.yaml")
    up = tree(f"100644 blob {blob}\tthoat.yaml")
    communes = tree(f"040000 tree {up}\t..", f"100644 blob {blob}\tc:xa.yaml", f"100644 blob {blob}\txa-mot.yaml")
    data = tree(f"040000 tree {communes}\tcommunes", f"100644 blob {criteria}\tcriteria.yaml")
    made = git(repository, "commit-tree", "-m", "x", tree(f"040000 tree {data}\tdata"))
    run = ntm("diff", "--rev", f"HEAD..{made}", "--format", "json", cwd=repository)
    assert run.status == 0
    assert {each["code"]: each["status"] for each in run.json["communes"]} == {"xa-hai": "removed"}


def test_what_names_hold_acts_on_nothing(ntm: Runner, repository: Path) -> None:
    text = COMMUNE.format(code="xa-la", name='"=HYPERLINK(1) [red]x[/red] <b>|*::error::"', health=95, water=79)
    write(repository, "communes/xa-la.yaml", text)
    write(repository, "communes/xa\u0007do\n::error::x.yaml", "code: [")
    commit(repository)
    for form in ("text", "json", "csv", "markdown", "github"):
        run = ntm("diff", "--rev", "HEAD~1..HEAD", "--format", form, cwd=repository)
        assert run.status == 3
        assert "\x07" not in run.out
        assert not any(line.startswith("::error::") for line in run.out.splitlines())
        if form == "markdown":
            assert "\\<b\\>\\|\\*" in run.out
        if form == "csv":
            assert ",'=HYPERLINK(1)" in run.out


def test_the_data_folder_may_be_the_repository_itself(ntm: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "docs/vi-du", folder)
    git(folder, "init", "-q")
    commit(folder)
    path = folder / "communes/dong-mau.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("count: 560", "count: 570"), encoding="utf-8")
    commit(folder)
    run = ntm("diff", "--rev", "HEAD~1..HEAD", "--data", str(folder), "--format", "json", cwd=tmp_path)
    commune = run.json["communes"][0]
    assert commune["before"]["path"] == "HEAD~1:communes/dong-mau.yaml"
    changes = {(each["level"], each["code"]): each["change"] for each in commune["differences"]}
    assert changes == {("criterion", "15"): "unknown", ("indicator", "15.1"): "gained"}


def test_days_may_be_written_in_the_order_of_vietnamese(ntm: Runner, repository: Path) -> None:
    said = ntm("diff", "xa-mot", "--from", "2022-05-26", "--to", "2022-06-01", cwd=repository)
    run = ntm("diff", "xa-mot", "--from", "26/5/2022", "--to", "01/06/2022", cwd=repository)
    assert (run.status, run.out) == (said.status, said.out)
    for lang, forms in (("vi", "Viết 2022-05-26 hoặc 26/5/2022."), ("en", "Write 2022-05-26 or 26/5/2022")):
        run = ntm("diff", "xa-mot", "--from", "31/2/2022", "--to", "2022-06-01", "--lang", lang, cwd=repository)
        assert run.status == 2
        assert forms in run.err
