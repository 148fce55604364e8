"""`ntm init`: a new data folder, ready to be filled."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ntmcli.cli import options

if TYPE_CHECKING:
    from ntmcli.cli.asking import Asker
    from ntmcli.cli.settings import Settings
    from ntmcli.diagnostic import Lang
    from ntmcli.model.framework import Framework
    from ntmcli.present.output import Color
    from ntmcli.store.audit import Data


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def init(
        context: typer.Context,
        folder: Annotated[str, typer.Argument(metavar=text["metavar_folder"])],
        framework: Annotated[str | None, options.framework(text)] = None,
        commune: Annotated[str | None, typer.Option("--commune", metavar=text["metavar_commune"])] = None,
        name: Annotated[str | None, options.name(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        zone: Annotated[str | None, options.zone(text)] = None,
        gso_code: Annotated[str | None, options.gso_code(text)] = None,
        no_input: Annotated[bool, options.no_input()] = False,
    ) -> int:
        import datetime

        from ntmcli.cli.asking import Asker, is_interactive
        from ntmcli.store.audit import Data
        from ntmcli.store.disk import find_bundled
        from ntmcli.store.starting import choose_rules, fill, require_room, stage

        lang, target, today = context.obj.lang, Path(folder), datetime.date.today()
        require_room(target)
        source = Data(find_bundled(), today)
        asker = Asker(lang) if is_interactive(no_input) else None
        chosen = _choose(source, framework, asker, lang)
        given = {"name": name, "province": province, "district": district, "zone": zone, "gso_code": gso_code}
        with stage(target) as staged:
            fill(staged, choose_rules(source, chosen))
            data = Data(staged / "data", today)
            fill(staged, _write_around(data, lang))
            code = _add_commune(data, commune, given, asker, lang)
        _say_next(target, data.rules.frameworks[chosen], code, context.obj)
        return 0

    return init


def propose_framework(source: "Data") -> str:
    """Return the default framework where it is in force today, else the first that is; the default where none is."""
    source.need_all()
    in_force = [code for code, each in source.rules.frameworks.items() if each.in_force.holds(source.today)]
    return source.default if source.default in in_force or not in_force else in_force[0]


def _choose(source: "Data", framework: str | None, asker: "Asker | None", lang: "Lang") -> str:
    """Return the framework asked for, or chosen now; else the one that the bundled communes are judged by.

    Where nobody chooses, the answer must not change with the day.
    """
    from ntmcli.cli.judging import tell_outside
    from ntmcli.cli.newcomers import choose_code, list_frameworks, name_frameworks
    from ntmcli.diagnostic import DataError
    from ntmcli.present.numbers import day
    from ntmcli.present.wording import explain_error, say

    names = name_frameworks(source, lang)
    if framework is not None:
        return choose_code("framework", framework, names)
    proposed = source.default if asker is None else propose_framework(source)
    if not source.rules.frameworks[proposed].in_force.holds(source.today):
        tell_outside(source, proposed, source.today, say(lang, "day_of", day=day(source.today, lang)), "", lang)
    if asker is None:
        return proposed

    def take(text: str) -> list[str]:
        try:
            choose_code("framework", text, names)
        except DataError as error:
            return [explain_error(error, lang)]
        return []

    listed = list_frameworks(source, lang)
    return choose_code("framework", asker.ask("ask_framework", take, listed, proposed), names)


def _write_around(data: "Data", lang: "Lang") -> dict[str, bytes]:
    """Return what stands beside the data, by path: schemas for editors, a guide, checks by CI."""
    from importlib.metadata import version

    from ntmcli.judge.limits import Reading
    from ntmcli.model.commune import Place
    from ntmcli.present.schema import MODELS, make_schema, to_text
    from ntmcli.present.schema_commune import make_commune_schema
    from ntmcli.present.start_pages import write_pages

    data.need_all()
    schemas = {kind: make_schema(kind, lang) for kind in MODELS}
    for code in data.rules.frameworks:
        schemas[f"commune-{code}"] = make_commune_schema(Reading(data.rules, code, Place("", None), None), lang)
    files = {f"schemas/{name}.json": to_text(schema).encode("utf-8") for name, schema in schemas.items()}
    return files | write_pages(data.rules.frameworks[data.default], version("ntm"))


def _add_commune(
    data: "Data", commune: str | None, given: Mapping[str, str | None], asker: "Asker | None", lang: "Lang"
) -> str | None:
    """Write the file of the first commune, where there is to be one; return its code."""
    from ntmcli.cli.newcomers import ask_code, ask_first, ask_rest, introduce, require_all, write_text
    from ntmcli.diagnostic import DataError
    from ntmcli.store.newcomer import Newcomer, find_place
    from ntmcli.store.writing import create_file

    newcomer = Newcomer(data)
    is_named = True
    if commune is not None:
        is_named = introduce(newcomer, commune, given, lang)
    elif any(given.values()):
        listed = ", ".join(f"--{key.replace('_', '-')}" for key, text in given.items() if text)
        raise DataError("init_no_commune", 2, list=listed)
    elif asker is None or not ask_first(newcomer, asker):
        return None
    if asker is not None:
        if is_named:
            ask_code(newcomer, asker, None)
        ask_rest(newcomer, asker)
    path = find_place(data.root, newcomer.answers["code"], None)
    require_all(newcomer)
    create_file(path, write_text(newcomer, path, lang).encode("utf-8"))
    return path.stem


def _say_next(target: Path, framework: "Framework", code: str | None, settings: "Settings") -> None:
    """Say what was made, and how to go on."""
    import shlex

    from ntmcli.cli.judging import show_path
    from ntmcli.present.output import harmless
    from ntmcli.present.page import open_page
    from ntmcli.present.phrases import title
    from ntmcli.present.wording import say

    lang, shown = settings.lang, show_path(str(target))
    steps = [(f"cd {shlex.quote(shown)}", "init_cd")] if target.resolve() != Path.cwd() else []
    steps += [("ntm status", "init_status")] if code else []
    steps += [('ntm new "Vân Nham"', "init_new"), ("ntm check", "init_check")]
    page = open_page(lang, cast("Color", settings.color))
    page.line(harmless(say(lang, "init_done", path=shown, framework=title(framework, lang))))
    page.line(say(lang, "init_next"))
    page.fields([(harmless(f"  {command}"), say(lang, why)) for command, why in steps])
    page.line(say(lang, "init_read"))
    page.write()
