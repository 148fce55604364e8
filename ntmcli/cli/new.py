"""`ntm new`: the file of a new commune."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def new(
        context: typer.Context,
        new_commune: Annotated[str, typer.Argument(metavar=text["metavar_commune"])],
        name: Annotated[str | None, options.name(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        zone: Annotated[str | None, options.zone(text)] = None,
        gso_code: Annotated[str | None, options.gso_code(text)] = None,
        folder: Annotated[str | None, typer.Option("--folder", metavar=text["metavar_folder"])] = None,
        no_input: Annotated[bool, options.no_input()] = False,
    ) -> int:
        import datetime
        from functools import partial

        from ntmcli.cli.asking import Asker, is_interactive
        from ntmcli.cli.judging import find_own_data, show_path
        from ntmcli.cli.newcomers import ask_code, ask_rest, introduce, require_all, write_text
        from ntmcli.present.output import write_lines
        from ntmcli.present.progress import track
        from ntmcli.present.wording import say
        from ntmcli.store.audit import Data
        from ntmcli.store.newcomer import Newcomer, find_place
        from ntmcli.store.survey import survey
        from ntmcli.store.writing import create_file

        settings = context.obj
        lang = settings.lang
        root = find_own_data(settings)
        show = partial(track, lang=lang, color=settings.color)
        newcomer = Newcomer(Data(root, datetime.date.today()), partial(survey, results=settings.results, track=show))
        given = {
            "name": name,
            "province": province,
            "district": district,
            "framework": framework,
            "zone": zone,
            "gso_code": gso_code,
        }
        is_named = introduce(newcomer, new_commune, given, lang)
        if is_interactive(no_input):
            asker = Asker(lang)
            if is_named:
                ask_code(newcomer, asker, folder)
            else:
                find_place(root, newcomer.answers["code"], folder)
            ask_rest(newcomer, asker)
        path = find_place(root, newcomer.answers["code"], folder)
        require_all(newcomer)
        data = write_text(newcomer, path, lang).encode("utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, data)
        write_lines([say(lang, "new_done", path=show_path(str(path))), say(lang, "new_next", code=path.stem)])
        return 0

    return new
