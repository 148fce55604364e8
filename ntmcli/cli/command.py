"""Typer's commands with help in the user's language, and the options that every command takes."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from ntmcli.cli.settings import Settings
from ntmcli.cli.texts import EXAMPLES, TEXTS
from ntmcli.diagnostic import Lang
from ntmcli.present.wording import say

SHARED = ("data", "lang", "color", "no_cache")
_NEGATIVE = re.compile("-[0-9]")


class Choices(NamedTuple):
    """Values that an option takes; anything else is wrong use."""

    values: tuple[str, ...]

    def __call__(self, value: str | None) -> str | None:
        if value is not None and value not in self.values:
            raise typer.BadParameter(", ".join(self.values))
        return value

    def complete(self, incomplete: str) -> list[str]:
        return [value for value in self.values if value.startswith(incomplete)]


LANGS = Choices(("vi", "en"))
COLORS = Choices(("auto", "always", "never"))


def _shared_options(lang: Lang) -> list[TyperOption]:
    """Make the options that stand before or after a command; they go into the settings, not to the command."""
    choices = {"data": None, "lang": LANGS, "color": COLORS}
    # Answered before anything is parsed, so that what it leaves alone is not even loaded.
    no_cache = TyperOption(
        param_decls=["--no-cache"], is_flag=True, help=TEXTS[lang]["--no-cache"], expose_value=False, type=bool
    )
    return [no_cache] + [
        TyperOption(
            param_decls=[f"--{name}"],
            help=TEXTS[lang][f"--{name}"],
            metavar="|".join(allowed.values) if allowed else TEXTS[lang]["metavar_folder"],
            expose_value=False,
            callback=_keep(name, allowed),
            autocompletion=allowed.complete if allowed else None,
            type=str,
        )
        for name, allowed in choices.items()
    ]


def _keep(name: str, allowed: Choices | None) -> Any:
    def callback(context: typer.Context, _param: object, value: str | None) -> None:
        if value is not None:
            setattr(context.obj, name, allowed(value) if allowed else value)

    return callback


class _Helpful:
    """Writes help with examples first, in the language of the settings."""

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        lang = ctx.obj.lang if isinstance(ctx.obj, Settings) else "vi"
        is_group = isinstance(self, TyperGroup)
        name = _key(ctx)
        pieces = [say(lang, "help_options_metavar")]
        arguments = [each for each in self.params if each.param_type_name == "argument"]
        pieces += [say(lang, "help_command_metavar")] if is_group else [each.make_metavar(ctx) for each in arguments]
        with formatter.section(say(lang, "help_examples")):
            for example in EXAMPLES[name]:
                formatter.write_text(example)
        formatter.write_paragraph()
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say(lang, "help_usage"))
        formatter.write_paragraph()
        formatter.write_text(TEXTS[lang][name])
        if is_group:
            below = "" if name == "ntm" else f"{name} "
            rows = [(command, TEXTS[lang][below + command]) for command in self.list_commands(ctx)]
            self._section(formatter, say(lang, "help_commands"), rows)
        records = [(each.make_metavar(ctx), _help_of(ctx, each.name, lang)) for each in arguments]
        self._section(formatter, say(lang, "help_arguments"), records)
        options = [each for each in self.get_params(ctx) if each.param_type_name == "option"]
        own = [each for each in options if each.name not in SHARED]
        self._section(formatter, say(lang, "help_options"), self._records(own, ctx, lang))
        shared = [each for each in options if each.name in SHARED]
        self._section(formatter, say(lang, "help_shared"), self._records(shared, ctx, lang))

    def _section(self, formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)

    def _records(self, options: list[Any], context: typer.Context, lang: Lang) -> list[tuple[str, str]]:
        records = []
        for option in options:
            name, _ = option.get_help_record(context)
            records.append((name, _help_of(context, max(option.opts, key=len), lang)))
        return records


def _help_of(context: Any, key: str, lang: Lang) -> str:
    """Return what an argument or option means, for this command alone where that is another thing."""
    own = f"{_key(context)} {key}"
    return TEXTS[lang][own if own in TEXTS[lang] else key]


def _key(context: Any) -> str:
    """Return the name under which texts of a command stand: "status", "framework show"; "ntm" for the program."""
    name = str(context.info_name)
    above = context.parent
    return name if above is None or above.parent is None else f"{_key(above)} {name}"


class Command(_Helpful, TyperCommand):
    """A command that also takes the shared options."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params += _shared_options(_lang(settings))

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Take a negative number for a value where the command has one, and not for an option."""
        if any(each.name == "value" for each in self.params) and "--" not in args:
            taking = {name for each in self.params if not getattr(each, "is_flag", True) for name in each.opts}
            pairs = list(zip(["", *args], args, strict=False))
            negative = [word for before, word in pairs if before not in taking and _NEGATIVE.match(word)]
            others = [word for before, word in pairs if before in taking or not _NEGATIVE.match(word)]
            args = [*others, "--", *negative] if negative else args
        return super().parse_args(ctx, args)


class Group(_Helpful, TyperGroup):
    """The program itself; it takes the shared options before a command's name."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params += _shared_options(_lang(settings))
        self.makers: dict[str, Callable[[], TyperCommand | TyperGroup]] = {}
        """What makes each command, in the order of daily use."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(self.makers)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Make a command on first use, so that naming one costs nothing of the others."""
        del ctx
        if cmd_name in self.makers and cmd_name not in self.commands:
            self.commands[cmd_name] = self.makers[cmd_name]()
        return self.commands.get(cmd_name)


def _lang(settings: dict[str, Any]) -> Lang:
    """Return the language, which the commands carry in their context settings."""
    lang: Lang = (settings.get("context_settings") or {}).get("obj", Settings("vi")).lang
    return lang
