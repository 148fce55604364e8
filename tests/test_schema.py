"""The schemas that editors use: those committed are up to date, and each data file names the right one."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Runner
from test_frameworks import run_here, write_folder

from ntmcli.present.schema import MODELS
from ntmcli.present.schema_words import SCHEMA_WORDS
from ntmcli.store.disk import CRITERIA, list_communes, list_rules
from ntmcli.store.folder import read_file

SCHEMAS = ROOT / "schemas"
DATA = ROOT / "data"
DEFAULT = read_file(DATA / CRITERIA).written("code") or ""
FRAMEWORKS = [DEFAULT, *(path.stem for path in list_rules(DATA, "frameworks"))]
COMMITTED: dict[str, tuple[str, ...]] = {
    **{f"{kind}.json": (kind,) for kind in MODELS},
    **{f"commune-{code}.json": ("commune", "--framework", code) for code in FRAMEWORKS},
}
"""The names of the schemas committed, and what `ntm schema` is asked for to make them."""

FILES = {
    "criteria.yaml": """\
code: khung
name: Khung
decision: {number: 1/QĐ-TTg}
in_force: {from: 2022-03-08}
zones: {z1: Vùng một, z2: Vùng hai}
criteria:
  - code: "1"
    name: Tiêu chí một
    indicators:
      - {code: "1.1", name: Tỷ lệ, unit: "%", target: {at_least: {z1: 90, z2: 80}}}
      - {code: "1.2", name: Làng nghề, target: đạt, may_not_apply: Xã không có làng nghề}
      - {code: "1.3", name: Hai phần, target: {all: [{code: a, name: Phần a, unit: km, target: {at_least: 2}}]}}
  - {code: "2", name: Tiêu chí hai}
conditions: [{code: no-debt, name: Không nợ, target: đạt}]
""",
    "frameworks/khac.yaml": """\
code: khac
name: Khác
decision: {number: 2/QĐ-TTg}
in_force: {from: 2022-03-08}
criteria: [{code: "1", name: Khác hẳn}]
""",
    "adjustments/tinh-a.yaml": """\
code: tinh-a
name: Tỉnh A
framework: khung
decision: {number: 3/QĐ-UBND}
applies: {province: Tỉnh A, from: 2023-01-01}
targets: {"1.1": {at_least: 95}}
criteria:
  - code: "20"
    name: Của tỉnh A
    indicators: [{code: "20.1", name: Nội dung của A, unit: "%", target: {at_least: 70}}]
""",
    "adjustments/tinh-b.yaml": """\
code: tinh-b
name: Tỉnh B
framework: khung
decision: {number: 4/QĐ-UBND}
applies: {province: Tỉnh B, zones: [z2], from: 2023-06}
criteria:
  - code: "20"
    name: Của tỉnh B
    indicators:
      - code: "20.1"
        name: Nội dung của B
        target: {all: [{code: b, name: Phần b, unit: "%", target: {more_than: 50}}]}
""",
}
"""A data folder in which two provinces add different criteria under one code."""

Node = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", FILES)


def read_schema(folder: Path, *args: str, lang: str = "vi") -> Node:
    run = run_here(folder, "schema", "commune", "--framework", *args, lang=lang)
    assert (run.status, run.err) == (0, "")
    schema: Node = json.loads(run.out)
    return schema


def results_of(schema: Node) -> Node:
    """Return what may be answered in a review of the schema's own framework."""
    results: Node = schema["definitions"]["Review"]["then"]["properties"]["results"]
    assert results["additionalProperties"] is False
    listed: Node = results["properties"]
    return listed


def schema_of(path: Path) -> str:
    """Name the schema of a file of the published data; a commune's is that of its framework."""
    kind = path.relative_to(DATA).parts[0]
    if kind == "communes":
        return f"commune-{read_file(path).written('framework') or DEFAULT}.json"
    return "adjustment.json" if kind == "adjustments" else "framework.json"


def data_files() -> list[Path]:
    """List the files of the published data."""
    rules = [path for kind in ("frameworks", "adjustments") for path in list_rules(DATA, kind)]
    return [DATA / CRITERIA, *rules, *list_communes(DATA)]


@pytest.mark.parametrize("name", COMMITTED)
def test_a_committed_schema_is_what_the_program_prints(ntm: Runner, name: str) -> None:
    """`python tests/update_goldens.py` writes them."""
    run = ntm("schema", *COMMITTED[name])
    assert (run.status, run.err) == (0, "")
    assert (SCHEMAS / name).read_text(encoding="utf-8") == run.out


def test_no_committed_schema_is_left_over() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == COMMITTED.keys()


@pytest.mark.parametrize("path", data_files(), ids=lambda path: path.stem)
def test_a_data_file_names_its_schema_in_its_first_line(path: Path) -> None:
    schema = os.path.relpath(SCHEMAS / schema_of(path), path.parent).replace(os.sep, "/")
    assert path.read_text(encoding="utf-8").partition("\n")[0] == f"# yaml-language-server: $schema={schema}"


def walk(node: Any) -> Iterator[Node]:
    """Yield every mapping of a schema."""
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(each)


@pytest.mark.parametrize("name", COMMITTED)
def test_a_schema_holds_draft_07_alone(name: str) -> None:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for node in walk(schema):
        assert node.keys().isdisjoint({"$defs", "prefixItems", "dependentRequired", "discriminator", "$comment"})
        assert node.get("type") != "null"
        if "$ref" in node:
            assert node.keys() == {"$ref"}, "what stands beside $ref does not count"
            assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def as_pattern(said: str) -> str:
    """Return a pattern for a sentence with blanks; a brace doubled is one."""
    pattern = re.sub(r"(?<!{){\w+}(?!})", "\0", said).replace("{{", "{").replace("}}", "}")
    return re.escape(pattern).replace(re.escape("\0"), ".+")


@pytest.mark.parametrize("lang", SCHEMA_WORDS)
def test_every_word_is_shown_somewhere(folder: Path, lang: str) -> None:
    runs = [run_here(folder, "schema", kind, lang=lang) for kind in MODELS]
    runs.append(run_here(folder, "schema", "commune", "--framework", "khung", lang=lang))
    shown = [value for run in runs for node in walk(json.loads(run.out)) for value in node.values()]
    text = "\n".join(value for value in shown if isinstance(value, str))
    unsaid = [key for key, said in SCHEMA_WORDS[lang].items() if not re.search(as_pattern(said), text)]
    assert unsaid == []


def test_an_indicator_tells_its_limits_by_zone_and_what_provinces_set(folder: Path) -> None:
    said = results_of(read_schema(folder, "khung"))["1.1"]["description"].splitlines()
    assert said == [
        "1.1 Tỷ lệ",
        "Tiêu chí 1: Tiêu chí một",
        "Đơn vị: %",
        "Yêu cầu:",
        "- z1: ≥ 90\u00a0%",
        "- z2: ≥ 80\u00a0%",
        "Yêu cầu từ ngày 01/01/2023, theo 3/QĐ-UBND (Tỉnh A): ≥ 95\u00a0%",
        "Ghi: đạt, cơ bản đạt, chưa đạt, chưa đánh giá; hoặc tỷ lệ từ 0 đến 100 (84.5), số đếm {count: 5170, of: 6190}",
    ]


def test_one_zone_has_its_limits_alone(folder: Path) -> None:
    schema = read_schema(folder, "khung", "--zone", "z1", lang="en")
    assert "Required: ≥ 90\u00a0%\n" in results_of(schema)["1.1"]["description"]
    assert schema["properties"]["zone"]["anyOf"][0]["enum"] == ["z1"]
    assert "Tỉnh B" not in json.dumps(schema, ensure_ascii=False), "its adjustment is for another zone"
    assert schema["description"].endswith("ntm schema commune --framework khung --zone z1")


def test_two_provinces_may_add_different_criteria_under_one_code(folder: Path) -> None:
    schema = read_schema(folder, "khung")
    results = results_of(schema)
    assert results["20"]["description"] == (
        "20 Của tỉnh A\nBổ sung từ ngày 01/01/2023, theo 3/QĐ-UBND (Tỉnh A)\n"
        "Kết quả chung của cả tiêu chí; các chỉ tiêu: 20.1\nGhi: đạt, cơ bản đạt, chưa đạt, chưa đánh giá\n\n"
        "20 Của tỉnh B\nBổ sung từ ngày 6/2023, theo 4/QĐ-UBND (Tỉnh B, z2)\n"
        "Kết quả chung của cả tiêu chí; các chỉ tiêu: 20.1\nGhi: đạt, cơ bản đạt, chưa đạt, chưa đánh giá"
    )
    of_a, of_b = results["20.1"]["anyOf"]
    assert of_a == {"allOf": [{"$ref": "#/definitions/PercentageResult"}]}
    [part] = of_b["anyOf"][-1]["properties"]["parts"]["properties"].values()
    assert part["description"].startswith("b) Phần b\nĐơn vị: %\nYêu cầu: > 50\u00a0%\n")


def test_what_may_not_be_answered_is_not_offered(folder: Path) -> None:
    schema = read_schema(folder, "khung")
    results, forms = results_of(schema), schema["definitions"]
    assert forms["ApplicableWord"]["anyOf"][0]["enum"] == ["đạt", "cơ bản đạt", "chưa đạt", "chưa đánh giá"]
    assert results["2"]["allOf"] == [{"$ref": "#/definitions/JudgementResult"}]
    assert results["1.2"]["allOf"] == [{"$ref": "#/definitions/JudgementResultOrNotApplicable"}]
    judged = forms["JudgementResult"]["anyOf"][-1]["properties"]
    assert judged.keys().isdisjoint({"value", "count", "of", "parts"})
    [by_hamlet] = judged["hamlets"]["patternProperties"].values()
    assert by_hamlet == {"$ref": "#/definitions/HamletOutcome"}
    assert forms["HamletOutcome"]["anyOf"][-1]["properties"].keys() == {"outcome", "source", "note"}
    of_part = forms["FigureResult"]["anyOf"][-1]["properties"]
    assert "value" in of_part
    assert of_part.keys().isdisjoint({"count", "parts"})


def test_results_under_another_framework_are_not_held_to_these_codes(folder: Path) -> None:
    review = read_schema(folder, "khung")["definitions"]["Review"]
    assert review["if"] == {"properties": {"framework": {"const": "khung"}}}
    [by_code] = review["else"]["properties"]["results"]["patternProperties"].values()
    assert by_code == {"$ref": "#/definitions/Result"}


def test_only_the_default_framework_need_not_be_named(folder: Path) -> None:
    default, other = read_schema(folder, "khung"), read_schema(folder, "khac")
    assert default["properties"]["framework"]["const"] == "khung"
    assert default["required"] == ["code", "name", "province", "zone"]
    assert other["properties"]["framework"]["const"] == "khac"
    assert other["required"] == ["code", "name", "province", "framework"], "it has no zones"


def test_a_schema_for_every_framework_takes_no_data(ntm: Runner, tmp_path: Path) -> None:
    run = ntm("schema", "adjustment", cwd=tmp_path)
    assert (run.status, run.err) == (0, "")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("framework", "--framework", "khung"), "ntm schema commune --framework"),
        (("commune", "--zone", "z1"), "“z1”"),
        (("commune", "--framework", "khun"), "“khung”"),
        (("commune", "--framework", "khung", "--zone", "z3"), "z1, z2"),
        (("commun",), "framework, commune, adjustment"),
        ((), "framework|commune|adjustment"),
    ],
)
def test_wrong_use_is_told(folder: Path, args: tuple[str, ...], said: str, lang: str) -> None:
    run = run_here(folder, "schema", *args, lang=lang)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


def test_a_framework_with_an_error_has_no_schema(folder: Path) -> None:
    path = folder / "frameworks" / "khac.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Khác\n", ""), encoding="utf-8")
    run = run_here(folder, "schema", "commune", "--framework", "khac")
    assert (run.status, run.out) == (3, "")
    assert "NTM102" in run.err


def test_the_page_on_editors_shows_what_an_editor_shows() -> None:
    page = (ROOT / "docs" / "soan-thao.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(17\.8 .*?)\n```", page, re.DOTALL)
    schema = read_schema(ROOT / "docs" / "vi-du", "bo-vi-du")
    assert shown is not None
    assert shown[1] == results_of(schema)["17.8"]["description"].replace("\u00a0", " ")


def test_the_page_on_editors_shows_the_first_line_of_each_kind_of_file() -> None:
    page = (ROOT / "docs" / "soan-thao.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"`(# yaml-language-server: [^`]+)`", page))
    assert len(shown) == 4
    assert shown <= {path.read_text(encoding="utf-8").partition("\n")[0] for path in data_files()}
