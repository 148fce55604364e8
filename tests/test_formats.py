"""The formats of `check`: whole outputs on a repository that fires every code, and what each reader asks for."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from broken import make_broken
from conftest import ROOT, TESTS, Run, run_ntm
from jsonschema import Draft4Validator

from ntmcli.diagnostic import Severity
from ntmcli.diagnostic.catalogue import entries
from ntmcli.present.output import harmless

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
LANGS = ("vi", "en")
EXPECTED = TESTS / "formats"
SARIF = json.loads((TESTS / "sarif/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
ANNOTATION = re.compile(r"::(?P<kind>error|warning) (?P<properties>[^:]+)::(?P<message>.+)")


def run_broken(repository: Path, form: str, lang: str) -> Run:
    """Check the broken repository, which lies in the working directory."""
    return run_ntm("check", "--max-age", "365", "--format", form, "--lang", lang, cwd=repository)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_broken(tmp_path_factory.mktemp("broken") / "repository")


@pytest.fixture(scope="module")
def findings(broken: Path) -> list[dict[str, Any]]:
    return run_broken(broken, "json", "vi").json["diagnostics"]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A repository with nothing wrong, its data folder not at the top."""
    shutil.copytree(ROOT / "docs/vi-du", tmp_path / "so-lieu/data")
    (tmp_path / ".git").mkdir()
    return tmp_path


def run_clean(clean: Path, form: str) -> Run:
    return run_ntm("check", "--format", form, cwd=clean / "so-lieu")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_on_a_repository_that_fires_every_code(broken: Path, form: str, lang: str) -> None:
    run = run_broken(broken, form, lang)
    assert (run.status, run.err) == (1, "")
    assert run.out == (EXPECTED / f"{form}.{lang}.txt").read_bytes().decode("utf-8")


def test_the_repository_fires_every_code(findings: list[dict[str, Any]]) -> None:
    assert {each["code"] for each in findings} == entries().keys()


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_status_is_the_same_in_every_format(tmp_path: Path, form: str) -> None:
    cases = {"ntm405-met": (0, 1), "ntm101-review": (1, 1), "ntm319-province": (0, 1)}
    for case, statuses in cases.items():
        folder = str(TESTS / "cases" / case / "data")
        for strict, status in zip(((), ("--strict",)), statuses, strict=True):
            assert run_ntm("check", "--data", folder, "--format", form, *strict, cwd=tmp_path).status == status
    assert run_ntm("check", "--data", str(ROOT / "docs/vi-du"), "--format", form, "--strict").status == 0


# -- GitHub Actions


def unescape(text: str) -> str:
    for sign in "\r\n:,%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def test_annotations_say_what_json_says(broken: Path, findings: list[dict[str, Any]]) -> None:
    *lines, closing = run_broken(broken, "github", "vi").out.splitlines()
    assert "::" not in closing
    assert len(lines) == len(findings)
    for line, found in zip(lines, findings, strict=True):
        match = ANNOTATION.fullmatch(line)
        assert match, line
        properties = dict(each.split("=", 1) for each in match["properties"].split(","))
        assert unescape(match["message"]) == harmless(f"{found['message']}\n{found['hint']}")
        assert match["kind"] == found["severity"]
        assert unescape(properties["file"]) == found["path"]
        assert (properties["line"], properties["title"]) == (str(found["line"]), found["code"])
        assert ("col" in properties) is (found["line"] == found["end_line"])


def test_in_actions_annotations_are_the_default_and_a_summary_is_added(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("earlier step\n", encoding="utf-8")
    actions = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    folder = ("--data", str(TESTS / "cases/ntm101-review/data"))
    run = run_ntm("check", *folder, env=actions)
    assert run.status == 1
    assert run.out.startswith("::error file=tests/cases/ntm101-review/data/communes/xa-mot.yaml,line=")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("earlier step\n## ntm check\n")
    assert "| lỗi NTM101 |" in text
    assert run_ntm("check", *folder, "--format", "text", env=actions).out.startswith("tests/cases/")
    assert summary.read_text(encoding="utf-8") == text, "a format that is asked for leaves the summary alone"


def test_a_summary_that_cannot_be_written_is_told_and_changes_no_status(tmp_path: Path) -> None:
    folder = ("--data", str(ROOT / "docs/vi-du"))
    run = run_ntm("check", *folder, env={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert run.status == 0
    assert run.err.startswith("Lỗi: Không đọc hoặc không ghi được")


def test_a_summary_stays_within_what_github_takes() -> None:
    from ntmcli.diagnostic import Diagnostic, Span
    from ntmcli.present import github
    from ntmcli.present.problem import Problem, Report

    found = Diagnostic("x.yaml", Span(1, 1, 1, 2), "NTM101", {"text": "khóa | `lạ` <b>"})
    problems = tuple(Problem(f"data/communes/{number}.yaml", found, []) for number in range(6000))
    text = github.summarise(Report(("x.yaml",), 1, problems, strict=False), "vi")
    assert 1024 * 1024 - 1000 < len(text.encode()) <= 1024 * 1024
    shown = text.count("| lỗi NTM101 |")
    assert text.rstrip().endswith(f"… và {6000 - shown} lỗi, cảnh báo khác")
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "khóa | " not in text.replace("khóa \\| ", "")


def test_a_name_cannot_start_a_workflow_command(tmp_path: Path) -> None:
    communes = tmp_path / "data/communes"
    communes.mkdir(parents=True)
    shutil.copy(ROOT / "docs/vi-du/criteria.yaml", tmp_path / "data")
    (communes / "a,line=9::warning title=x.yaml").write_text("code: a\n'::stop-commands::x\n': 1\n", encoding="utf-8")
    for line in run_ntm("check", "--format", "github", cwd=tmp_path).out.splitlines()[:-1]:
        assert line.startswith("::error file=data/communes/a%2Cline=9%3A%3Awarning title=x.yaml,line=")


# -- GitLab


def test_gitlab_has_unique_fingerprints_and_severities_of_its_own(broken: Path, findings: list[dict[str, Any]]) -> None:
    found = json.loads(run_broken(broken, "gitlab", "vi").out)
    assert len({each["fingerprint"] for each in found}) == len(found) == len(findings)
    for each, other in zip(found, findings, strict=True):
        assert each.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["location"] == {"path": other["path"], "lines": {"begin": other["line"]}}
        entry = entries()[each["check_name"]]
        warning = entry.severity is Severity.WARNING
        assert each["severity"] == ("minor" if warning else "critical" if entry.blocks else "major")


def test_fingerprints_survive_a_line_shift_and_the_language(tmp_path: Path) -> None:
    case = shutil.copytree(TESTS / "cases/ntm108-hamlet/data", tmp_path / "data")
    path = case / "communes/xa-mot.yaml"

    def marks(lang: str = "vi") -> list[str]:
        run = run_ntm("check", "--format", "gitlab", "--lang", lang, cwd=tmp_path)
        return [each["fingerprint"] for each in json.loads(run.out)]

    before = marks()
    path.write_text("# một dòng mới\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert marks() == before == marks("en") != []
    path.write_text(path.read_text(encoding="utf-8").replace("thon-mot", "thon-ba"), encoding="utf-8")
    assert marks() != before


# -- SARIF


@pytest.mark.parametrize("lang", LANGS)
def test_sarif_is_valid_and_has_a_rule_for_each_code(broken: Path, findings: list[dict[str, Any]], lang: str) -> None:
    log = json.loads(run_broken(broken, "sarif", lang).out)
    assert list(Draft4Validator(SARIF).iter_errors(log)) == []
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(entries())
    assert all(rule[key]["text"].strip() for rule in rules for key in ("shortDescription", "fullDescription", "help"))
    assert len(run["results"]) == len(findings)
    for result, found in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found["code"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == found["path"]
        assert place["region"]["startLine"] == found["line"]
    marks = {result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]}
    assert len(marks) == len(findings)


def test_a_path_becomes_an_address(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    communes = tmp_path / "số liệu/communes"
    communes.mkdir(parents=True)
    shutil.copy(ROOT / "docs/vi-du/criteria.yaml", communes.parent)
    (communes / "a b%.yaml").write_text("code: a\n", encoding="utf-8")
    run = run_ntm("check", "--format", "sarif", "--data", "..", cwd=communes)
    results = json.loads(run.out)["runs"][0]["results"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
    assert uris == {"s%E1%BB%91%20li%E1%BB%87u/communes/a%20b%25.yaml"}


# -- JUnit


def test_junit_has_a_failed_case_for_each_error_and_a_passed_one_for_the_rest(
    broken: Path, findings: list[dict[str, Any]]
) -> None:
    root = ElementTree.fromstring(run_broken(broken, "junit", "vi").out)
    cases = root.findall("testsuite/testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert root.attrib["tests"] == str(len(cases))
    assert root.attrib["failures"] == str(len(failed)) == str(sum(each["severity"] == "error" for each in findings))
    sound = [case for case in cases if not case.attrib["name"].startswith("NTM")]
    assert len(cases) - len(sound) == len(findings)
    assert {case.attrib["file"] for case in sound}.isdisjoint({each["path"] for each in findings})
    for case, found in zip((case for case in cases if case not in sound), findings, strict=True):
        assert (case.attrib["file"], case.attrib["line"]) == (found["path"], str(found["line"]))


def test_a_strict_junit_fails_warnings_too(tmp_path: Path) -> None:
    folder = str(TESTS / "cases/ntm405-met/data")
    for strict, failures in ((), "0"), (("--strict",), "1"):
        run = run_ntm("check", "--data", folder, "--format", "junit", *strict, cwd=tmp_path)
        assert ElementTree.fromstring(run.out).attrib["failures"] == failures


def test_junit_stays_xml_whatever_a_file_is_called(tmp_path: Path) -> None:
    communes = tmp_path / "data/communes"
    communes.mkdir(parents=True)
    shutil.copy(ROOT / "docs/vi-du/criteria.yaml", tmp_path / "data")
    (communes / "a<b>&\x01\ufffe.yaml").write_text("code: a\n", encoding="utf-8")
    root = ElementTree.fromstring(run_ntm("check", "--format", "junit", cwd=tmp_path).out)
    assert "data/communes/a<b>&\ufffd\ufffd.yaml" in {case.attrib["file"] for case in root.iter("testcase")}


# -- nothing wrong


def test_a_clean_repository_gives_an_empty_document_in_each_format(clean: Path) -> None:
    runs = {form: run_clean(clean, form) for form in FORMATS}
    assert {(run.status, run.err) for run in runs.values()} == {(0, "")}
    assert runs["text"].out == "Không có lỗi trong 4 tệp đã kiểm tra.\n"
    assert runs["json"].json["diagnostics"] == []
    assert "::" not in runs["github"].out
    assert json.loads(runs["gitlab"].out) == []
    log = json.loads(runs["sarif"].out)
    assert list(Draft4Validator(SARIF).iter_errors(log)) == []
    assert [run["results"] for run in log["runs"]] == [[]]
    root = ElementTree.fromstring(runs["junit"].out)
    assert (root.attrib["tests"], root.attrib["failures"]) == ("4", "0")
    assert {case.attrib["file"] for case in root.iter("testcase")} == {
        f"so-lieu/data/{name}"
        for name in (
            "criteria.yaml",
            "adjustments/tinh-vi-du-2022.yaml",
            "communes/dong-mau.yaml",
            "communes/dong-moi.yaml",
        )
    }
