"""Reports in Markdown and HTML: what stands in them, that data never act in them, and how a browser shows them."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS, Runner
from markdown_it import MarkdownIt
from markdown_it.token import Token
from node_packages import install_packages
from test_frameworks import run_here, write_folder

REPORTS = TESTS / "reports"
BROWSER = TESTS / "browser"
GOLDEN = ("van-nham", "xa-gia-dinh")
FINGERPRINT = re.compile(r"[0-9a-f]{12}$", re.MULTILINE)

HOSTILE = (
    '<script>alert(1)</script>"><img src=https://evil.example/x onerror=alert(1)> &amp; ]]> <!-- '
    "[a](https://evil.example) ![b](https://evil.example/b.png) www.evil.example a@evil.example "
    "`c` | d **e** _f_ ~~g~~ $h$"
)
"""A name that would act in a page, in Markdown or in XML."""

VOID = {"meta", "link"}
DRAWN = {"svg", "title", "desc", "g", "rect", "path", "text", "circle"}
TAGS = {
    *("html", "head", "meta", "title", "link", "style", "body", "a", "header", "nav", "main", "footer", "section"),
    *("h1", "h2", "h3", "p", "ul", "li", "figure", "div", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *DRAWN,
}


class Page(HTMLParser):
    """A page taken apart: its elements in order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.style = ""
        self.feed(text)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.texts.append(data)

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def write_report(ntm: Runner, path: Path, *args: str, lang: str = "vi") -> str:
    run = ntm("report", *args, "-o", str(path), "--lang", lang)
    done = {"vi": f"Đã ghi {path}.\n", "en": f"Wrote {path}.\n"}[lang]
    assert (run.status, run.out, run.err) == (0, "", done)
    return path.read_bytes().decode("utf-8")


def run_golden(ntm: Runner, path: Path, name: str, lang: str) -> str:
    """Return a report without its fingerprint, which changes with every file of the data."""
    text, count = FINGERPRINT.subn("…", write_report(ntm, path, name, lang=lang))
    assert count == 1
    return text


def check_page(text: str, lang: str) -> Page:
    """Take a page apart, and hold it to what every report must be."""
    page = Page(text)
    assert text.startswith("<!doctype html>\n")
    assert {tag for tag, _ in page.elements} <= TAGS
    assert page.all("html") == [{"lang": lang}]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("header")) == len(page.all("footer")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert all(each["scope"] in {"col", "row"} for each in page.all("th"))
    assert all(each["role"] == "img" for each in page.all("svg"))
    identifiers = [each["id"] for _, each in page.elements if "id" in each]
    assert len(set(identifiers)) == len(identifiers)
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in {"src", "srcset", "xlink:href", "style"} for name in attributes)
        link = attributes.get("href")
        assert link is None or link == "data:," or link.removeprefix("#") in identifiers
    assert "url(" not in page.style
    assert "@import" not in page.style
    [policy] = [each["content"] for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    return page


def parse_markdown(text: str) -> list[Token]:
    """Return the tokens of a Markdown text, those within lines among them."""
    flat = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        flat += [token, *(token.children or [])]
    return flat


def check_markdown(text: str) -> list[Token]:
    """Hold a Markdown text to what every report must be: whole tables, and no markup but our own."""
    tokens = parse_markdown(text)
    kinds = {token.type for token in tokens}
    assert "table_open" in kinds
    assert kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "em_open", "s_open"} == set()
    # A row with too few cells is filled up, one with too many is cut: the lines themselves have to be counted.
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
        assert len(counts) == 1, block
    return tokens


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a data folder in which every text is hostile."""
    said = json.dumps(HOSTILE, ensure_ascii=False)
    criteria = f"""\
code: khung-mot
name: {said}
decision: {{number: {said}}}
in_force: {{from: 2021-01-01}}
zones: {{z1: {said}}}
criteria:
  - code: "1"
    name: {said}
    indicators:
      - {{code: "1.1", name: {said}, unit: {said}, target: {{at_least: 90}}}}
      - {{code: "1.2", name: {said}, unit: "%", target: {{at_least: 90}}}}
"""
    commune = f"""\
code: xa-mot
name: {said}
district: {said}
province: {said}
zone: z1
reviews:
  - date: 2022-05-26
    source: {said}
    results:
      "1.1": {{value: 41, note: {said}}}
      "1.2": {{hamlets: {{thon-mot: {{count: 3, of: 7}}}}, source: {said}}}
hamlets: [{{code: thon-mot, name: {said}}}]
responsible: [{{who: {said}, codes: ["1"]}}]
"""
    files = {"criteria.yaml": criteria, "communes/xa-mot.yaml": commune}
    files["communes/xa-hai.yaml"] = commune.replace("xa-mot", "xa-hai")
    return write_folder(tmp_path_factory.mktemp("evil") / "data", files)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", GOLDEN)
def test_markdown_as_it_was_found_good(ntm: Runner, tmp_path: Path, name: str, lang: str) -> None:
    text = run_golden(ntm, tmp_path / "report.md", name, lang)
    assert text == (REPORTS / f"{name}.{lang}.md").read_bytes().decode("utf-8")
    check_markdown(text)


def test_no_golden_report_is_left_over() -> None:
    expected = {f"{name}.{lang}.md" for name in GOLDEN for lang in ("vi", "en")}
    assert {path.name for path in REPORTS.iterdir()} == expected


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("args", [("van-nham",), ("xa-gia-dinh",), ("--province", "Điện Biên"), ()])
def test_a_page_is_whole_and_loads_nothing(ntm: Runner, tmp_path: Path, args: tuple[str, ...], lang: str) -> None:
    page = check_page(write_report(ntm, tmp_path / "report.html", *args, lang=lang), lang)
    assert len(page.all("svg")) >= 2


@pytest.mark.parametrize("suffix", [".md", ".html"])
@pytest.mark.parametrize("args", [("xa-gia-dinh",), ()])
def test_the_same_data_give_the_same_bytes(ntm: Runner, tmp_path: Path, args: tuple[str, ...], suffix: str) -> None:
    first = write_report(ntm, tmp_path / f"1{suffix}", *args)
    assert write_report(ntm, tmp_path / f"2{suffix}", *args) == first


def test_a_report_on_several_communes_shows_what_they_reported(ntm: Runner, tmp_path: Path) -> None:
    text = write_report(ntm, tmp_path / "report.md", "hua-thanh", "van-nham", "minh-tien")
    assert "| Xã | Địa bàn | Đạt | Báo cáo ghi | 1 | 2 |" in text
    assert "| Hua Thanh | Điện Biên | 0–19/19 | 7/19 | ? |" in text
    assert "Có 2/3 xã có báo cáo ghi số tiêu chí đạt" in text
    page = check_page(write_report(ntm, tmp_path / "report.html", "hua-thanh", "van-nham"), "vi")
    at = page.texts.index("0–19/19", page.texts.index("Báo cáo ghi"))
    assert page.texts[at + 1] == "7/19"


@pytest.mark.parametrize("suffix", [".md", ".html"])
@pytest.mark.parametrize("args", [("van-nham",), ("van-nham", "xa-gia-dinh")])
def test_illustrative_figures_are_said_to_be_so(
    ntm: Runner, tmp_path: Path, args: tuple[str, ...], suffix: str
) -> None:
    assert "Số liệu minh họa" in write_report(ntm, tmp_path / f"report{suffix}", *args)


def test_the_table_counts_what_the_headline_counts(ntm: Runner, tmp_path: Path) -> None:
    """Of criteria that are their only indicator, the own result stands in the row, from which the count follows."""
    text = write_report(ntm, tmp_path / "report.md", "xa-gia-dinh")
    assert len(re.findall(r"^\| \*\*.*\*\*✓ đạt", text, re.MULTILINE)) == 16
    assert "**ĐẠT 16/19 TIÊU CHÍ**" in text


@pytest.mark.parametrize("names", [("xa-mot",), ("xa-mot", "xa-hai")])
def test_hostile_texts_stand_as_they_are_in_a_page(evil: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "report.html"
    assert run_here(evil, "report", *names, "-o", str(path)).status == 0
    page = check_page(path.read_text(encoding="utf-8"), "vi")
    assert sum(HOSTILE in text for text in page.texts) >= 5
    assert all(page.all(tag) == [] for tag in ("script", "img"))


@pytest.mark.parametrize("names", [("xa-mot",), ("xa-mot", "xa-hai")])
def test_hostile_texts_stand_as_they_are_in_markdown(evil: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "report.md"
    assert run_here(evil, "report", *names, "-o", str(path)).status == 0
    tokens = check_markdown(path.read_text(encoding="utf-8"))
    shown = [
        "".join(each.content for each in token.children or [] if each.type in {"text", "text_special"})
        for token in tokens
    ]
    assert sum(HOSTILE in text for text in shown) >= 5


def test_a_bare_address_is_no_link(evil: Path, tmp_path: Path) -> None:
    """Some programs make links of bare addresses, unless a mark stands before what they know them by."""
    path = tmp_path / "report.md"
    assert run_here(evil, "report", "xa-mot", "-o", str(path)).status == 0
    assert not re.search(r"www\.|https?:|a@", path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[dict[str, Any]]], dict[str, Any]]:
    """Open views of pages in a browser: what it saw of each, by name."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    folder = install_packages(BROWSER)
    pictures = tmp_path_factory.mktemp("pictures")

    def look_at(views: list[dict[str, Any]]) -> dict[str, Any]:
        command = ["node", str(folder / "look.mjs"), browser, str(pictures)]
        given = json.dumps(views).encode()
        done = subprocess.run(command, input=given, capture_output=True, timeout=300, check=False, cwd=folder)
        assert done.returncode == 0, done.stderr.decode()
        seen: dict[str, Any] = json.loads(done.stdout)
        assert all((pictures / f"{name}.png").read_bytes().startswith(b"\x89PNG") for name in seen)
        return seen

    return look_at


PRINTED = 680
"""Pixels between the margins of A4."""
WAYS = [(width, scheme, "screen") for width in (390, 1280) for scheme in ("light", "dark")] + [
    (PRINTED, "dark", "print")
]


def view(path: Path, width: int, scheme: str, medium: str) -> dict[str, Any]:
    name = f"{path.stem}-{width}-{scheme}-{medium}"
    return {"name": name, "file": str(path), "width": width, "scheme": scheme, "medium": medium}


def test_in_a_browser(
    ntm: Runner, evil: Path, tmp_path: Path, look: Callable[[list[dict[str, Any]]], dict[str, Any]]
) -> None:
    """No page is wider than a phone or paper, asks for anything, or has a fault that axe finds, on light or dark."""
    one, every, hostile, hostiles = (tmp_path / f"{name}.html" for name in ("one", "every", "hostile", "hostiles"))
    write_report(ntm, one, "xa-gia-dinh")
    write_report(ntm, every)
    assert run_here(evil, "report", "xa-mot", "-o", str(hostile)).status == 0
    assert run_here(evil, "report", "-o", str(hostiles)).status == 0
    views = [view(path, *way) for path in (one, every) for way in WAYS]
    views += [view(path, *way) for path in (hostile, hostiles) for way in (WAYS[0], WAYS[-1])]
    found = look(views)
    assert len(found) == len(views)
    for each in views:
        seen = found[each["name"]]
        assert (each["name"], seen["requests"], seen["messages"], seen["violations"]) == (each["name"], [], [], [])
        assert (each["name"], seen["wide"]) == (each["name"], each["width"])
        assert {"color-contrast", "document-title", "html-has-lang", "svg-img-alt"} <= set(seen["passes"])


def test_the_browser_would_see_what_is_wrong(
    tmp_path: Path, look: Callable[[list[dict[str, Any]]], dict[str, Any]]
) -> None:
    path = tmp_path / "wrong.html"
    path.write_text(
        '<html><body style="width:900px"><img src="missing.png"><p style="color:#ccc">pale</p>'
        "<script>console.log('ran')</script>",
        encoding="utf-8",
    )
    [seen] = look([view(path, 390, "light", "screen")]).values()
    assert seen["wide"] >= 900
    assert any(each.endswith("/missing.png") for each in seen["requests"])
    assert "ran" in seen["messages"]
    found = {id for id, *_ in seen["violations"]}
    assert {"color-contrast", "document-title", "html-has-lang", "image-alt"} <= found
