"""`ntm check --fix`: mend what can mean one thing only, and tell what was mended and what was left."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from ntmcli.cli.judging import show_path
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError, Lang
from ntmcli.present.line_changes import compare_lines, show_difference
from ntmcli.present.output import Color, tell
from ntmcli.present.page import open_page
from ntmcli.present.phrases import one_line
from ntmcli.present.problem import Report
from ntmcli.present.progress import track
from ntmcli.present.wording import explain_error, say
from ntmcli.store.audit import Data
from ntmcli.store.disk import CRITERIA, MAX_BYTES, list_communes, list_rules, read_bytes
from ntmcli.store.mending import ORDER, Mended, mend
from ntmcli.store.mends import Left, Mend
from ntmcli.store.reader import split_lines
from ntmcli.store.writing import hold


@dataclass(slots=True)
class Fixed:
    """What became of the files of a data folder: the new bytes by path, and what is told of them."""

    new: dict[Path, bytes] = field(default_factory=dict)
    mends: int = 0
    diff: list[str] = field(default_factory=list)
    failed: bool = False
    """Whether a file could not be written."""

    def show_trial(self, report: Report, settings: Settings) -> None:
        """Write the difference that the mends would make, and tell what would still be wrong."""
        page = open_page(settings.lang, cast("Color", settings.color))
        show_difference(page, self.diff)
        page.write()
        self.tell_sum("fix_planned_all", settings.lang, errors=report.errors, warnings=report.warnings)

    def tell_sum(self, key: str, lang: Lang, **counts: int) -> None:
        tell(say(lang, key, mends=self.mends, files=len(self.new), **counts))


def fix_files(settings: Settings, root: Path, is_wanted: Callable[[str], bool], dry_run: bool, quiet: bool) -> Fixed:
    """Mend the files that are wanted: rules first, then the communes that are held against them.

    In a trial nothing is written, and what the files would be stands for them.
    """
    fixed = Fixed()
    today = datetime.date.today()
    for paths in (_list_rules(root), list_communes(root)):
        data = Data(root, today, fixed.new)
        data.need_all()
        wanted = [path for path in paths if is_wanted(str(path))]
        with track(wanted, len(wanted), settings.lang, settings.color) as tracked:
            for path in tracked:
                try:
                    mended = _fix_file(data, path, dry_run)
                except DataError as error:  # the other files are mended all the same
                    tell(explain_error(error, settings.lang))
                    fixed.failed = True
                    continue
                if mended is None:
                    continue
                old, after = mended
                if not quiet:
                    _tell(path, after, dry_run, settings.lang)
                if after.made:
                    fixed.new[path] = after.data
                    fixed.mends += len(after.made)
                    fixed.diff += compare_lines(split_lines(old), split_lines(after.data), show_path(str(path)))
    if not (dry_run or quiet):
        fixed.tell_sum("fix_made_all", settings.lang)
    return fixed


def _list_rules(root: Path) -> Iterator[Path]:
    yield root / CRITERIA
    for kind in ("frameworks", "adjustments"):
        yield from list_rules(root, kind)


def _fix_file(data: Data, path: Path, dry_run: bool) -> tuple[bytes, Mended] | None:
    """Mend one file; return what was in it too, or None where it cannot be read, which the check reports."""
    try:
        text = read_bytes(path)
    except OSError:
        return None
    if len(text) > MAX_BYTES:
        return None
    mended = mend(data, path, text)
    if mended.made and not dry_run:
        with hold(path, data.root) as held:
            if held.data != text:  # written to since it was read
                text, mended = held.data, mend(data, path, held.data)
            held.replace(mended.data)
    return text, mended


def _tell(path: Path, mended: Mended, dry_run: bool, lang: Lang) -> None:
    kind = "fix_planned" if dry_run else "fix_made"
    shown = show_path(str(path))
    for made in mended.made:
        tell(_say_mend(made, kind, shown, lang))
    for left in mended.left:
        tell(_say_left(left, shown, lang))


def _say_mend(made: Mend, kind: str, path: str, lang: Lang) -> str:
    if not made.code:
        return say(lang, f"{kind}_letters", path=path, lines=made.after)
    place = f"{path}:{made.span.line}:{made.span.column}"
    key = f"{kind}_order" if made.code == ORDER else kind
    return say(lang, key, place=place, code=made.code, before=one_line(made.before), after=one_line(made.after))


def _say_left(left: Left, path: str, lang: Lang) -> str:
    span, code = left.diagnostic.span, left.diagnostic.code
    place, text = f"{path}:{span.line}:{span.column}", one_line(left.diagnostic.args.get("text", ""))
    return say(lang, left.why, place=place, code=code, text=text, other=left.other)
