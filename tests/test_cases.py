"""The case folders: each is a data folder with one problem, and what `ntm check` says of it in both languages.

A new case needs no Python: a folder `cases/<code>-<what>/data/`, then `python tests/update_goldens.py`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from code_cases import COMMUNE, EXPECTED, MADE, code_of, find_case, find_cases, make_too_many, run_check

from ntmcli.diagnostic import Severity
from ntmcli.diagnostic.catalogue import Entry, entries
from ntmcli.present.wording import say

CASES = find_cases()
LINE = re.compile(r"(?P<path>\S+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning) (?P<code>NTM\d{3}): .+")

CRITERIA = """\
code: khung-thu
name: Bộ tiêu chí thử
decision: {number: 1/QĐ-TTg}
in_force: {from: 2022-03-08}
criteria: [{code: "10", name: Thu nhập}]
"""


def all_cases(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])(test)


def test_every_code_has_a_case() -> None:
    covered = {code_of(case) for case in CASES}
    assert covered | MADE.keys() == entries().keys(), "a code without a case folder, or a case of an unknown code"
    assert covered.isdisjoint(MADE), "a code with a case folder needs no entry in MADE"


@pytest.mark.parametrize(
    "entry", [entry for code, entry in entries().items() if code not in MADE], ids=lambda entry: entry.code
)
def test_the_wrong_example_of_a_code_is_a_case(entry: Entry) -> None:
    assert find_case(entry) is not None, "no case folder of the code holds the example's lines as they stand"


@pytest.mark.parametrize("lang", EXPECTED)
@all_cases
def test_check_says_what_is_expected(case: Path, lang: str) -> None:
    _, out, err = run_check(case, "--lang", lang)
    assert err == ""
    assert out == (case / EXPECTED[lang]).read_bytes().decode("utf-8")


@all_cases
def test_a_case_fires_its_own_code_once_and_no_other(case: Path) -> None:
    _, out, err = run_check(case, "--lang", "vi")
    found = [match for line in out.splitlines() if (match := LINE.fullmatch(line))]
    assert [match["code"] for match in found] == [code_of(case)], out + err


@all_cases
def test_the_place_is_in_the_file(case: Path) -> None:
    """Line and column point into the file; one past the last line only where the file ends too early."""
    expected = (case / EXPECTED["vi"]).read_text(encoding="utf-8")
    [match] = [match for line in expected.splitlines() if (match := LINE.fullmatch(line))]
    data = (case / match["path"]).read_bytes()
    line, column = int(match["line"]), int(match["column"])
    lines = data.decode("utf-8", "replace").split("\n")
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


@all_cases
def test_both_languages_point_at_the_same_place(case: Path) -> None:
    places = [
        [match.groupdict() for line in text.splitlines() if (match := LINE.fullmatch(line))]
        for text in ((case / name).read_text(encoding="utf-8") for name in EXPECTED.values())
    ]
    assert places[0] == places[1] != []


@all_cases
def test_exit_status(case: Path) -> None:
    """An error is 1; a warning is 0, and 1 where warnings count."""
    entry: Entry = entries()[code_of(case)]
    is_error = entry.severity is Severity.ERROR
    assert run_check(case)[0] == (1 if is_error else 0)
    assert run_check(case, "--strict")[0] == 1
    assert run_check(case, "--format", "json")[0] == (1 if is_error else 0)


@pytest.mark.parametrize("code", MADE)
def test_cases_made_here(code: str, tmp_path: Path) -> None:
    (tmp_path / "data/communes").mkdir(parents=True)
    (tmp_path / "data/criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    beginning = MADE[code][1](tmp_path / "data/communes/xa-mot.yaml")
    for lang in EXPECTED:
        status, out, err = run_check(tmp_path, "--lang", lang)
        assert (status, err) == (1, "")
        hits = [line for line in out.splitlines() if f" {code}: " in line]
        assert len(hits) == 1
        assert hits[0].startswith(beginning)


def test_more_than_200_problems_are_cut_and_said(tmp_path: Path) -> None:
    (tmp_path / "data/communes").mkdir(parents=True)
    (tmp_path / "data/criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    make_too_many(tmp_path / "data/communes/xa-mot.yaml")
    _, out, _ = run_check(tmp_path, "--lang", "vi")
    codes = [match["code"] for line in out.splitlines() if (match := LINE.fullmatch(line))]
    assert codes == ["NTM014"] + ["NTM101"] * 200


@pytest.mark.parametrize("lang", EXPECTED)
def test_nothing_wrong(lang: str, tmp_path: Path) -> None:
    (tmp_path / "data/communes").mkdir(parents=True)
    (tmp_path / "data/criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "data/communes/xa-mot.yaml").write_text(COMMUNE, encoding="utf-8")
    assert run_check(tmp_path, "--lang", lang, "--strict") == (0, say(lang, "check_clean", files=2) + "\n", "")
