"""The pages of all diagnostic codes, made of the catalogue and of what check prints for the cases."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from code_cases import EXPECTED, MADE, find_case
from conftest import ROOT

from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import BLANKS, Entry, entries
from ntmcli.present.wording import say

PAGES: Mapping[Lang, str] = {"vi": "ma-loi.md", "en": "codes.md"}

_BEGINNING: Mapping[Lang, str] = {
    "vi": """\
<!-- Do tests/update_goldens.py ghi ra từ ntmcli/diagnostic và tests/cases; không sửa ở đây. -->

# Các mã lỗi

Trang này giải thích mọi mã mà `ntm check` có thể báo: nghĩa là gì, vì sao cần lưu ý, cách sửa, một ví dụ sai, đúng
những gì chương trình in ra khi gặp ví dụ đó, và một ví dụ đúng. Lệnh `ntm explain` kèm một mã cho cùng lời giải thích.
Cách đọc một dòng báo lỗi và bảng tóm tắt các mã có ở trang [kiểm tra số liệu](kiem-tra.md).
Tiếng Anh: [codes.md](codes.md).

Ví dụ chỉ là một phần của tệp; số dòng trong phần in ra là của cả tệp, nằm ở thư mục được dẫn. Dòng dạng
`# communes/xa-mot.yaml` cho biết phần dưới thuộc tệp nào. Các xã và số liệu trên trang này đều không có thật.
""",
    "en": """\
<!-- Written by tests/update_goldens.py from ntmcli/diagnostic and tests/cases; not to be changed here. -->

# The diagnostic codes

Every code that `ntm check` can report: what it means, why it matters, what to do, a wrong example, exactly what the
program prints for it, and a right example. `ntm explain` with a code gives the same explanation. Vietnamese:
[ma-loi.md](ma-loi.md).

An example is a part of a file; line numbers in what is printed are those of the whole file, in the folder linked. A
line such as `# communes/xa-mot.yaml` says which file the part below it belongs to. All communes and figures on this
page are made up.
""",
}
_HUNDREDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "NTM0": "Đọc tệp",
        "NTM1": "Cách trình bày",
        "NTM2": "Giá trị",
        "NTM3": "Nội dung được nhắc đến không có, hoặc không phù hợp",
        "NTM4": "Số liệu mâu thuẫn nhau",
    },
    "en": {
        "NTM0": "Reading the file",
        "NTM1": "Shape",
        "NTM2": "Values",
        "NTM3": "What is referred to is not there or does not fit",
        "NTM4": "Figures that contradict each other",
    },
}
_PRINTED: Mapping[Lang, str] = {"vi": "`ntm check` in ra", "en": "`ntm check` prints"}
_NOT_SHOWN: Mapping[Lang, str] = {"vi": "Không có thư mục mẫu", "en": "There is no folder to show"}
_ACTIVE = re.compile(r"([\\`*<&\[])")


def write_page(lang: Lang) -> str:
    """Write the page of all codes: a list by hundreds, then a section a code."""
    hundreds = [(key, list(group)) for key, group in groupby(entries().values(), lambda entry: entry.code[:4])]
    parts = [_BEGINNING[lang].rstrip()]
    for key, group in hundreds:
        listed = [f"* [{entry.code}](#{entry.code.lower()}) {_escape(entry.title[lang])}" for entry in group]
        parts += [f"**{key} · {_HUNDREDS[lang][key]}**", "\n".join(listed)]
    for key, group in hundreds:
        parts.append(f"## {key} · {_HUNDREDS[lang][key]}")
        for entry in group:
            parts += _section(entry, lang)
    return "\n\n".join(parts) + "\n"


def _section(entry: Entry, lang: Lang) -> Iterator[str]:
    yield f"### {entry.code}"
    yield f"**{_escape(entry.title[lang])}** ({say(lang, entry.severity)})"
    judged = say(lang, "page_refused" if entry.blocks else "page_judged")
    said = {
        "page_means": f"{entry.message[lang].format_map(BLANKS)} {judged}",
        "page_why": entry.why[lang],
        "page_advice": entry.hint[lang].format_map(BLANKS),
    }
    yield "\n".join(f"* **{say(lang, label)}:** {_escape(text)}" for label, text in said.items())
    yield f"{say(lang, 'page_wrong')}:"
    yield fence(entry.wrong, "yaml")
    if entry.code in MADE:
        yield f"{_NOT_SHOWN[lang]}: {MADE[entry.code][0][lang]}."
    else:
        case = find_case(entry)
        assert case is not None, f"{entry.code}: its wrong example stands in none of its cases"
        yield f"{_PRINTED[lang]} ([{case.name}](../{case.relative_to(ROOT).as_posix()}/data)):"
        yield fence((case / EXPECTED[lang]).read_text(encoding="utf-8").rstrip("\n"), "text")
    yield f"{say(lang, 'page_right')}:"
    yield fence(entry.right, "yaml")


def fence(text: str, kind: str) -> str:
    """Set lines apart as they are, by more backticks than any run of them in the text has."""
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
    return f"{ticks}{kind}\n{text}\n{ticks}"


def _escape(text: str) -> str:
    """Keep a sentence of the catalogue from acting as markup; such as `<code>` would vanish."""
    return _ACTIVE.sub(r"\\\1", text)
