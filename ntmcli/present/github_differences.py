"""Differences as annotations of GitHub Actions, at the figures of the later side."""

from collections.abc import Iterator

from ntmcli.diagnostic import START, Lang
from ntmcli.present import difference_phrases
from ntmcli.present.difference import Entry, Report
from ntmcli.present.github import command
from ntmcli.present.output import harmless, write_utf8
from ntmcli.present.wording import say


def differences(report: Report, lang: Lang) -> None:
    """Write one workflow command a difference, then the closing count.

    What is met no longer is an error where that fails the run, else a warning; the rest are notices.
    """
    lines: list[str] = []
    marked = False
    for entry in report.entries:
        lines += _commands(entry, report.strict, lang)
        marked |= difference_phrases.is_illustrative(entry)
    lines.append(harmless(difference_phrases.closing(report, lang)))
    lines += [say(lang, "illustrative")] if marked else []
    write_utf8("".join(f"{line}\n" for line in lines))


def _commands(entry: Entry, strict: bool, lang: Lang) -> Iterator[str]:
    file = None if entry.after is None else entry.after.file
    who = difference_phrases.name(entry, lang)

    def level(regression: bool) -> str:
        return ("error" if strict else "warning") if regression else "notice"

    if entry.comparison is None:
        obstacle = None if entry.after is None else entry.after.obstacle
        # An error of the rules stands in another file, which the sentence names.
        own = obstacle is not None and entry.after is not None and obstacle.path == entry.after.path
        span = obstacle.span if own and obstacle is not None else START
        yield command(level(obstacle is not None), file, span, who, difference_phrases.headline(entry, lang))
        return
    for each in entry.comparison.differences:
        said = difference_phrases.sentence(each, entry.comparison, lang)
        yield command(level(each.is_regression), file, entry.find_place(each) or START, who, said)
