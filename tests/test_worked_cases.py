"""The worked cases of judging, through the command line, against the verdicts that come with them."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS, Runner

CASES = sorted((TESTS / "worked").iterdir())


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, ntm: Runner) -> tuple[dict[str, Any], dict[str, Any]]:
    """One case: what is expected, and what the program says, both by the commune's code."""
    folder: Path = request.param
    run = ntm("status", "--format", "json", "--data", str(folder / "data"))
    assert run.status == 0, run.err
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected, {commune["code"]: commune for commune in run.json["communes"]}


def flatten(commune: dict[str, Any], key: str) -> dict[str, Any]:
    """Return something of every verdict, under the keys of expected.json: `c5`, `5.1`, `=5`."""
    found = {}
    for criterion in commune["verdicts"]:
        found[f"c{criterion['code']}"] = criterion.get(key)
        for indicator in criterion["indicators"]:
            bears_its_criterions_code = indicator["code"] == criterion["code"]
            found[f"={indicator['code']}" if bears_its_criterions_code else indicator["code"]] = indicator[key]
    return found


def test_there_are_cases() -> None:
    assert len(CASES) == 3


def test_every_commune_is_judged(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    assert found.keys() == expected.keys()


def test_verdicts(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    assert {code: flatten(commune, "outcome") for code, commune in found.items()} == {
        code: commune["verdicts"] for code, commune in expected.items()
    }


@pytest.mark.parametrize("key", ["as_of", "criteria", "indicators"])
def test_day_and_counts(case: tuple[dict[str, Any], dict[str, Any]], key: str) -> None:
    expected, found = case
    assert {code: commune[key] for code, commune in found.items()} == {
        code: commune[key] for code, commune in expected.items()
    }


def test_people(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    people = {code: flatten(commune, "people") for code, commune in found.items()}
    counted = {
        code: {key: number for key, number in each.items() if number is not None} for code, each in people.items()
    }
    assert counted == {code: commune["people"] for code, commune in expected.items()}
