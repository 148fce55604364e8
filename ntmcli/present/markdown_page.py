"""A page written as Markdown: what a terminal shows, to paste into a page or a merge request."""

from collections.abc import Sequence

from ntmcli.diagnostic import Lang
from ntmcli.present import markdown
from ntmcli.present.output import write_utf8
from ntmcli.present.page import Row, Style


class MarkdownPage:
    """Lines as paragraphs, a line that is bold as a whole as a heading, items as a list."""

    wide = False
    size: tuple[int, int] | None = None

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._blocks: list[str] = []
        self._listing = False

    def line(self, *parts: str | tuple[str, Style]) -> None:
        if len(parts) == 1 and not isinstance(parts[0], str) and parts[0][1] == "bold":
            self._add(f"### {markdown.escape(parts[0][0])}")
        elif parts:
            self._add("".join(map(_escape, parts)))

    verbatim = line

    def item(self, text: str) -> None:
        if self._listing:
            self._blocks[-1] += f"\n- {markdown.escape(text)}"
        else:
            self._add(f"- {markdown.escape(text)}", listing=True)

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        for label, text in rows:
            self.item(f"{label}: {text}")

    def table(
        self, heads: Sequence[str], *halves: Sequence[Row], shares: Sequence[int], right: int | None = None
    ) -> None:
        del shares, right
        rows = [[_cell(cell) for cell in row] for half in halves for row in half]
        self._add("\n".join(markdown.table(map(markdown.escape, heads), rows)).rstrip())

    def write(self) -> None:
        write_utf8("\n\n".join(self._blocks) + "\n")

    def _add(self, block: str, listing: bool = False) -> None:
        self._blocks.append(block)
        self._listing = listing


def _cell(cell: str | tuple[str, object]) -> str:
    return markdown.escape(cell if isinstance(cell, str) else cell[0])


def _escape(part: str | tuple[str, Style]) -> str:
    # White space at the ends is kept: it parts one piece from the next.
    text, style = (part, "") if isinstance(part, str) else part
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if text.strip() else ""
    written = markdown.escape(text)
    return f"{before}**{written}**{after}" if style == "bold" and written else f"{before}{written}{after}"
