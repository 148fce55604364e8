"""What is said of forms and of tables that are read in, in both languages; part of `wording`."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

INTAKE_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "form_suffix": "Biểu nhập là tệp Excel: tên tệp kết thúc bằng .xlsx, không phải “{text}”.",
        "form_scope": "Ghi tên xã, hoặc --district, --province. Ví dụ: ntm form van-nham -o bieu.xlsx",
    },
    "en": {
        "form_suffix": "A form is an Excel file: its name ends in .xlsx, unlike “{text}”.",
        "form_scope": "Name communes, or give --district, --province. Example: ntm form van-nham -o form.xlsx",
    },
}
