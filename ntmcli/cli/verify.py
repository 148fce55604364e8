"""`ntm verify`: do the figures of a report made earlier still follow from the data."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("text", "json"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def verify(
        context: typer.Context,
        file: Annotated[str, typer.Argument(metavar=text["metavar_path"])],
        form: Annotated[str, options.form(FORMATS)] = "text",
    ) -> int:
        from dataclasses import replace

        from ntmcli.check.documents import Reading, compare, compare_filled
        from ntmcli.cli.document import Request, make_report
        from ntmcli.cli.judging import find_data
        from ntmcli.cli.selection import read_scope
        from ntmcli.diagnostic import DataError
        from ntmcli.present import verification
        from ntmcli.present.stamp import NONE, find_stamp
        from ntmcli.store.disk import list_communes
        from ntmcli.store.files import read_bounded
        from ntmcli.store.readback import READERS, read_back, texts_of

        settings = context.obj
        suffix = Path(file).suffix.lower()
        if suffix not in READERS:
            raise DataError("not_verifiable", 2, text=file, list=", ".join(READERS))
        written = read_back(read_bounded(Path(file)), suffix)
        stamp = find_stamp("\n".join(texts_of(written)))
        if stamp is None:
            raise DataError("no_stamp", 2, path=file)
        names, district, province = read_scope(stamp.scope)
        root = find_data(settings)
        there = {path.stem for path in list_communes(root)}
        gone = [code for code in names if code not in there]
        if gone:
            raise DataError("gone_communes", 2, text=", ".join(gone))
        framework, day = (None if each == NONE else each for each in (stamp.framework, stamp.day))
        request = Request(tuple(names), district, province, framework, day, suffix)
        remade = replace(settings, lang=stamp.lang, data=str(root))  # as given: where they are was told already
        made = make_report(remade, request)
        if made is None:
            return 3
        expected = read_back(made.data, suffix)
        if stamp.filled:
            # What a template may take over stands in one form or the other.
            plain = make_report(remade, replace(request, suffix=".md"))
            assert plain is not None  # noqa: S101 -- the same communes as above
            other = read_back(plain.data, ".md")
            expected = Reading(expected.paragraphs + other.paragraphs, expected.rows + other.rows)
        found = (compare_filled if stamp.filled else compare)(written, expected)
        differences = [each for each in found if not find_stamp(each.expected)]
        verification.tell(stamp, made.stamp, differences, settings.lang, form == "json")
        return 3 if made.failed else 1 if differences else 0

    return verify
