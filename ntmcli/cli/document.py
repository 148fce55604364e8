"""Make the bytes of a report: from what is asked for on the command line, or from the stamp of an earlier one."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from itertools import chain

from ntmcli.cli.judging import Judging
from ntmcli.cli.selection import scope_of, select
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError
from ntmcli.judge.course import follow
from ntmcli.judge.verdict import Assessment
from ntmcli.present.content import CommuneContent, Frame, Several, describe
from ntmcli.present.phrases import one_line, plain_name
from ntmcli.present.report_words import word
from ntmcli.present.stamp import NONE, Stamp
from ntmcli.store.fingerprint import take_fingerprint

WRITERS = {".md": "report_markdown", ".html": "report_html", ".docx": "report_docx", ".xlsx": "report_xlsx"}
"""The module of `present` that lays out each form; its `render` returns the file's bytes."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which report is wanted: on which communes, by which rules and day, in which form."""

    names: tuple[str, ...]
    district: str | None
    province: str | None
    framework: str | None
    as_of: str | None
    suffix: str
    date: datetime.date | None = None
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A report and how it went: `failed` where a commune could not be judged."""

    data: bytes
    stamp: Stamp
    failed: bool


def make_report(settings: Settings, request: Request) -> Made | None:
    """Make a report; None where no commune could be judged, which was told."""
    judging = Judging.open(settings, request.framework, request.as_of)
    frameworks: set[str] = set()

    def is_alone() -> bool:
        return bool(request.names) and len(judging.asked) == 1

    def describe_each(judged: Iterator[Assessment]) -> Iterator[CommuneContent]:
        for assessment in judged:
            code = assessment.yardstick.framework.code
            frameworks.add(code)
            rules, today = judging.data.rules, judging.data.today
            course = follow(rules, assessment.commune, today, assessment.day, code) if is_alone() else ()
            yield describe(assessment, course, settings.lang)

    contents = describe_each(select(judging, request.names, request.district, request.province))
    first = next(contents, None)
    if first is None:
        return None

    def stamp() -> Stamp:
        number = version("ntm")
        filled = request.template is not None
        fingerprint = take_fingerprint(judging.data, judging.judged, frameworks, number)
        if not is_alone():
            named = [path.stem for path in judging.asked] if request.names else []
            scope = scope_of(named, *_spell_places(request, judging))
            asked = (request.framework or NONE, request.as_of or NONE)
            return Stamp(number, scope, *asked, settings.lang, fingerprint, filled)
        # The day that was judged goes into the stamp, so that later reviews leave the report as it is.
        day = first.assessment.day
        judged = (first.assessment.yardstick.framework.code, NONE if day is None else day.isoformat())
        return Stamp(number, first.assessment.commune.code, *judged, settings.lang, fingerprint, filled)

    frame = Frame(stamp, request.date, request.template)
    if is_alone():
        next(contents, None)  # goes on to the end, where what stands beside the result is told
    everything = chain([first], contents)
    with judging.track(everything) as tracked:
        title = "" if is_alone() else _say_title(request, judging)
        content = first if is_alone() else Several(title, tracked, judging.left_out, settings.lang)
        try:
            rendered: bytes = import_module(f"ntmcli.present.{WRITERS[request.suffix]}").render(content, frame)
        except ModuleNotFoundError as error:
            raise DataError("no_library", 3, text=error.name or "", extra="report") from None
    return Made(rendered, stamp(), judging.failed)


def _spell_places(request: Request, judging: Judging) -> tuple[str | None, str | None]:
    """Return district and province as the data write them: what was typed may lack diacritics, or have others."""
    asked = (("district", request.district), ("province", request.province))
    district, province = (text and judging.register.spell(judging.asked, key) for key, text in asked)
    return district, province


def _say_title(request: Request, judging: Judging) -> str:
    """Say of which communes a report on several is; whether a place is a province or a city is not for us to add."""
    lang = judging.settings.lang
    places = ", ".join(one_line(name) for name in _spell_places(request, judging) if name)
    if places:
        return word(lang, "title_places", places=places)
    if not request.names:
        return word(lang, "title_all")
    names = [plain_name(name, lang) for name in judging.register.name(judging.asked)]
    return word(lang, "title_named", communes=judging.name_some(names))
