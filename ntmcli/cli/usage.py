"""Say what is wrong with a command line, in the user's language."""

from typing import Any

import typer

from ntmcli.diagnostic import Lang
from ntmcli.present.wording import say


def explain_usage(error: typer.TyperException, lang: Lang) -> str:
    """Return the sentence for one of Typer's errors, and where help is."""
    found: Any = error
    context = getattr(found, "ctx", None)
    path = context.command_path if context is not None else "ntm"
    return f"{_sentence(found, lang)} {say(lang, 'usage_help', command=path)}"


def _sentence(error: Any, lang: Lang) -> str:
    kind = type(error).__name__
    param = getattr(error, "param", None)
    name = _name(param) if param is not None else ""
    if kind == "NoSuchOption":
        return say(lang, "usage_option", text=error.option_name) + _meant(error.possibilities or (), lang)
    if kind == "MissingParameter":
        return say(lang, "usage_missing", text=name)
    if kind == "BadParameter":
        listed = error.message.split(", ")
        choices = say(lang, "usage_choices", choices=error.message) if len(listed) > 1 else ""
        if param is not None and "int" in param.type.name:
            choices = say(lang, "usage_number")
        return say(lang, "usage_value", text=name, choices=choices)
    if kind == "BadOptionUsage":
        return say(lang, "usage_needs_value", text=error.option_name)
    context = getattr(error, "ctx", None)
    if context is not None and kind == "UsageError":
        commands = getattr(context.command, "makers", None)
        if commands is not None:
            from ntmcli.diagnostic import suggest

            word = _quoted(error.message)
            return say(lang, "usage_command", text=word) + _meant(suggest(word, commands).values(), lang)
        extra = error.message.rpartition("(")[2].rstrip(")") or error.message
        return say(lang, "usage_extra", text=extra)
    return say(lang, "usage_other", text=error.format_message())


def _name(param: Any) -> str:
    return param.opts[0] if param.param_type_name == "option" else str(param.metavar or param.name)


def _quoted(message: str) -> str:
    """Return what stands between the first quotation marks of a message."""
    return message.partition("'")[2].partition("'")[0] or message


def _meant(words: Any, lang: Lang) -> str:
    word = next(iter(words), None)
    return say(lang, "did_you_mean", suggest=word) if word else ""
