"""The catalogue of diagnostic codes keeps its word: its examples do what they claim, and its texts are complete."""

import datetime
import re
import string
from pathlib import Path

import pytest
from code_cases import EXPECTED, MADE, find_case, split_files
from code_pages import PAGES, fence, write_page
from conftest import ROOT, Runner

from ntmcli.diagnostic import (
    Diagnostic,
    Lang,
    Severity,
    contradictions,
    misfits,
    reading,
    references,
    shape,
    upkeep,
    values,
)
from ntmcli.diagnostic.catalogue import Entry, entries, hint, message, severity
from ntmcli.present.output import harmless
from ntmcli.store.audit import Data
from ntmcli.store.survey import find_all

ENTRIES = entries()
LANGS = ("vi", "en")
TODAY = datetime.date(2026, 12, 31)
SINGLE = [entry for entry in ENTRIES.values() if entry.kind != "folder"]

FRAMEWORK = {
    "name": "name: Bộ tiêu chí thử",
    "decision": "decision: {number: 1/QĐ-TTg}",
    "in_force": "in_force: {from: 2022-03-08}",
    "zones": "zones: {tdmnpb: Trung du miền núi phía Bắc, dbsh: Đồng bằng sông Hồng}",
    "criteria": """\
criteria:
  - code: "10"
    name: Thu nhập
    indicators:
      - {code: "10", name: Thu nhập, unit: triệu đồng/người/năm, target: {at_least: {2022: 39}}}
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: 90}, counted: người}
      - {code: "15.2", name: Trạm y tế, target: đạt, may_not_apply: xã không phải có trạm y tế}
  - code: "17"
    name: Môi trường
    indicators:
      - code: "17.1"
        name: Nước sạch
        target:
          all:
            - {code: a, name: Hộ dùng nước sạch, unit: "%", target: {at_least: 30}}
            - {code: b, name: Hộ dùng nước tập trung, unit: "%", target: {at_least: 10}}
      - {code: "17.2", name: Cảnh quan, target: đạt}""",
    "conditions": "conditions: [{code: no-debt, name: Không nợ đọng, target: đạt}]",
}
COMMUNE = {
    "name": "name: Một",
    "province": "province: Tỉnh Một",
    "zone": "zone: tdmnpb",
    "hamlets": "hamlets: [{code: thon-mot, name: Thôn Một}, {code: thon-hai, name: Thôn Hai}]",
}
ADJUSTMENT = {
    "name": "name: Quy định của tỉnh Một",
    "framework": "framework: khung-thu",
    "decision": "decision: {number: 2/QĐ-UBND}",
    "applies": "applies: {province: Tỉnh Một, from: 2022-10-01}",
}
WITHOUT = {("NTM304", "wrong"): "zone"}
"""What must be missing for an example to be wrong."""


MINIMAL = {"criteria.yaml": FRAMEWORK, "frameworks": FRAMEWORK, "communes": COMMUNE, "adjustments": ADJUSTMENT}
PATHS = {
    "framework": "criteria.yaml",
    "commune": "communes/xa-mot.yaml",
    "adjustment": "adjustments/tinh-mot.yaml",
}


def complete(path: str, example: str, without: str | None = None) -> str:
    """Return a whole file: the example, and each key that it does not have."""
    code = "khung-thu" if path == "criteria.yaml" else Path(path).stem
    minimal = {"code": f"code: {code}"} | MINIMAL[path.partition("/")[0]]
    kept = [
        text for key, text in minimal.items() if not re.search(rf"^{key}:", example, re.MULTILINE) and key != without
    ]
    return "\n".join([*kept, example, ""])


def audit(entry: Entry, which: str, root: Path) -> list[Diagnostic]:
    """Put an example into a data folder and return all that is found there."""
    example = getattr(entry, which)
    files = split_files(example) if entry.kind == "folder" else {"communes/xa-mot.yaml": "", PATHS[entry.kind]: example}
    for path, text in ({"criteria.yaml": ""} | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(complete(path, text, WITHOUT.get((entry.code, which))), encoding="utf-8")
    return find_all(Data(root, TODAY), max_age=365)[1]


def is_error(found: Diagnostic) -> bool:
    return severity(found.code) is Severity.ERROR


@pytest.mark.parametrize("entry", SINGLE, ids=lambda entry: entry.code)
def test_the_wrong_example_is_found_wrong(entry: Entry, tmp_path: Path) -> None:
    found = audit(entry, "wrong", tmp_path)
    assert entry.code in {each.code for each in found}
    assert {each.code for each in found if is_error(each)} <= {entry.code}, "the example has another error too"


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.code)
def test_the_right_example_has_no_error(entry: Entry, tmp_path: Path) -> None:
    found = audit(entry, "right", tmp_path)
    assert [each for each in found if is_error(each)] == []
    assert entry.code not in {each.code for each in found}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.code)
def test_all_texts_are_there_in_both_languages(entry: Entry) -> None:
    for texts in (entry.title, entry.message, entry.hint, entry.why):
        assert tuple(texts) == LANGS
        assert all(text.strip() == text != "" for text in texts.values())
        assert texts["vi"] != texts["en"]
    assert not entry.title["vi"].endswith(".")
    assert not entry.title["en"].endswith(".")
    for lang in LANGS:
        assert entry.message[lang].endswith(".")
        assert entry.hint[lang].endswith(".")
        assert entry.why[lang].endswith(".")
        assert not {"{", "}"} & set(entry.why[lang]), "why it matters is said as it stands, without blanks"
        assert entry.why[lang] not in (entry.message[lang], entry.hint[lang])
    assert entry.wrong.strip()
    assert entry.right.strip()
    assert entry.wrong != entry.right


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.code)
def test_both_languages_have_the_same_blanks(entry: Entry) -> None:
    for texts in (entry.title, entry.message, entry.hint):
        assert blanks(texts["vi"]) == blanks(texts["en"])
    assert blanks(entry.title["vi"]) == set()


@pytest.mark.parametrize("entry", SINGLE, ids=lambda entry: entry.code)
def test_the_sentences_of_a_finding_have_no_blank_left(entry: Entry, tmp_path: Path) -> None:
    for found in audit(entry, "wrong", tmp_path):
        for lang in LANGS:
            assert message(found, lang).strip()
            assert hint(found, lang).strip()


def test_no_code_is_given_twice() -> None:
    modules = (reading, shape, values, references, misfits, upkeep, contradictions)
    assert sum(len(module.ENTRIES) for module in modules) == len(ENTRIES)


def test_codes_are_in_order_and_say_their_severity() -> None:
    assert list(ENTRIES) == sorted(ENTRIES)
    assert all(re.fullmatch(r"NTM[0-4]\d\d", code) for code in ENTRIES)
    assert all(not entry.blocks for entry in ENTRIES.values() if entry.severity is Severity.WARNING)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.code)
def test_explain_prints_the_page_of_a_code(entry: Entry, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    from ntmcli.cli.app import main

    assert main(["explain", entry.code.lower(), "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0].startswith(f"{entry.code} · ")
    assert out.splitlines()[0].endswith(entry.title[lang])
    assert entry.why[lang] in out
    for example in (entry.wrong, entry.right):
        assert all(f"    {line}\n" in out for line in example.splitlines())
    assert "{{" not in "".join(line for line in out.splitlines() if not line.startswith("    "))


@pytest.mark.parametrize(("lang", "said"), [("vi", "Không có mã lỗi “NTM999”"), ("en", "no diagnostic code “NTM999”")])
def test_explain_of_an_unknown_code_is_wrong_use(lang: str, said: str, ntm: Runner) -> None:
    run = ntm("explain", "NTM999", "--lang", lang)
    assert run.status == 2
    assert run.out == ""
    assert said in run.err


def test_explain_needs_no_data(ntm: Runner, tmp_path: Path) -> None:
    assert ntm("explain", "NTM201", cwd=tmp_path).status == 0


def test_explain_says_the_same_in_json(ntm: Runner) -> None:
    entry = ENTRIES["NTM202"]
    said = ntm("explain", "NTM202", "--lang", "en", "--format", "json").json
    assert said["title"] == entry.title["en"]
    assert said["message"] == "The number “…” is written with a comma."
    assert said["why"] == entry.why["en"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_the_codes_is_what_is_generated(lang: Lang) -> None:
    page = (ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    assert page == write_page(lang), "run tests/update_goldens.py"
    assert page == harmless(page), "a hidden character"


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_a_section_that_shows_its_examples_and_what_is_printed(lang: Lang) -> None:
    page = (ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    contents, *parts = re.split(r"^### (NTM\d+)$", page, flags=re.MULTILINE)
    assert parts[::2] == re.findall(r"^\* \[(NTM\d+)\]", contents, re.MULTILINE) == list(ENTRIES)
    for entry, section in zip(ENTRIES.values(), parts[1::2], strict=True):
        blocks = [text for _, text in re.findall(r"^(`{3,})\w+\n(.*?)\n\1$", section, re.MULTILINE | re.DOTALL)]
        case = find_case(entry)
        assert (case is None) is (entry.code in MADE)
        printed = [] if case is None else [(case / EXPECTED[lang]).read_text(encoding="utf-8").rstrip("\n")]
        assert blocks == [entry.wrong, *printed, entry.right]


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fence("a", "yaml") == "```yaml\na\n```"
    assert fence("```\na ```` b", "text") == "`````text\n```\na ```` b\n`````"
