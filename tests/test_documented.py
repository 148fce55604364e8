"""Every command shown in the README and the docs is run, and prints what is shown."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Runner

from ntmcli.diagnostic import Severity
from ntmcli.diagnostic.catalogue import entries

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


BEGIN, END = "<!-- codes:begin -->\n", "<!-- codes:end -->"


def code_table() -> str:
    """Return the table of all diagnostic codes, as the page on checking shows it."""
    kinds = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}
    rows = [
        f"| [{code}](ma-loi.md#{code.lower()}) | {kinds[entry.severity]} | {'không' if entry.blocks else 'có'} "
        f"| {entry.title['vi']} |"
        for code, entry in entries().items()
    ]
    return "\n".join(["| Mã | Mức | Vẫn đánh giá xã | Nội dung |", "|---|---|---|---|", *rows]) + "\n"


def shown(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each command line of a page's console blocks with the output shown below it."""
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def documented() -> list[tuple[str, str, str]]:
    return [(page.name, command, output) for page in PAGES for command, output in shown(page)]


@pytest.mark.parametrize(("page", "command", "output"), documented(), ids=lambda value: str(value)[:40])
def test_a_documented_command_prints_what_is_shown(ntm: Runner, page: str, command: str, output: str) -> None:
    words = shlex.split(command)
    assert words[0] == "ntm", f"{page} shows a command that is not ntm's"
    run = ntm(*words[1:])
    assert (run.out + run.err).strip() == output.strip()


def test_every_way_to_name_a_commune_works(ntm: Runner) -> None:
    page = (ROOT / "docs/bat-dau.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\|.*`ntm (status .+)` \|$", page.partition("## Gọi tên xã")[2], re.MULTILINE)
    assert len(commands) > 4
    for command in commands[:-1]:  # the last only shows how a path is written
        assert ntm(*shlex.split(command)).status == 0, command


def test_the_page_on_checking_lists_every_code() -> None:
    page = (ROOT / "docs" / "kiem-tra.md").read_text(encoding="utf-8")
    assert page.partition(BEGIN)[2].partition(END)[0] == code_table()


def test_the_readme_shows_commands() -> None:
    assert any(page == "README.md" for page, _, _ in documented())


def test_the_readme_has_the_two_commands_that_set_everything_up() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    setup = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e"
    assert f"{setup} . && .venv/bin/ntm status van-nham\n" in readme
    assert f"{setup} '.[test]' && .venv/bin/pytest\n" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []
