"""The schemas in the real language server of editors: it accepts the data, and marks the mistakes it can know of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TESTS
from language_server import LanguageServer
from node_packages import install_packages
from test_cases import CASES, LINE, code_of
from test_frameworks import run_here, write_folder
from test_schema import DATA, SCHEMAS, data_files

from ntmcli.diagnostic.catalogue import entries
from ntmcli.store.disk import CRITERIA
from ntmcli.store.folder import read_file

EDITOR = TESTS / "editor"
MODELINE = "# yaml-language-server: $schema="

MARKED = [
    *("NTM101", "NTM102", "NTM103", "NTM104", "NTM105", "NTM107", "NTM109", "NTM110", "NTM111", "NTM112"),
    *("NTM201", "NTM202", "NTM203", "NTM204", "NTM205", "NTM207", "NTM208", "NTM209", "NTM210", "NTM213"),
    *("NTM214", "NTM216", "NTM217", "NTM302", "NTM303", "NTM304", "NTM306", "NTM308", "NTM309", "NTM310", "NTM311"),
    *("NTM324", "NTM325"),
]
"""The codes whose mistakes a schema can know of."""

OTHER_FILES = "it takes other files"
OTHER_PLACES = "it takes another place of the file"
COMPARED = "a schema compares no values"
TODAY = "a schema knows no day"
NOT_MARKED = {
    "NTM106": "a schema does not know the file's name",
    "NTM108": "entries of a list are alike as a whole or not at all",
    "NTM113": "a case of its own in test_cases; the schema says maxItems",
    "NTM206": COMPARED,
    "NTM211": TODAY,
    "NTM212": COMPARED,
    "NTM215": COMPARED,
    "NTM301": OTHER_FILES,
    "NTM305": OTHER_PLACES,
    "NTM307": OTHER_PLACES,
    "NTM312": COMPARED,
    "NTM313": OTHER_PLACES,
    "NTM314": OTHER_PLACES,
    "NTM315": OTHER_PLACES,
    "NTM316": OTHER_FILES,
    "NTM317": OTHER_FILES,
    "NTM318": "the reviews of other frameworks add codes",
    "NTM319": OTHER_FILES,
    "NTM320": OTHER_FILES,
    "NTM321": OTHER_FILES,
    "NTM322": OTHER_FILES,
    "NTM323": OTHER_FILES,
    "NTM326": "hamlets not assessed yet are fine",
    "NTM327": COMPARED,
    "NTM328": OTHER_PLACES,
    "NTM329": OTHER_FILES,
    "NTM330": OTHER_FILES,
    "NTM331": OTHER_FILES,
    "NTM332": TODAY,
    "NTM333": TODAY,
    "NTM334": OTHER_FILES,
    "NTM335": "a schema follows no path",
    "NTM336": OTHER_FILES,
    "NTM337": COMPARED,
    "NTM338": OTHER_PLACES,
    "NTM339": OTHER_FILES,
    "NTM340": OTHER_FILES,
    "NTM341": OTHER_PLACES,
    "NTM342": "the reviews of other frameworks add codes",
    "NTM343": OTHER_PLACES,
    **dict.fromkeys(["NTM401", "NTM402", "NTM403", "NTM404", "NTM405", "NTM406"], COMPARED),
}
"""The codes whose mistakes no schema can know of, and why."""

NUMBER = "YAML reads a number before the schema sees it"
CASES_NOT_MARKED = {
    "ntm101-merge-key": "an editor merges what stands under <<",
    "ntm201-exponent": NUMBER,
    "ntm201-half-a-number": NUMBER,
    "ntm201-hexadecimal": NUMBER,
    "ntm201-nan": NUMBER,
    "ntm201-plus": NUMBER,
    "ntm201-point-first": NUMBER,
    "ntm205-limit": "the unit stands beside the target",
    "ntm205-limit-of-an-adjustment": OTHER_FILES,
    "ntm209-capital": "YAML reads a truth value before the schema sees it",
    "ntm302-key-criterion": OTHER_PLACES,
    "ntm302-multiple": OTHER_PLACES,
    "ntm303-applies": OTHER_FILES,
    "ntm303-limit": OTHER_PLACES,
}
"""Cases of marked codes that are not marked, and why."""

# Below NTM101 it is about bytes and YAML itself, where an editor has a reader of its own.
SCHEMA_CASES = [case for case in CASES if code_of(case) >= "NTM101"]
KNOWABLE = [case for case in SCHEMA_CASES if code_of(case) in MARKED and case.name not in CASES_NOT_MARKED]
UNKNOWABLE = [case for case in SCHEMA_CASES if case not in KNOWABLE]

CRITERIA_ODD = """\
code: khung-mot
name: Khung
decision: {number: 1, date: 2022, annex: 2}
in_force: {from: 2022-03}
zones: {1: Một, hai: Hai}
criteria:
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: {1: {2022: "90", 2023: unstated}}}}
      - {code: "15.2", name: Trạm y tế, target: ĐẠT, may_not_apply: Không có trạm}
conditions: []
withdrawal: {key_criteria: ["15"], with_key_from: "30"}
"""
FRAMEWORK_ODD = """\
code: khung-hai
name: Khung hai
decision: {number: 2/QĐ-TTg}
in_force: {from: 2022-03-08}
criteria: [{code: Đ.1, name: Không có chỉ tiêu}]
"""
COMMUNE_ODD = """\
code: xa-mot
name: 1
province: Tỉnh Một
zone: {khung-mot: hai}
valid: {to: 2030}
reviews:
  - date: "2022"
    rest: CƠ BẢN  ĐẠT
    illustrative: "true"
    results:
      "15.1": {value: "90.0", year: "2022"}
      "15.2": {outcome: Không  áp dụng}
  - date: 2022-12
    framework: khung-hai
    results: {Đ.1: Chưa Đạt}
  - date: 2023-02-28
    results:
      "15.1": {hamlets: {1: {count: 0, of: "10"}}}
  - date: 2023-03
    results: {"15.1": ">= 90", "15.2": chưa đánh giá}
hamlets: [{code: 1, name: 1}]
"""
"""Files that are right and look odd."""


def schema_for(case: Path, path: Path, made: dict[tuple[bytes, ...], Path], folder: Path) -> Path:
    """Return the schema of a file of a case, made from the rules beside it where it is a commune."""
    kind = path.relative_to(case / "data").parts[0]
    if kind != "communes":
        return SCHEMAS / ("adjustment.json" if kind == "adjustments" else "framework.json")
    rules = [case / "data" / CRITERIA, *sorted((case / "data").glob("frameworks/*"))]
    rules += sorted((case / "data").glob("adjustments/*"))
    framework = read_file(path).written("framework") or read_file(case / "data" / CRITERIA).written("code") or ""
    key = (framework.encode(), *(each.read_bytes() for each in rules))
    if key not in made:
        run = run_here(case / "data", "schema", "commune", "--framework", framework)
        made[key] = folder / f"{case.name}.json" if run.status == 0 else SCHEMAS / "commune.json"
        if run.status == 0:
            made[key].write_text(run.out, encoding="utf-8")
    return made[key]


def find_mistake(case: Path) -> tuple[Path, int]:
    """Return the file and the line of a case's mistake."""
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    [match] = [match for line in expected.splitlines() if (match := LINE.fullmatch(line))]
    return case / match["path"], int(match["line"])


@pytest.fixture(scope="session")
def installed() -> Path:
    """Install the language server, unless that was done before."""
    return install_packages(EDITOR)


@pytest.fixture(scope="module")
def server(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Run one server with all files open, so that it waits for none."""
    folder = tmp_path_factory.mktemp("schemas")
    made: dict[tuple[bytes, ...], Path] = {}
    with LanguageServer(installed, DATA.parent) as running:
        for path in data_files():
            running.open(path, path.read_text(encoding="utf-8"))
        for case in SCHEMA_CASES:
            path, _ = find_mistake(case)
            text = path.read_text(encoding="utf-8")
            running.open(path, f"{MODELINE}{schema_for(case, path, made, folder)}\n{text}")
        yield running


def test_each_code_is_marked_or_there_is_a_reason() -> None:
    about_yaml = {code for code in entries() if code < "NTM101"}
    assert sorted([*MARKED, *NOT_MARKED, *about_yaml]) == sorted(entries())
    assert CASES_NOT_MARKED.keys() <= {case.name for case in SCHEMA_CASES if code_of(case) in MARKED}


@pytest.mark.parametrize("path", data_files(), ids=lambda path: path.stem)
def test_every_data_file_is_accepted(server: LanguageServer, path: Path) -> None:
    assert server.diagnose(path) == []


@pytest.mark.parametrize("case", KNOWABLE, ids=lambda case: case.name)
def test_a_mistake_is_marked_where_it_is(server: LanguageServer, case: Path) -> None:
    """The line of the modeline before the file makes the server's lines, which start at 0, those of the file.

    `check` places a value of the wrong shape at its key, the server where it begins: maybe on the next line.
    """
    path, line = find_mistake(case)
    marked = {each["range"]["start"]["line"] for each in server.diagnose(path)}
    assert marked & {line, line + 1}, f"marked: {marked}, wrong: {line}"


@pytest.mark.parametrize("case", UNKNOWABLE, ids=lambda case: case.name)
def test_what_a_schema_cannot_know_is_not_marked(server: LanguageServer, case: Path) -> None:
    path, _ = find_mistake(case)
    assert server.diagnose(path) == []


def test_what_is_odd_but_right_is_accepted(server: LanguageServer, tmp_path: Path) -> None:
    files = {
        "criteria.yaml": CRITERIA_ODD,
        "frameworks/khung-hai.yaml": FRAMEWORK_ODD,
        "communes/xa-mot.yaml": COMMUNE_ODD,
    }
    folder = write_folder(tmp_path / "data", files)
    checked = run_here(folder, "check")
    assert checked.status == 0, checked.out
    own = run_here(folder, "schema", "commune", "--framework", "khung-mot")
    (tmp_path / "own.json").write_text(own.out, encoding="utf-8")
    framework = SCHEMAS / "framework.json"
    schemas = dict(
        zip(files, [[framework], [framework], [tmp_path / "own.json", SCHEMAS / "commune.json"]], strict=True)
    )
    for name, listed in schemas.items():
        for schema in listed:
            path = folder / f"{schema.stem}-{name}"
            server.open(path, f"{MODELINE}{schema}\n{files[name]}")
            assert server.diagnose(path) == []


@pytest.fixture(scope="module")
def half_written(server: LanguageServer) -> Path:
    """Open a commune's file that someone is writing."""
    path = DATA / "communes" / "dang-ghi.yaml"
    text = """\
code: dang-ghi
name: Đang Ghi
province: Tỉnh Một
zone: tdmnpb
reviews:
  - date: 2022-12-31
    results:
      "15.1": chưa đạt
      "15.3": ch
  - date: 2023-12-31
    results:
      "15.2": đạt
      1
"""
    server.open(path, f"{MODELINE}../../schemas/commune-xa-ntm-2021-2025.json\n{text}")
    return path


def test_hover_tells_of_an_indicator(server: LanguageServer, half_written: Path) -> None:
    shown = server.hover(half_written, 8, 8)
    assert "15.1 Người dân tham gia bảo hiểm y tế" in shown
    assert "Đơn vị: %" in shown
    assert "Yêu cầu: ≥ 90\u00a0%" in shown
    for word in ("đạt", "cơ bản đạt", "chưa đạt", "chưa đánh giá"):
        assert f"* `{word}`" in shown


def test_outcome_words_are_offered(server: LanguageServer, half_written: Path) -> None:
    offered = server.complete(half_written, 9, 16)
    assert [each["label"] for each in offered] == ["đạt", "cơ bản đạt", "chưa đạt", "chưa đánh giá"]


def test_codes_are_offered_quoted_with_what_they_mean(server: LanguageServer, half_written: Path) -> None:
    offered = {each["label"]: each for each in server.complete(half_written, 13, 7)}
    assert '"15.2"' not in offered, "it is there already"
    assert offered["15.3"]["insertText"] == '"15.3"'
    assert "≤ 24\u00a0%" in offered["15.3"]["documentation"]
