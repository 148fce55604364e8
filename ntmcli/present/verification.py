"""What `verify` found: whether a document's figures still follow from the data, and which do not."""

from collections.abc import Sequence

from ntmcli.check.documents import Difference
from ntmcli.diagnostic import Lang
from ntmcli.present.json import document
from ntmcli.present.output import harmless, write, write_utf8
from ntmcli.present.report_words import word
from ntmcli.present.stamp import Stamp


def tell(made: Stamp, now: Stamp, differences: Sequence[Difference], lang: Lang, as_json: bool) -> None:
    """Write the answer; `made` is the document's stamp, `now` that of the same report made anew."""
    same = made.fingerprint == now.fingerprint
    if as_json:
        found = [{"kind": each.kind, "document": each.written, "data": each.expected} for each in differences]
        follows = not differences
        write_utf8(document("verify", stamp=str(made), same_data=same, follows=follows, differences=found))
        return
    lines = [word(lang, "made_from", stamp=made), word(lang, "same_data" if same else "other_data")]
    if not differences:
        lines.append(word(lang, "follows_filled" if made.filled else "follows"))
    else:
        lines.append(word(lang, "follows_not" if same else "follows_no_longer", number=len(differences)))
    for each in differences:
        lines += ["", word(lang, f"difference_{each.kind}")]
        if each.written:
            lines.append(f"  {word(lang, 'in_document')}: {each.written}")
        if each.expected:
            lines.append(f"  {word(lang, 'in_data')}: {each.expected}")
    write("".join(f"{harmless(line)}\n" for line in lines))
