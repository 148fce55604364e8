"""The sample of an office's own Word document, `docs/mau-bao-cao.docx`: `python tests/sample_template.py` writes it."""

from pathlib import Path

from docx.document import Document as WordDocument

from ntmcli.present.word_document import add, add_table, begin, paragraph, row, to_bytes

SAMPLE = Path(__file__).resolve().parent.parent / "docs" / "mau-bao-cao.docx"
"""Shows every field once, as docs/bao-cao.md names them."""


def make_sample() -> bytes:
    document = begin("Mẫu báo cáo", "vi")
    add(document, "ỦY BAN NHÂN DÂN ………………", "Ntm Strong")
    add(document, "………………, {{ date }}", "Ntm Slanted")
    add(document, "BÁO CÁO", "Ntm Kind")
    add(document, "{{ title }}", "Ntm Kind")
    add(
        document,
        "{{ name }}, {{ place }}{% if zone %} ({{ zone }}){% endif %}. {{ framework }}. {{ as_of }}.",
        "Ntm Text",
    )
    add(document, "Đạt {{ headline }} tiêu chí ({{ counts }}). {{ claim }}", "Ntm Text")
    add(document, "{%p for sentence in sentences %}", "Ntm Text")
    add(document, "{{ sentence }}", "Ntm Text")
    add(document, "{%p endfor %}", "Ntm Text")
    add(document, "Kết quả từng tiêu chí", "Heading 1")
    name = "{% if row.is_criterion %}{{ row.name | upper }}{% else %}{{ row.name }}{% endif %}"
    _loop(
        document,
        "row in rows",
        (
            ("TT", "{{ row.code }}", 13),
            ("Tiêu chí, nội dung", name, 50),
            ("Yêu cầu", "{{ row.required }}", 25),
            ("Kết quả", "{{ row.result }}", 25),
            ("Tự đánh giá", "{{ row.said }}", 24),
            ("Ghi chú", "{{ row.notes }}", 28),
        ),
    )
    add(document, "{%p if unmet %}", "Ntm Text")
    add(document, "Nội dung chưa đạt", "Heading 1")
    _loop(
        document,
        "each in unmet",
        (
            ("TT", "{{ each.sign }} {{ each.code }}", 18),
            ("Nội dung", "{{ each.name }}", 42),
            ("Hiện có", "{{ each.value }}", 23),
            ("Yêu cầu", "{{ each.required }}", 23),
            ("Còn thiếu", "{{ each.missing }}{% for hamlet in each.hamlets %}; {{ hamlet }}{% endfor %}", 30),
            ("Phụ trách", "{{ each.who }}", 29),
        ),
    )
    add(document, "{%p endif %}", "Ntm Text")
    add(document, "Chưa rõ: {{ unknown | join(', ') or 'không có' }}.", "Ntm Text")
    add(document, "Nguồn số liệu", "Heading 1")
    add(document, "{%p for each in sources %}", "Ntm Text")
    add(document, "- {{ each.date }}: {{ each.source }} ({{ each.codes }})", "Ntm Text")
    add(document, "{%p endfor %}", "Ntm Text")
    course = "{{ each.date }}: {{ each.met }}{{ '.' if loop.last else '; ' }}"
    add(document, f"Các đợt rà soát: {{% for each in course %}}{course}{{% endfor %}}", "Ntm Text")
    add(document, "{{ notice }}", "Ntm Notice")
    add(document, "{{ stamp }}", "Ntm Stamp")
    add(document, "{{ stamp_how }}", "Ntm Stamp")
    return to_bytes(document)


def _loop(document: WordDocument, loop: str, columns: tuple[tuple[str, str, int], ...]) -> None:
    """Add a table with a head, and between the tags of a loop the row that is repeated."""
    widths = [width for *_, width in columns]
    empty = [paragraph("", "Ntm Cell")] * (len(columns) - 1)
    rows = [
        row([paragraph(head, "Ntm Head") for head, *_ in columns], widths, head=True),
        row([paragraph(f"{{%tr for {loop} %}}", "Ntm Cell"), *empty], widths),
        row([paragraph(field, "Ntm Cell") for _, field, _ in columns], widths),
        row([paragraph("{%tr endfor %}", "Ntm Cell"), *empty], widths),
    ]
    add_table(document, widths, rows)


if __name__ == "__main__":
    SAMPLE.write_bytes(make_sample())
