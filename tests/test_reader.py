"""How a file is read: text stays text, every key and value has its place, and no bytes make it raise.

Each rule holds with libyaml and with the pure parser, which must give the same answers.
"""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntmcli.diagnostic import Diagnostic, Loc
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store import reader
from ntmcli.store.disk import MAX_BYTES
from ntmcli.store.reader import MAX_DEPTH, Document, Items, Map, read
from ntmcli.store.schema import validate

LIBYAML = reader.CParser
Model = type[Commune] | type[Framework] | type[Adjustment]
Place = tuple[int, int, int, int]

needs_libyaml = pytest.mark.skipif(LIBYAML is None, reason="PyYAML was built without libyaml")


@pytest.fixture(params=[pytest.param("libyaml", marks=needs_libyaml), "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with one of the two parsers."""
    if request.param == "pure":
        monkeypatch.setattr(reader, "CParser", None)
    return str(request.param)


pytestmark = pytest.mark.usefixtures("parser")


def read_text(text: str) -> Document:
    return read(text.encode("utf-8"), "x.yaml")


def listed(document: Document) -> list[tuple[int, int, str]]:
    """List line, column and code of what was refused."""
    return [(each.span.line, each.span.column, each.code) for each in document.diagnostics]


def place(document: Document, loc: Loc, on_key: bool = False) -> Place:
    span = document.span(loc, on_key)
    return (span.line, span.column, span.end_line, span.end_column)


# -- text stays text

WORDS = [
    "17.10",
    "06433",
    "no",
    "yes",
    "on",
    "off",
    "true",
    "True",
    "12:30",
    "010",
    "95.10",
    "1_000",
    "0x1F",
    "0o17",
    "1e3",
    ".5",
    ".nan",
    ".inf",
    "null",
    "Null",
    "~",
    "=",
    "2022-05-26",
    "2022-05-26T10:00:00Z",
    "6433.0",
    "+84",
    "-1",
    "0.30000000000000000000000000000001",
    "đạt",
    "a#b",
    "a:b",
]


@pytest.mark.parametrize("word", WORDS)
def test_every_scalar_is_kept_as_written(word: str) -> None:
    document = read_text(f"value: {word}\n{word}: value\nlist: [{word}, {word}]\n")
    assert document.diagnostics == []
    assert document.root == {"value": word, word: "value", "list": [word, word]}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"đạt"', "đạt"),
        ("'đạt'", "đạt"),
        ("'it''s'", "it's"),
        ('"a\\tb\\n"', "a\tb\n"),
        ('"\\u0111\\u1EA1t"', "đạt"),
        ('"\\x41\\U0001F600\\/"', "A\U0001f600/"),
        ("một\n  hai\n\n  ba", "một hai\nba"),
        ("|\n  một\n  hai\n", "một\nhai\n"),
        (">-\n  một\n  hai\n", "một hai"),
        ("đạt   # ghi chú", "đạt"),
        ('""', ""),
        ("", ""),
    ],
)
def test_ways_to_write_a_text(written: str, text: str) -> None:
    assert read_text(f"value: {written}\n").root == {"value": text}


@pytest.mark.parametrize(
    "written", ["Tie\u0302\u0301ng", "Ti\u00ea\u0301ng", '"Tie\\u0302\\u0301ng"', '"Ti\\u00ea\\u0301ng"']
)
def test_text_is_composed(written: str) -> None:
    """Values and keys, with the letters themselves or escaped, are NFC."""
    assert read_text(f"{written}: {written}\n").root == {"Tiếng": "Tiếng"}


def test_a_key_composed_in_two_ways_is_one_key() -> None:
    document = read_text("tên: a\nte\u0302n: b\n")
    assert listed(document) == [(2, 1, "NTM012")]
    assert document.diagnostics[0].args == {"text": "tên"}


PLAIN = "code: xa-mot\nname: Một\nvalid:\n  from: 2019\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + PLAIN.encode(), id="byte-order mark"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode(), id="byte-order mark and CRLF"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="CR"),
        pytest.param(PLAIN.rstrip("\n").encode(), id="no last newline"),
        pytest.param(f"---\n{PLAIN}".encode(), id="document start"),
        pytest.param(f"{PLAIN}...\n".encode(), id="document end"),
        pytest.param(f"%YAML 1.2\n---\n{PLAIN}".encode(), id="version"),
        pytest.param(f"\n\n# ghi chú\n{PLAIN}".encode(), id="comment first"),
    ],
)
def test_layouts_that_are_accepted(data: bytes) -> None:
    document = read(data, "x.yaml")
    assert document.diagnostics == []
    assert document.root == {"code": "xa-mot", "name": "Một", "valid": {"from": "2019"}}


# -- places

FLOW = 'ế: {á: [một, "hai"], b: 3}\n'


@pytest.mark.parametrize(
    ("text", "loc", "on_key", "expected"),
    [
        pytest.param('ghi chú: "Đạt"\n', ("ghi chú",), False, (1, 10, 1, 15), id="value after Vietnamese letters"),
        pytest.param('ghi chú: "Đạt"\n', ("ghi chú",), True, (1, 1, 1, 8), id="key of Vietnamese letters"),
        pytest.param("\ufeffa: b\n", ("a",), False, (1, 4, 1, 5), id="value after a byte-order mark"),
        pytest.param("\ufeffa: b\n", ("a",), True, (1, 1, 1, 2), id="key after a byte-order mark"),
        pytest.param("a: b\r\nc: d\r\n", ("c",), False, (2, 4, 2, 5), id="value after CRLF"),
        pytest.param("\ufeffa: b\r\n\r\nc: d", ("c",), True, (3, 1, 3, 2), id="key after mark, CRLF, empty line"),
        pytest.param("a: b\rc: d", ("c",), False, (2, 4, 2, 5), id="value after CR"),
        pytest.param(FLOW, ("ế", "á", 0), False, (1, 9, 1, 12), id="item in brackets"),
        pytest.param(FLOW, ("ế", "á", 1), False, (1, 14, 1, 19), id="quoted item in brackets"),
        pytest.param(FLOW, ("ế", "b"), True, (1, 22, 1, 23), id="key in braces"),
        pytest.param(FLOW, ("ế", "b"), False, (1, 25, 1, 26), id="value in braces"),
        pytest.param('a: "\\u1ebf" # x\n', ("a",), False, (1, 4, 1, 12), id="an escape is as long as written"),
        pytest.param("a: {\U0001f600: b}\n", ("a", "\U0001f600"), False, (1, 8, 1, 9), id="a letter is one column"),
        pytest.param("a:\n  - đạt\n  - xong\n", ("a", 1), False, (3, 5, 3, 9), id="item of a list"),
        pytest.param("a: b\n  c\nd: e\n", ("a",), False, (1, 4, 2, 4), id="value over two lines"),
        pytest.param("a:\n  b: c\n", ("a",), False, (1, 1, 1, 2), id="a mapping is shown by its key"),
        pytest.param("a: [{b: c}, {d: e}]\n", ("a", 1), False, (1, 14, 1, 15), id="one in a list by its first key"),
        pytest.param("a:\n  b: c\n", ("a", "x"), True, (1, 1, 1, 2), id="what is missing by what it is missing from"),
        pytest.param("a: b\n", ("x", "y"), False, (1, 1, 1, 2), id="what is missing at the root by the first key"),
        pytest.param("a: b\n", (), False, (1, 1, 1, 2), id="the whole file"),
    ],
)
def test_places(text: str, loc: Loc, on_key: bool, expected: Place) -> None:
    assert place(read_text(text), loc, on_key) == expected


def test_a_block_text_is_shown_from_its_sign() -> None:
    assert place(read_text("a: |\n  b\n  c\nd: e\n"), ("a",))[:2] == (1, 4)


def test_an_unquoted_code_is_warned_about_at_its_place() -> None:
    text = "code: xa-mot\nname: Một\nprovince: Tỉnh Một\ngso_code: 06433\n"
    text += "reviews:\n- date: 2022\n  results: {15.10: đạt}\n"
    document = read_text(text)
    commune = validate(document, Commune)
    assert commune is not None
    assert commune.gso_code == "06433"
    assert list(commune.reviews[0].results) == ["15.10"]
    assert listed(document) == [(4, 11, "NTM107"), (7, 13, "NTM107")]


# -- what is refused

REFUSED: list[Any] = [
    pytest.param(b"\xc3\xaa: b\r\nt\xc3\xaan: \xff", [(2, 6, "NTM003")], id="not UTF-8, after CRLF"),
    pytest.param(b"\xef\xbb\xbfa: \xc0\x80", [(1, 4, "NTM003")], id="overlong UTF-8 after a byte-order mark"),
    pytest.param(b"a: \xed\xa0\x80", [(1, 4, "NTM003")], id="half of a surrogate pair"),
    pytest.param(b"\xff\xfea\x00:\x00", [(1, 1, "NTM003")], id="UTF-16"),
    pytest.param("\ufeffá: \x07", [(1, 4, "NTM004")], id="bell after a byte-order mark"),
    pytest.param("\ufeff\ufeffa: b", [(1, 1, "NTM004")], id="second byte-order mark"),
    pytest.param("a: b\r\ntên: x\x00y", [(2, 7, "NTM004")], id="NUL after CRLF"),
    pytest.param("a: \u202ax\nb: \u2069", [(1, 4, "NTM004"), (2, 4, "NTM004")], id="text direction, twice"),
    pytest.param("a: x\u2028b: y", [(1, 5, "NTM004")], id="line separator"),
    pytest.param("a: x\u0085b: y", [(1, 5, "NTM004")], id="next line"),
    pytest.param('ế: "\\u2066"', [(1, 4, "NTM004")], id="escaped text direction"),
    pytest.param(
        'ế: ["\\0", "\\a", "\\b", "\\e", "\\r"]', [(1, c, "NTM004") for c in (5, 11, 17, 23, 29)], id="escapes"
    ),
    pytest.param('ế: ["\\N", "\\L", "\\P"]', [(1, c, "NTM004") for c in (5, 11, 17)], id="escaped line ends"),
    pytest.param('"\\e": a', [(1, 1, "NTM004")], id="escape in a key"),
    pytest.param('a: "\\ud83d\\ude00"', [(1, 4, "NTM004")], id="escaped surrogates"),
    pytest.param("", [(1, 1, "NTM005")], id="no bytes"),
    pytest.param("\ufeff", [(1, 1, "NTM005")], id="a byte-order mark alone"),
    pytest.param(" \n\n", [(1, 1, "NTM005")], id="blanks alone"),
    pytest.param("# a\n", [(1, 1, "NTM005")], id="comment alone"),
    pytest.param("ế: [a\n", [(1, 4, "NTM006")], id="bracket left open"),
    pytest.param("ế: ]\n", [(1, 4, "NTM006")], id="bracket without its first"),
    pytest.param("ế: a: b\n", [(1, 5, "NTM006")], id="colon in a text"),
    pytest.param("ế: @a\n", [(1, 4, "NTM006")], id="a sign that starts nothing"),
    pytest.param("%YAML 2.0\n---\na: b\n", [(1, 1, "NTM006")], id="another version of YAML"),
    pytest.param("ế:\r\n\tb: c\r\n", [(2, 1, "NTM007")], id="tab"),
    pytest.param("ế:\n  b: c\n \td: e\n", [(3, 2, "NTM007")], id="tab after a space"),
    pytest.param("ế: &x b", [(1, 4, "NTM008")], id="anchor"),
    pytest.param("&x ế: b", [(1, 1, "NTM008")], id="anchor of a key"),
    pytest.param("ế: &x {b: c}\nd: *x", [(1, 4, "NTM008"), (2, 4, "NTM008")], id="anchor and alias"),
    pytest.param("*x : b", [(1, 1, "NTM008"), (1, 1, "NTM013")], id="alias as a key"),
    pytest.param("ế: !!int 5", [(1, 4, "NTM009")], id="tag"),
    pytest.param("ế: ! 5", [(1, 4, "NTM009")], id="bare tag"),
    pytest.param("ế: !<tag:x> [5]", [(1, 4, "NTM009")], id="tag of a list"),
    pytest.param("--- !a\nế: b", [(1, 5, "NTM009")], id="tag of the file"),
    pytest.param("%TAG !x! tag:x,2000:\n---\na: !x!b c", [(3, 4, "NTM009")], id="tag by a directive"),
    pytest.param("ế: b\n---\nc: d\n", [(2, 1, "NTM010")], id="second document"),
    pytest.param("ế: b\n...\n---\nc: d\n", [(3, 1, "NTM010")], id="second document after the end of the first"),
    pytest.param("ế: b\n---\n", [(2, 1, "NTM010")], id="empty second document"),
    pytest.param("ế: b\nc: d\nế: e\n", [(3, 1, "NTM012")], id="key twice"),
    pytest.param("a: {ế: b, c: d, 'ế': e}", [(1, 17, "NTM012")], id="key twice in braces"),
    pytest.param("? [a]\n: b", [(1, 3, "NTM013")], id="list as a key"),
    pytest.param("? {a: b}\n: c", [(1, 3, "NTM013")], id="mapping as a key"),
    pytest.param("ế: {[a]: b}", [(1, 5, "NTM013")], id="list as a key in braces"),
    pytest.param("- a\n", [(1, 1, "NTM103")], id="a list"),
    pytest.param("đạt\n", [(1, 1, "NTM103")], id="a text"),
    pytest.param("null\n", [(1, 1, "NTM103")], id="null is a text"),
]


@pytest.mark.parametrize(("data", "expected"), REFUSED)
def test_what_is_refused(data: str | bytes, expected: list[tuple[int, int, str]]) -> None:
    document = read(data.encode("utf-8") if isinstance(data, str) else data, "x.yaml")
    assert listed(document) == expected
    assert all(each.path == "x.yaml" for each in document.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('ế: "\\U00110000"', id="escape over the last letter"),
        pytest.param('ế: "\\UFFFFFFFF"', id="escape over every letter"),
    ],
)
def test_an_escape_of_no_letter_is_refused(text: str) -> None:
    [(line, column, code)] = listed(read_text(text))
    assert line == 1
    assert 4 <= column <= 7
    assert code in ("NTM004", "NTM006")


def test_a_version_of_many_digits_is_refused() -> None:
    assert [code for _, _, code in listed(read_text(f"%YAML 1.{'9' * 5000}\n---\na: b\n"))] == ["NTM006"]


def test_a_text_with_several_problems_names_them_all() -> None:
    text = (
        "code: Xã Một\n"
        "name: &ten Một\n"
        "name: Hai\n"
        "zone: !vung tdmnpb\n"
        "distric: Huyện Một\n"
        "gso_code: 6433\n"
        "reviews:\n"
        "  - date: 2022-02-30\n"
        "    results: {15.1: 1_000, 'x': dat, 'y': {count: 5}}\n"
        "    rest:\n"
    )
    document = read_text(text)
    assert validate(document, Commune) is None
    assert sorted(listed(document)) == [
        (1, 1, "NTM102"),  # province
        (1, 7, "NTM105"),
        (2, 7, "NTM008"),
        (3, 1, "NTM012"),
        (4, 7, "NTM009"),
        (5, 1, "NTM101"),
        (6, 11, "NTM107"),
        (6, 11, "NTM214"),
        (8, 11, "NTM210"),
        (9, 15, "NTM107"),
        (9, 21, "NTM201"),
        (9, 33, "NTM208"),
        (9, 51, "NTM112"),
        (10, 5, "NTM104"),
    ]


@pytest.mark.parametrize(
    ("key", "at"),
    [("<<", "root"), ("<a>", "root"), ("[key]", "root"), ("<<", "review"), ("[key]", "review"), ("judgement", "root")],
)
def test_an_unknown_key_is_named_whatever_it_looks_like(key: str, at: str) -> None:
    """`<<` merges nothing here: it is a key like any other."""
    document = read_text("code: xa-mot\nname: Một\nprovince: Tỉnh Một\nreviews:\n  - date: 2022\n")
    text = "code: xa-mot\nname: Một\nprovince: Tỉnh Một\n"
    text += f"'{key}': {{zone: tdmnpb}}\n" if at == "root" else f"reviews:\n  - '{key}': đạt\n    date: 2022\n"
    document = read_text(text)
    assert validate(document, Commune) is None
    [found] = document.diagnostics
    assert (found.code, found.args["text"]) == ("NTM101", key)
    assert (found.span.line, found.span.column) == ((4, 1) if at == "root" else (5, 5))


@pytest.mark.parametrize("code", ["<a>", "[key]", "1", "a/b"])
def test_a_problem_is_placed_under_a_code_that_looks_like_something_else(code: str) -> None:
    head = "code: xa-mot\nname: Một\nprovince: Tỉnh Một\nreviews:\n  - date: 2022\n    results:\n"
    document = read_text(f"{head}      '{code}': abc\n")
    assert validate(document, Commune) is None
    assert [(span.line, span.column) for span in (each.span for each in document.diagnostics)] == [(7, len(code) + 11)]
    document = read_text(f"{head}      '17.1': {{parts: {{'{code}': {{parts: {{b: 1}}}}}}}}\n")
    assert validate(document, Commune) is None
    [found] = document.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("NTM324", 7, len(code) + 29)


@pytest.mark.parametrize("second", ["15.1 ", " 15.1"])
def test_codes_that_differ_in_blanks_are_one_code(second: str) -> None:
    """With both, one figure would be lost unseen."""
    head = "code: xa-mot\nname: Một\nprovince: Tỉnh Một\nreviews:\n  - date: 2022\n    results:\n"
    document = read_text(f"{head}      '15.1': đạt\n      '{second}': chưa đạt\n")
    validate(document, Commune)
    assert len(document.diagnostics) == 1


def test_a_limit_by_zone_names_an_unknown_key_of_a_multiple() -> None:
    limit = '{tdmnpb: {times: 1.1, framework: khung-thu, indicator: "1.1", zone: dbsh}}'
    document = read_text(
        "code: khung-thu\nname: Thử\ndecision: {number: 1/QĐ}\nin_force: {from: 2022}\n"
        f'criteria:\n  - code: "1"\n    name: A\n    indicators:\n'
        f'      - {{code: "1.1", name: B, target: {{at_least: {limit}}}}}\n'
    )
    assert validate(document, Framework) is None
    [found] = document.diagnostics
    assert (found.code, found.args["text"]) == ("NTM101", "zone")
    assert found.span.line == 9


# -- bounds

BOMB = 'a: &a ["x", "x"]\n' + "".join(
    f"{chr(letter)}: &{chr(letter)} [*{chr(letter - 1)}, *{chr(letter - 1)}]\n" for letter in range(ord("b"), ord("z"))
)


def test_a_bomb_of_aliases_is_refused_and_not_built() -> None:
    document = read_text(BOMB)
    assert {each.code for each in document.diagnostics} == {"NTM008"}
    assert isinstance(document.root, Map)
    assert all(len(items) == 2 and all(isinstance(item, str) for item in items) for items in document.root.values())


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_depth(opening: str, closing: str) -> None:
    """The mapping of the file is the first level."""
    inner = MAX_DEPTH - 1
    assert read_text(f"a: {opening * inner}b{closing * inner}\n").diagnostics == []
    refused = read_text(f"a: {opening * (inner + 1)}b{closing * (inner + 1)}\n")
    assert listed(refused) == [(1, 4 + len(opening) * inner, "NTM011")]
    assert refused.root is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 100_000, "NTM011"),
        ("{a: " * 100_000, "NTM011"),
        ("- " * 100_000, "NTM011"),
        ("{" * 100_000, "NTM013"),
        ("? " * 100_000, "NTM013"),
    ],
    ids=["lists", "mappings", "hyphens", "mappings as keys", "question marks"],
)
def test_a_hundred_thousand_levels_do_no_harm(text: str, code: str) -> None:
    assert listed(read_text(text))[-1][2] == code


def test_size() -> None:
    text = "a: b\n#"
    assert read(text.encode() + b"x" * (MAX_BYTES - len(text)), "x.yaml").root == {"a": "b"}
    document = read(text.encode() + b"x" * (MAX_BYTES + 1 - len(text)), "x.yaml")
    assert listed(document) == [(1, 1, "NTM002")]
    assert document.root is None


def test_problems_of_one_file_are_bounded() -> None:
    document = read_text("a: [" + "*x, " * 300 + "*x]")
    assert len(document.diagnostics) == reader.MAX_DIAGNOSTICS + 1
    assert document.diagnostics[-1].code == "NTM014"


# -- no bytes make it raise, and both parsers say the same

COMMUNE = """\
code: xa-mot
name: Một
province: Tỉnh Một
gso_code: "06433"
valid: {from: 2019-11-21, to: 2025-06-30}
zone: z1
reviews:
  - date: 2021-11-03
    source: >-
      nguồn thử, trang 3:
      bảng 2
    rest: đạt
    results:
      "1.1": đạt
      "1.3": {value: 65.2, year: 2021}
      "2.1": {value: ">=13", year: 2023, evidence: ["ho-so/2-1.pdf"]}
      "2.2": {count: 155, of: 883}
      "7.3": {parts: {a: chưa đạt, b: {count: 1167, of: 7672}}}
      "16": {hamlets: {thon-mot: {outcome: đạt}, thon-hai: chưa đạt}}
    conditions: {no-debt: đạt}
  - date: 2022-05
    reported: {met: 12, total: 19}
    illustrative: true
hamlets:
  - {code: thon-mot, name: Thôn Một, households: 152}
  - {code: thon-hai, name: Thôn Hai}
responsible:
  - {who: MTTQ xã, codes: ["15", "17"], due: 2022-12-31}
"""
FRAMEWORK = """\
code: khung-thu
name: Khung thử
name_en: "Trial: framework"
decision: {number: 1/QĐ-TTg, date: 2021-01-01}
in_force: {from: 2021-01-01, to: 2023-12-31}
zones:
  z1: Vùng một
  z2: Vùng hai
groups:
  - {code: I, name: Nhóm}
criteria:
  - code: "1"
    name: Tiêu chí 1
    group: I
    indicators:
      - code: "1.2"
        name: Chỉ tiêu 1.2
        unit: "%"
        target: {less_than: {z1: province, z2: {2021: 19.7, 2022: 16.4}}}
        source: {basis: cited, refs: ["https://example.org"]}
        may_not_apply: Không có đối tượng
      - code: "1.4"
        name: Chỉ tiêu 1.4
        target: {all: [{code: a, name: "phần a", target: đạt}, {code: b, name: b, target: {more_than: unstated}}]}
  - code: "2"
    name: Tiêu chí 2
    indicators:
      - code: "2.1"
        name: 'Chỉ tiêu ''2.1'''
        target: {at_least: {times: 1.1, framework: khung-thu, indicator: "1.2"}}
conditions:
  - {code: no-debt, name: Không nợ, target: đạt}
withdrawal: {key_criteria: ["1"], with_key_from: 30, outright_from: 50}
"""
ADJUSTMENT = """\
code: dieu-chinh-1
name: Điều chỉnh 1
framework: khung-thu
decision: {number: 2/QĐ, date: 2021-01-01}
applies: {province: Tỉnh Một, to: 2022-12-31, from: 2021-06-01, zones: [z1]}
targets:
  "1.2": {at_least: 58.9}
criteria:
  - {code: "3", name: Thêm}
"""
PUBLISHED = sorted((ROOT / "data" / "communes").rglob("*.yaml"))[0].read_text(encoding="utf-8")
CRITERIA = "".join((ROOT / "data" / "criteria.yaml").read_text(encoding="utf-8").splitlines(keepends=True)[:90])
GOOD: list[tuple[Model, str]] = [
    (Commune, COMMUNE),
    (Commune, PUBLISHED),
    (Framework, FRAMEWORK),
    (Framework, CRITERIA),
    (Adjustment, ADJUSTMENT),
]
# fmt: off
SPECIAL = [
    "\t", "\r", "\r\n", " ", "  ", "\n", "\n\n", "#", " #", '"', "'", "{", "}", "[", "]", ":", ": ", ",", "&", "*",
    "!", ">", "%", "@", "`", "?", "? ", "-", "- ", "---", "...", "\n---\n", "\n...\n", "<<: ", "\\", "\\u0041",
    "\\x41", "\\\n", "\u0301", "\ufeff", "\u200b", "\xa0", "~", "null", ">-\n", "%YAML 1.2\n---\n", "!!str ",
    "!a!b ", "&a ", "*a", "😀", "ế", "\\\t", '""', "''", "<x", "[key]", "\\U00110000", "\x00", "\x85", "\u2028",
    "\u202e", "\\ud800", "đạt", "0", ".5", "1_000", "|",
]
# fmt: on


def test_the_good_files_are_good() -> None:
    for model, text in GOOD:
        document = read_text(text)
        assert validate(document, model) is not None
        assert document.diagnostics == []


Change = Callable[[str], str]


@st.composite
def changes(draw: st.DrawFn) -> tuple[Model, str]:
    """Take a good file and spoil it: drop letters, put in signs, double or swap lines, change line ends."""
    model, text = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["insert", "insert", "insert", "drop", "double", "swap", "crlf"]))
        if kind in ("insert", "drop"):
            at = draw(st.integers(0, len(text)))
            put = draw(st.sampled_from(SPECIAL)) if kind == "insert" else ""
            text = text[:at] + put + text[at + (0 if put else draw(st.integers(1, 6))) :]
        elif kind == "crlf":
            text = text.replace("\n", "\r\n")
        else:
            lines = text.split("\n")
            one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
            if kind == "double":
                lines.insert(other, lines[one])
            else:
                lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
    return model, text


def spanned(event: Any) -> Place | None:
    if event is None or reader._is_empty(event):
        return None  # what is not written is placed by its key
    span = reader._span(event)
    return (span.line, span.column, span.end_line, span.end_column)


def snapshot(node: Any) -> Any:
    """Return a tree with the place of every key and value, for comparing."""
    if isinstance(node, Map):
        places = {key: (spanned(at), spanned(value)) for key, (at, value) in node.places.items()}
        return {key: (places[key], snapshot(value)) for key, value in node.items()}
    if isinstance(node, Items):
        return [(spanned(event), snapshot(value)) for event, value in zip(node.places, node, strict=True)]
    return node


def read_both_ways(text: str, model: Model) -> list[tuple[Any, list[Diagnostic], str]]:
    """Read and type a text with libyaml and with the pure parser."""
    answers = []
    for parser in (LIBYAML, None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "CParser", parser)
            document = read(text.encode("utf-8"), "x.yaml")
            typed = validate(document, model)
        answers.append((snapshot(document.root), document.diagnostics, repr(typed)))
    return answers


@needs_libyaml
class TestBothParsersSayTheSame:
    """The same tree, the same places, the same diagnostics; these tests choose the parser themselves."""

    @pytest.fixture
    def parser(self) -> None:
        """Replace the module's choice of one parser."""

    @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(changes())
    def test_of_spoilt_files(self, change: tuple[Model, str]) -> None:
        model, text = change
        libyaml, pure = read_both_ways(text, model)
        assert libyaml == pure

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("note: a\tb\n", id="tab in a text"),
            pytest.param("note: a\t\n", id="tab after a text"),
            pytest.param('note: "a"\t\n', id="tab after a quoted text"),
            pytest.param("note:\ta\n", id="tab before a value"),
            pytest.param("note: a\t# b\n", id="tab before a comment"),
            pytest.param("formed_from: [a,\tb]\n", id="tab in brackets"),
            pytest.param("formed_from:\n-\ta\n", id="tab after a hyphen"),
            pytest.param("formed_from: [a?b, c]\n", id="question mark in brackets"),
            pytest.param("valid: {a?}\n", id="question mark in braces"),
            pytest.param("valid: {from: , to: 2022}\n", id="empty value in braces"),
            pytest.param("valid: {from: }\n", id="empty last value in braces"),
            pytest.param("valid: {? }\n", id="empty key in braces"),
            pytest.param("? \n", id="empty key"),
            pytest.param("?", id="empty key at the end"),
            pytest.param("note: |# a\n  b\n", id="comment right after the sign of a block text"),
            pytest.param("note: !@! a\n", id="tag of signs"),
            pytest.param("note: !'!\n", id="tag of a quotation mark"),
            pytest.param("valid: {from: !, to: 2022}\n", id="tag before a comma"),
            pytest.param("? note\n", id="key without a value"),
            pytest.param("note: |\n  a\n\n\nzone: b\n", id="block text and empty lines"),
            pytest.param("note: >-\n  a\n  b", id="block text at the end"),
            pytest.param("note: |+\n  a\n\n", id="block text kept to the end"),
            pytest.param("note: a\n  b\n\n  c\n\n\nzone: d\n", id="text over lines"),
            pytest.param("note: [a: b, c]\n", id="pair in brackets"),
            pytest.param(f"{'a' * 1024}: b\n", id="key of 1024 letters"),
            pytest.param(f"{'ế' * 1024}: b\n", id="key of 1024 letters of several bytes"),
            pytest.param(f"{'a' * 1025}: b\n", id="key of 1025 letters"),
            pytest.param('"note":a\n', id="no blank after a quoted key"),
            pytest.param('{"note":a}\n', id="no blank after a quoted key in braces"),
            pytest.param("%FOO bar\n---\na: b\n", id="unknown directive"),
            pytest.param("%YAML 1.3\n---\na: b\n", id="later version"),
        ],
    )
    def test_of_texts_that_set_parsers_apart(self, text: str) -> None:
        libyaml, pure = read_both_ways(text, Commune)
        assert libyaml == pure


MODELS: list[Model] = [Commune, Framework, Adjustment]
PIECES = [*SPECIAL, "code: ", "reviews:\n", "  - ", "results: {", '"15.1": ', "target: ", "at_least: ", "a", "\n  "]


@pytest.mark.parametrize("model", MODELS)
class TestNothingRaises:
    """Whatever the bytes, there is a document; a model, or the reasons why there is none."""

    @staticmethod
    def check(data: bytes, model: Model) -> None:
        document = read(data, "x.yaml")
        typed = validate(document, model)
        assert typed is not None or document.diagnostics
        assert all(each.span.line >= 1 and each.span.column >= 1 for each in document.diagnostics)
        assert all(each.span.end_line >= each.span.line for each in document.diagnostics)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.binary(max_size=200))
    def test_of_bytes(self, model: Model, data: bytes) -> None:
        self.check(data, model)

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
    def test_of_pieces_of_files(self, model: Model, pieces: list[str]) -> None:
        self.check("".join(pieces).encode("utf-8"), model)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(change=changes())
    def test_of_spoilt_files(self, model: Model, change: tuple[Model, str]) -> None:
        self.check(change[1].encode("utf-8"), model)
