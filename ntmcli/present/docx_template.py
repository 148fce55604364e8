"""Fill in an office's own Word document with a report; the document is the user's, the texts are not."""

import datetime
import io
import re
import zipfile
import zlib
from types import SimpleNamespace
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from ntmcli.diagnostic import DataError, suggest
from ntmcli.present import phrases
from ntmcli.present.content import CommuneContent
from ntmcli.present.word_document import clean, forget_writing, say_date

MOST = 100 * 1024 * 1024
"""Bytes of all parts of a template together, unpacked."""
LONGEST = 80
"""Letters that a message shows of a line of the template."""

_NO_DOCUMENT = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    SyntaxError,
)
"""What opening something else raises; SyntaxError is what lxml's errors are."""
_FAILURES = (
    TemplateError,
    ArithmeticError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
)
"""What a template's expressions may raise."""


def fill(template: bytes, content: CommuneContent, lines: tuple[str, str], date: datetime.date | None) -> WordDocument:
    """Fill in a template; raises DataError where it is no Word document, or one that cannot be filled in.

    A notice and the lines of the stamp that the template does not show are added at its end.
    """
    _open(template)
    fields = list_fields(content, lines, date)
    filling = _Filling(io.BytesIO(template))
    try:
        filling.render(fields, SandboxedEnvironment(undefined=_knowing(fields)), autoescape=True)
        for part in filling.docx.part.package.iter_parts():
            if part.content_type.endswith("xml"):
                parse_xml(part.blob)
    except SyntaxError:
        raise DataError("template_layout", 2) from None
    except TemplateSyntaxError as error:
        raise DataError("template_syntax", 2, text=_line_of(error), message=_short(error.message)) from None
    except _FAILURES as error:
        raise DataError("template_failed", 2, message=_short(str(error))) from None
    if not DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables():
        raise DataError("template_empty", 2, list=", ".join(fields))
    document: WordDocument = filling.docx
    shown = _text_of(document)
    for line in (content.notice, *lines):
        if line is not None and clean(line) not in shown:
            document.add_paragraph().add_run(clean(line)).font.size = Pt(9)
    forget_writing(document)
    return document


def _open(template: bytes) -> None:
    """Look whether this is a Word document of a bearable size, before all of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size <= MOST:
            Document(io.BytesIO(template))
            return
    except _NO_DOCUMENT:
        raise DataError("template_no_docx", 2) from None
    raise DataError("template_large", 2, size=str(MOST // 1024 // 1024))


def list_fields(content: CommuneContent, lines: tuple[str, str], date: datetime.date | None) -> dict[str, Any]:
    """Return what a template can show, by the names that docs/bao-cao.md documents."""
    return _cleaned(
        {
            "title": content.title,
            "name": content.name,
            "place": content.place,
            "framework": content.framework,
            "zone": content.zone or "",
            "as_of": content.as_of,
            "headline": content.headline + phrases.mark(content.assessment),
            "counts": content.counts,
            "claim": content.claim or "",
            "sentences": list(content.sentences),
            "rows": [
                {name: getattr(each, name) for name in ("code", "name", "required", "result", "said", "notes")}
                | {"is_criterion": each.code == each.criterion.code}
                for each in content.table
            ],
            "unmet": [
                {name: getattr(each, name) for name in ("code", "name", "value", "required", "missing", "who")}
                | {"sign": phrases.SIGNS[each.outcome], "hamlets": list(each.hamlets)}
                for each in content.unmet
            ],
            "unknown": list(content.unknown),
            "sources": [{"date": day, "source": source, "codes": codes} for day, source, codes in content.sources],
            "course": [
                {
                    "date": each.date,
                    "met": phrases.met_of(each.assessment.criteria) + phrases.mark(each.assessment),
                }
                for each in content.course
            ],
            "notice": content.notice or "",
            "stamp": lines[0],
            "stamp_how": lines[1],
            "date": say_date(date, content.lang),
        }
    )


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _clean(value) for name, value in fields.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    # Names and nothing else: the methods of a dict would pass for fields.
    return SimpleNamespace(**_cleaned(value)) if isinstance(value, dict) else value


class _Filling(DocxTemplate):  # type: ignore[misc]
    def fix_tables(self, xml: str) -> Any:
        parse_xml(xml)  # what a tag in the wrong place tore apart would be mended by leaving out
        return super().fix_tables(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        # They are no XML: python-docx escapes them.
        super().render_properties(context, jinja_env and jinja_env.overlay(autoescape=False))


def _knowing(fields: dict[str, Any]) -> type[StrictUndefined]:
    """Make what stands for a field that there is none of: it tells which."""
    known = set(fields)
    for value in fields.values():
        if isinstance(value, list):
            known |= {name for each in value if isinstance(each, SimpleNamespace) for name in vars(each)}

    listed = ", ".join(fields)

    class Unknown(StrictUndefined):
        def __init__(
            self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
        ) -> None:
            def tell(_: str) -> DataError:
                text = str(name)
                return DataError("template_field", 2, text=_short(text), list=listed, **suggest(text, known))

            super().__init__(hint, obj, name, exc if hint else tell)  # type: ignore[arg-type]  # it is called, no more

    return Unknown


def _line_of(error: TemplateSyntaxError) -> str:
    """Return the text around a mistake, without what Word writes around it."""
    lines = (error.source or "").splitlines()[error.lineno - 1 : error.lineno]
    return _short(re.sub("<[^>]*>", "", " ".join(lines)))


def _short(text: str | None) -> str:
    plain = phrases.one_line(text or "")
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def _text_of(document: WordDocument) -> str:
    """Return the text of all parts of a document, headers and footers among them."""
    parts = (part for part in document.part.package.iter_parts() if isinstance(part, XmlPart))
    return "".join(text.text or "" for part in parts for text in part.element.iter(qn("w:t")))
