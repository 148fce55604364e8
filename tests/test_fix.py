"""`ntm check --fix`: what can mean one thing only is mended, and nothing else changes."""

import contextlib
import datetime
import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from code_cases import EXPECTED, code_of, find_cases
from conftest import Run, Runner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntmcli.cli.app import main
from ntmcli.diagnostic import Severity
from ntmcli.diagnostic.catalogue import severity
from ntmcli.model.values import OUTCOME_WORDS
from ntmcli.store.audit import Data
from ntmcli.store.mending import ONE_PLACE, ORDER, Mended, mend
from ntmcli.store.mends import list_misspellings
from ntmcli.store.reader import read

TODAY = datetime.date(2024, 6, 15)
MENDABLE = (*ONE_PLACE, ORDER)
CASES = find_cases()
MENDED_CASES = [case for case in CASES if code_of(case) in MENDABLE]
GOLDEN = {"vi": "mended.txt", "en": "mended.en.txt"}

CRITERIA = """\
code: khung
name: Khung
decision: {number: 1/QĐ-TTg}
in_force: {from: 2022-03-08}
criteria:
  - code: "1"
    name: Tiêu chí một
    indicators:
      - {code: "1.1", name: Tỷ lệ, unit: "%", target: {at_least: 90}}
      - {code: "1.2", name: Xét, target: đạt, may_not_apply: Không có}
      - {code: "1.3", name: Thu nhập, unit: triệu đồng, target: {at_least: 39}}
      - code: "1.4"
        name: Hai phần
        target:
          all:
            - {code: a, name: Phần a, unit: "%", target: {at_least: 30}}
            - {code: b, name: Phần b, unit: km, target: {at_least: 2}}
  - {code: "2", name: Tiêu chí hai}
conditions: [{code: no-debt, name: Hài lòng, unit: "%", target: {at_least: 80}}]
"""
HEAD = "code: xa\nname: Xã\nprovince: Tỉnh\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kho") / "data"
    (path / "communes").mkdir(parents=True)
    (path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    return path


@pytest.fixture
def fixed(root: Path) -> Callable[[str | bytes], Mended]:
    """Mend the text of a commune, and hold that to what every mend must keep."""
    data = Data(root, TODAY)

    def fix(text: str | bytes) -> Mended:
        before = text if isinstance(text, bytes) else text.encode()
        return mend_soundly(data, before)

    return fix


def mend_soundly(data: Data, before: bytes) -> Mended:
    path = data.root / "communes/xa.yaml"
    mended = mend(data, path, before)
    again = mend(data, path, mended.data)
    assert (again.data, again.made) == (mended.data, [])
    assert [(each.diagnostic, each.why) for each in again.left] == [(each.diagnostic, each.why) for each in mended.left]
    assert bool(mended.made) is (mended.data != before)
    return mended


def results(*lines: str, date: str = "2022-05-26") -> str:
    return f"{HEAD}reviews:\n  - date: {date}\n    results:\n" + "".join(f"      {line}\n" for line in lines)


# -- the cases of the codes


def run_fix(case: Path, folder: Path, *args: str) -> Run:
    """Mend a copy of a case's data; return what is printed as a user sees it in the folder."""
    shutil.copytree(case / "data", folder / "data", symlinks=True)
    out, err = io.StringIO(), io.StringIO()
    asked = (case / "args").read_text(encoding="utf-8").split() if (case / "args").exists() else ()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["check", "--data", "data", "--fix", *asked, *args])
    return Run(status, out.getvalue(), err.getvalue())


def run_golden(case: Path, folder: Path, lang: str) -> str:
    run = run_fix(case, folder, "--dry-run", "--lang", lang)
    return f"{run.out}{run.err}"


@pytest.mark.parametrize("lang", GOLDEN)
@pytest.mark.parametrize("case", MENDED_CASES, ids=lambda case: case.name)
def test_a_trial_says_what_is_expected(case: Path, lang: str, tmp_path: Path) -> None:
    """`python tests/update_goldens.py` writes them."""
    assert run_golden(case, tmp_path, lang) == (case / GOLDEN[lang]).read_text(encoding="utf-8")
    for path in (case / "data").rglob("*.yaml"):
        assert (tmp_path / path.relative_to(case)).read_bytes() == path.read_bytes()


def test_only_cases_of_mends_have_a_trial() -> None:
    assert {case.name for case in CASES if (case / GOLDEN["vi"]).exists()} == {case.name for case in MENDED_CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_no_mend_leaves_every_file_as_it_is(case: Path, tmp_path: Path) -> None:
    (tmp_path / "mot").mkdir()
    run = run_fix(case, tmp_path / "mot")
    changed = [
        path
        for path in (case / "data").rglob("*.yaml")
        if path.is_file() and (tmp_path / "mot" / path.relative_to(case)).read_bytes() != path.read_bytes()
    ]
    if code_of(case) not in MENDABLE and "ntm012-two-ways" not in case.name:
        assert changed == []
        assert (case / EXPECTED["vi"]).read_bytes().decode() == run.out
    if changed:
        assert code_of(case) not in run.out
    else:
        assert run.status == (1 if severity(code_of(case)) is Severity.ERROR else 0)
    (tmp_path / "hai").mkdir()
    if (case / "args").exists():
        shutil.copy(case / "args", tmp_path / "mot")
    again = run_fix(tmp_path / "mot", tmp_path / "hai")
    assert (again.status, again.out) == (run.status, run.out)
    assert "Đã sửa 0 chỗ trong 0 tệp." in again.err


@pytest.mark.parametrize("code", MENDABLE)
def test_each_mend_has_a_case_in_which_it_is_made(code: str, tmp_path: Path) -> None:
    made = []
    for case in MENDED_CASES:
        if code_of(case) == code:
            (tmp_path / case.name).mkdir()
            made.append(run_fix(case, tmp_path / case.name).err)
    assert any(f"đã sửa {code}" in said or "đã xếp lại" in said for said in made)


# -- what is mended and what is left


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("1.1: đạt", '"1.1": đạt'),
        ('"1.1": 84,5', '"1.1": 84.5'),
        ('"1.1": "84,5"', '"1.1": "84.5"'),
        ("\"1.1\": '84,5'  # ghi chú", "\"1.1\": '84.5'  # ghi chú"),
        ('"1.1": ">84,5"', '"1.1": ">84.5"'),
        ('"1.1": 84,50', '"1.1": 84.50'),
        ('"1.1": 0,845', '"1.1": 0.845'),
        ('"1.3": 1234,567', '"1.3": 1234.567'),
        ('"1.3": -0,5', '"1.3": -0.5'),
        ('"1.1": 84%', '"1.1": 84'),
        ('"1.1": 84,5 %', '"1.1": 84.5'),
        ('"1.1": ">=84,5%"', '"1.1": ">=84.5"'),
        ('"1.1": {value: "84,5%", year: 2022}', '"1.1": {value: "84.5", year: 2022}'),
        ('"1.4": {parts: {a: 35%, b: "2,5"}}', '"1.4": {parts: {a: 35, b: "2.5"}}'),
        ('"1.2": dat', '"1.2": đạt'),
        ('"1.2": Đat', '"1.2": đạt'),
        ('"1.2": CHUA DAT', '"1.2": chưa đạt'),
        ('"1.2": Ðạt', '"1.2": đạt'),
        ('"1.2": "co ban dat"', '"1.2": "cơ bản đạt"'),
        ('"1.2": khong ap dung', '"1.2": không áp dụng'),
        ('"1.2": {outcome: chua danh gia, note: a}', '"1.2": {outcome: chưa đánh giá, note: a}'),
        ("{1.2: chua dat, 1.1: 5}", '{"1.2": chưa đạt, "1.1": 5}'),
    ],
)
def test_what_can_mean_one_thing_only_is_mended(fixed: Callable[[str], Mended], wrong: str, right: str) -> None:
    text = results(wrong)
    mended = fixed(text)
    assert mended.data.decode() == text.replace(wrong, right)
    assert mended.left == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ('"1.3": 1,234', "left_thousands"),
        ('"1.1": 84,500', "left_thousands"),
        ('"1.1": 84,500%', "left_thousands"),
        ('"1.1": ">-1,234"', "left_thousands"),
        ('"1.3": 38%', "left_unit"),
        ('"1.4": {parts: {b: 3%}}', "left_unit"),
        ('"9.9": 3%', "left_unit"),
        ('"1.1": "84\\x2C5"', "left_layout"),
        ('"1.1": "84,\\\n        5"', "left_layout"),
        ('"1.1": >-\n        84,5', "left_layout"),
        ('"1.2": chua  dat', "left_layout"),
        ('"1.1": 845%', "left_error"),
        ('"1.1": {value: "95,5", outcome: chưa đạt}', "left_error"),
        ('"1.1": {value: "84,5", count: 1, of: 2}', "left_error"),
    ],
)
def test_what_is_not_safe_is_left_and_said(fixed: Callable[[str], Mended], wrong: str, why: str) -> None:
    text = results(wrong)
    mended = fixed(text)
    assert mended.data.decode() == text
    assert [each.why for each in mended.left] == [why]


def test_the_end_of_a_decimal_comma_is_not_quoted_as_a_code(fixed: Callable[[str], Mended]) -> None:
    text = f'{HEAD}reviews:\n  - {{date: 2022-05-26, results: {{"1.1": 1,5, 2: đạt, "1.2": dat}}}}\n'
    mended = fixed(text)
    assert mended.data.decode() == text.replace("dat}", "đạt}")
    assert [(each.why, each.diagnostic.args["text"]) for each in mended.left] == [
        ("left_decimal", "5"),
        ("left_decimal", "2"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.1:",
        *('"1.2": không đạt', '"1.2": khong dat', '"1.2": đạtt', '"1.2": đát', '"1.2": met', '"1.1": 1_000'),
        *('"1.1": 8,4,5', '"1.1": {value: 84,5}', '"1.1": [84]', '"1.1": ~', "# 1.1: 84,5", '"1.1": đạt'),
    ],
)
def test_what_is_no_mend_is_neither_mended_nor_spoken_of(fixed: Callable[[str], Mended], line: str) -> None:
    text = results('"1.2": đạt', line)
    mended = fixed(text.replace('"1.2": đạt\n      "1.2"', '"1.2"'))
    assert (mended.made, mended.left) == ([], [])


def test_a_misspelling_is_its_word_with_marks_lost_and_of_one_word_alone() -> None:
    listed = list_misspellings()
    assert set(listed.values()) == set(OUTCOME_WORDS)
    assert {"dat", "đat", "chua dat", "co ban dat", "khong ap dung", "chua danh gia"} <= listed.keys()
    for written, word in listed.items():
        letters = [(ours[0], theirs[0]) for ours, theirs in zip(map(bare, written), map(bare, word), strict=True)]
        assert all(ours == theirs for ours, theirs in letters)


def bare(letter: str) -> str:
    return {"đ": "d", "ð": "d"}.get(letter, normalize("NFD", letter)[0])


def test_a_percentage_of_a_condition_and_of_limits_is_known(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "data")
    (tmp_path / "data/adjustments").mkdir()
    step = tmp_path / "data/adjustments/tinh.yaml"
    step.write_text(
        "code: tinh\nname: A\nframework: khung\ndecision: {number: 2/QĐ}\napplies: {from: 2023-01-01}\n"
        'targets:\n  1.1: {at_least: 95%}\n  "1.3": {at_least: 40%}\n  "1.4": {all: [{code: a, name: A, unit: "%", '
        'target: {at_least: "3,5%"}}]}\n',
        encoding="utf-8",
    )
    criteria = tmp_path / "data/criteria.yaml"
    wrong = CRITERIA.replace("{at_least: 90}", "{at_least: 90%}").replace("{at_least: 39}", "{at_least: 39%}")
    criteria.write_text(wrong + "withdrawal: {with_key_from: 30%}\n", encoding="utf-8")
    commune = tmp_path / "data/communes/xa.yaml"
    commune.write_text(f"{HEAD}reviews:\n  - {{date: 2022-05-26, conditions: {{no-debt: 92%}}}}\n", encoding="utf-8")
    data = Data(tmp_path / "data", TODAY)
    made = mend(data, criteria, criteria.read_bytes())
    assert made.data.decode() == wrong.replace("90%", "90") + "withdrawal: {with_key_from: 30}\n"
    assert [each.why for each in made.left] == ["left_unit"]
    # The rules themselves are mended first: by a framework that cannot be read, no unit is known.
    assert [each.why for each in mend(data, commune, commune.read_bytes()).left] == ["left_unit"]
    criteria.write_text(CRITERIA, encoding="utf-8")
    data = Data(tmp_path / "data", TODAY)
    assert "{no-debt: 92}" in mend(data, commune, commune.read_bytes()).data.decode()
    made = mend(data, step, step.read_bytes())
    assert '"1.1": {at_least: 95}' in made.data.decode()
    assert '"1.3": {at_least: 40%}' in made.data.decode()
    assert 'target: {at_least: "3.5"}' in made.data.decode()


def test_a_mend_that_contradicts_another_answer_is_not_made(fixed: Callable[[str], Mended]) -> None:
    """15: đạt over 15.1: chưa đạt is an error of the criterion's line, brought up by the mended one."""
    mended = fixed(results('"1.1": dat', '"1.2": chua dat', '"1": đạt'))
    assert [made.after for made in mended.made] == ["đạt"]
    assert [(each.why, each.other) for each in mended.left] == [("left_error", "NTM402")]


def test_an_error_that_a_mend_only_lets_be_seen_is_not_its_own(fixed: Callable[[str], Mended]) -> None:
    mended = fixed(results('"1.1": {value: 95, outcome: chưa đạt}', '"1.2": dat'))
    assert [made.after for made in mended.made] == ["đạt"]
    assert mended.left == []


# -- letters


def test_letters_are_composed_in_comments_too(fixed: Callable[[str], Mended]) -> None:
    text = results('"1.2": {outcome: đạt, note: Vân Nham}  # thôn Một') + "# hết\n"
    mended = fixed(normalize("NFD", text))
    assert mended.data.decode() == text
    assert [(made.code, made.after) for made in mended.made] == [("", "4")]


def test_a_misspelling_in_decomposed_letters_is_mended_in_one_go(fixed: Callable[[str], Mended]) -> None:
    mended = fixed(normalize("NFD", results('"1.2": chưa dat')))
    assert mended.data.decode() == results('"1.2": chưa đạt')
    assert [made.code for made in mended.made] == ["", "NTM208"]


def test_letters_that_would_change_what_is_read_are_left(fixed: Callable[[str], Mended]) -> None:
    text = results('"1.2": {outcome: đạt, note: \u1fefa}')  # composed, this is a grave accent, which YAML reserves
    assert fixed(text).made == []


# -- the order of reviews


BLOCKS = """\
reviews:
  # đợt hai
  # (báo cáo)
  - date: 2023-05-26  # ngày
    source: |
      B

      b
    results: {"1.2": đạt}
      # trong đợt hai

  - date: 2022-05-26
    results:
      "1.2": chưa đạt

  # của đợt ba

  # đợt ba
  - {date: 2022-12, results: {"1.1": 5}}
  # cuối danh sách
hamlets: []
"""
ORDERED = """\
reviews:
  - date: 2022-05-26
    results:
      "1.2": chưa đạt

  # đợt ba
  - {date: 2022-12, results: {"1.1": 5}}

  # của đợt ba

  # đợt hai
  # (báo cáo)
  - date: 2023-05-26  # ngày
    source: |
      B

      b
    results: {"1.2": đạt}
      # trong đợt hai
  # cuối danh sách
hamlets: []
"""


def test_reviews_are_moved_whole_with_their_comments(fixed: Callable[[str], Mended]) -> None:
    mended = fixed(HEAD + BLOCKS)
    assert mended.data.decode() == HEAD + ORDERED
    assert [(made.code, made.before, made.after) for made in mended.made] == [
        (ORDER, "2023-05-26, 2022-05-26, 2022-12", "2022-05-26, 2022-12, 2023-05-26")
    ]


def test_reviews_of_one_day_keep_their_order(fixed: Callable[[str], Mended]) -> None:
    dates = ["2023-01-01", "2022-12-31", "2022", "2022-12"]
    text = HEAD + "reviews:\n" + "".join(f"- date: {date}\n  source: S{at}\n" for at, date in enumerate(dates))
    root = read(fixed(text).data, "x").root
    assert root is not None
    assert [review["source"] for review in root["reviews"]] == ["S1", "S2", "S3", "S0"]


def test_the_last_review_may_lack_its_line_break(fixed: Callable[[str], Mended]) -> None:
    text = HEAD + "reviews:\n  - date: 2023-01-01\n  - date: 2022-01-01"
    assert fixed(text).data.decode() == HEAD + "reviews:\n  - date: 2022-01-01\n  - date: 2023-01-01"


@pytest.mark.parametrize(
    "reviews",
    [
        "reviews: [{date: 2023-01-01}, {date: 2022-01-01}]\n",
        "reviews:\n  -\n    date: 2023-01-01\n  - date: 2022-01-01\n",
        "reviews:\n  - # ngày\n    date: 2023-01-01\n  - date: 2022-01-01\n",
    ],
)
def test_reviews_laid_out_otherwise_are_left(fixed: Callable[[str], Mended], reviews: str) -> None:
    mended = fixed(HEAD + reviews)
    assert mended.made == []
    assert [each.why for each in mended.left] == ["left_layout"]


# -- laws


WRONG = st.sampled_from(
    [
        *(
            '"1.1": 84,5',
            '"1.1": "84,5%"',
            '"1.1": 845%',
            '"1.1": 1,234',
            "1.1: 9",
            '"1.1": {value: "95,5", outcome: dat}',
        ),
        *('"1.2": dat', "1.2: Chua Dat", '"1.2": không đạt', '"1.2": {outcome: co ban dat, note: a}', '"1.2": đạt'),
        *('"1.3": 38,5', '"1.3": 38%', "1.3: '>38,5'", '"1.4": {parts: {a: 3%, b: "2,5"}}', "1.4: dat", "1: chua dat"),
        *('"2": dat', "2: đạt", "2: {outcome: khong ap dung}", '"9.9": 3%'),
    ]
)
COMMENTS = st.sampled_from(["", "", "# ghi chú: 84,5 dat 1.1", "  # thôn Một", "      # trong"])
DATES = st.sampled_from(["2022", "2022-05", "2022-05-26", "2023-01-01", "2021-12-31", "2022-02-30"])
Reviews = list[tuple[str, str, list[tuple[str, str]], str]]
REVIEWS = st.lists(
    st.tuples(DATES, COMMENTS, st.lists(st.tuples(WRONG, COMMENTS), max_size=4), COMMENTS), min_size=1, max_size=4
)


def write_reviews(reviews: Reviews) -> list[str]:
    lines = ["reviews:"]
    for date, above, entries, below in reviews:
        lines += [above, f"  - date: {date}"]
        written = {entry.partition(":")[0].strip('"'): (entry, comment) for entry, comment in entries}
        if written:
            lines.append("    results:")
            lines += [f"      {entry}  {comment.strip()}".rstrip() for entry, comment in written.values()]
        lines.append(below)
    return lines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(REVIEWS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans(), st.booleans())
def test_any_mends_are_made_once_and_change_nothing_else(
    root: Path,
    reviews: Reviews,
    line: str,
    mark: bool,
    cut: bool,
    split: bool,
) -> None:
    text = line.join([*HEAD.splitlines(), *write_reviews(reviews), "note: hết", ""])
    text = text.removesuffix(line) if cut else text
    before = (b"\xef\xbb\xbf" if mark else b"") + normalize("NFD" if split else "NFC", text).encode()
    data = Data(root, TODAY)
    mended = mend_soundly(data, before)
    old, new = read(before, "x").root, read(mended.data, "x").root
    assert old is not None
    assert new is not None
    assert mended.data.startswith(b"\xef\xbb\xbf") is mark
    after = mended.data.decode("utf-8-sig")
    assert after.endswith(line) is not cut
    assert len(after.split(line)) == len(text.split(line))
    assert sorted(part.partition("#")[2] for part in after.split(line)) == sorted(
        part.partition("#")[2] for part in text.split(line)
    )
    # What the checks find afterwards was there before, or was hidden by what is mended.
    assert {**new, "reviews": None} == {**old, "reviews": None}
    assert sorted(str(review["date"]) for review in new["reviews"]) == sorted(
        str(review["date"]) for review in old["reviews"]
    )
    changed = {made.after for made in mended.made if made.is_value}
    kept = {value for review in old["reviews"] for value in leaves(review)}
    assert {value for review in new["reviews"] for value in leaves(review)} <= kept | changed


def leaves(node: object) -> list[str]:
    if isinstance(node, dict):
        return [leaf for value in node.values() for leaf in leaves(value)]
    return [str(node)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: (HEAD + text).encode("utf-8", "ignore")))
def test_no_bytes_make_it_fail(root: Path, data: bytes) -> None:
    mend_soundly(Data(root, TODAY), data)


# -- the command


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root, tmp_path / "data")
    (tmp_path / "data/communes/xa.yaml").write_bytes(
        ("\ufeff" + results("1.1: 84,5", '"1.2": dat')).replace("\n", "\r\n").encode()
    )
    (tmp_path / "data/communes/sach.yaml").write_text(
        HEAD.replace("xa", "sach").replace("Xã", "Sạch"), encoding="utf-8"
    )
    return tmp_path


def test_marks_and_line_ends_stay_and_sound_files_are_not_touched(ntm: Runner, folder: Path) -> None:
    sound = [folder / "data/criteria.yaml", folder / "data/communes/sach.yaml"]
    for path in sound:
        os.utime(path, ns=(1, 1))
        path.chmod(0o444)
    (folder / "data/communes/xa.yaml").chmod(0o640)
    run = ntm("check", "--fix", cwd=folder)
    assert (run.status, run.out) == (0, "Không có lỗi trong 3 tệp đã kiểm tra.\n")
    assert run.err.splitlines() == [
        'data/communes/xa.yaml:7:7: đã sửa NTM107: 1.1 → "1.1"',
        "data/communes/xa.yaml:7:12: đã sửa NTM202: 84,5 → 84.5",
        "data/communes/xa.yaml:8:14: đã sửa NTM208: dat → đạt",
        "Đã sửa 3 chỗ trong 1 tệp.",
    ]
    right = results('"1.1": 84.5', '"1.2": đạt')
    assert (folder / "data/communes/xa.yaml").read_bytes() == ("\ufeff" + right).replace("\n", "\r\n").encode()
    assert [path.stat().st_mtime_ns for path in sound] == [1, 1]
    if sys.platform != "win32":
        assert (folder / "data/communes/xa.yaml").stat().st_mode & 0o777 == 0o640
    os.utime(folder / "data/communes/xa.yaml", ns=(1, 1))
    again = ntm("check", "--fix", cwd=folder)
    assert (again.status, again.err) == (0, "Đã sửa 0 chỗ trong 0 tệp.\n")
    assert (folder / "data/communes/xa.yaml").stat().st_mtime_ns == 1


def test_only_the_files_asked_for_are_mended(ntm: Runner, folder: Path) -> None:
    other = folder / "data/communes/khac.yaml"
    other.write_text(results('"1.2": dat').replace("code: xa", "code: khac"), encoding="utf-8")
    before = (folder / "data/communes/xa.yaml").read_bytes()
    run = ntm("check", "--fix", "data/communes/khac.yaml", cwd=folder)
    assert (run.status, run.out) == (0, "Không có lỗi trong 1 tệp đã kiểm tra.\n")
    assert "dat\n" not in other.read_text(encoding="utf-8")
    assert (folder / "data/communes/xa.yaml").read_bytes() == before


def test_results_go_to_standard_output_whatever_the_format(ntm: Runner, folder: Path) -> None:
    commune = folder / "data/communes/xa.yaml"
    commune.write_text(results('"1.2": dat', '"1.3": 1,234'), encoding="utf-8")
    run = ntm("check", "--fix", "--format", "json", "--lang", "en", cwd=folder)
    assert run.status == 1
    assert [each["code"] for each in run.json["diagnostics"]] == ["NTM202"]
    assert "mended NTM208: dat → đạt" in run.err
    assert "left NTM202: “1,234” may have a decimal comma or set thousands apart" in run.err
    quiet = ntm("check", "--fix", "--quiet", "--lang", "en", cwd=folder)
    assert (quiet.status, quiet.err) == (1, "")


def test_what_a_mended_framework_lets_be_mended_is_mended_in_one_run(ntm: Runner, folder: Path) -> None:
    (folder / "data/criteria.yaml").write_text(CRITERIA.replace("at_least: 90", 'at_least: "90,0"'), encoding="utf-8")
    commune = folder / "data/communes/xa.yaml"
    commune.write_text(results('"1.1": 92%'), encoding="utf-8")
    trial = ntm("check", "--fix", "--dry-run", cwd=folder)
    assert (trial.status, trial.err.splitlines()[-1]) == (
        0,
        "Sẽ sửa 2 chỗ trong 2 tệp; chưa ghi gì. Sau khi sửa còn 0 lỗi, 0 cảnh báo.",
    )
    assert '+      "1.1": 92\n' in trial.out
    assert ntm("check", "--fix", cwd=folder).status == 0
    assert '"1.1": 92\n' in commune.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", EXPECTED)
def test_a_trial_is_coloured_on_a_terminal_and_harmless(ntm: Runner, folder: Path, lang: str) -> None:
    commune = folder / "data/communes/xa.yaml"
    commune.write_text(results('"1.2": {outcome: dat, note: "[red]a[/red]"}'), encoding="utf-8")
    before = commune.read_bytes()
    run = ntm("check", "--fix", "--dry-run", "--color", "always", "--lang", lang, cwd=folder)
    assert run.status == 0
    assert '\x1b[32m+      "1.2": {outcome: đạt, note: "[red]a[/red]"}\x1b[0m' in run.out
    plain = ntm("check", "--fix", "--dry-run", "--lang", lang, cwd=folder)
    assert "\x1b" not in plain.out
    assert commune.read_bytes() == before


@pytest.mark.parametrize(
    "args", [("--dry-run",), ("--fix", "-"), ("--fix", "--dry-run", "--format", "json"), ("--fix", "khong-co.yaml")]
)
@pytest.mark.parametrize("lang", EXPECTED)
def test_wrong_use(ntm: Runner, folder: Path, args: tuple[str, ...], lang: str) -> None:
    before = (folder / "data/communes/xa.yaml").read_bytes()
    run = ntm("check", *args, "--lang", lang, cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith({"vi": "Lỗi: ", "en": "Error: "}[lang])
    assert (folder / "data/communes/xa.yaml").read_bytes() == before


def test_a_link_out_of_the_folder_is_not_written_through(ntm: Runner, folder: Path) -> None:
    commune = folder / "data/communes/xa.yaml"
    commune.rename(folder / "ngoai.yaml")
    commune.symlink_to(folder / "ngoai.yaml")
    before = (folder / "ngoai.yaml").read_bytes()
    other = commune.with_name("xb.yaml")
    other.write_text(results('"1.2": dat').replace("code: xa", "code: xb"), encoding="utf-8")
    run = ntm("check", "--fix", cwd=folder)
    assert run.status == 3
    assert (folder / "ngoai.yaml").read_bytes() == before
    assert '"1.2": đạt' in other.read_text(encoding="utf-8"), "the others are mended all the same"
    assert "xa.yaml" in run.err
    assert "Đã sửa 1 chỗ trong 1 tệp." in run.err


def test_the_published_data_need_no_mend(ntm: Runner) -> None:
    run = ntm("check", "--fix", "--dry-run", "--lang", "en")
    assert (run.status, run.out) == (0, "")
    assert run.err.startswith("Would mend 0 places in 0 files")
