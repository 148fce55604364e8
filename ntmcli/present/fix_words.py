"""What is said of mends that `check --fix` makes, in both languages; part of `wording`."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

FIX_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "fix_made": "{place}: đã sửa {code}: {before} → {after}",
        "fix_planned": "{place}: sẽ sửa {code}: {before} → {after}",
        "fix_made_letters": "{path}: đã viết lại chữ có dấu theo dạng dựng sẵn (NFC) ở {lines} dòng",
        "fix_planned_letters": "{path}: sẽ viết lại chữ có dấu theo dạng dựng sẵn (NFC) ở {lines} dòng",
        "fix_made_order": "{place}: đã xếp lại các đợt rà soát: {after} (trước đó: {before}). Kiểm tra lại năm của "
        "từng đợt.",
        "fix_planned_order": "{place}: sẽ xếp lại các đợt rà soát: {after} (hiện nay: {before}). Kiểm tra lại năm của "
        "từng đợt.",
        "fix_made_all": "Đã sửa {mends} chỗ trong {files} tệp.",
        "fix_planned_all": "Sẽ sửa {mends} chỗ trong {files} tệp; chưa ghi gì. Sau khi sửa còn {errors} lỗi, "
        "{warnings} cảnh báo.",
        "left_thousands": "{place}: không tự sửa {code}: “{text}” có thể là phần thập phân, cũng có thể là hàng nghìn",
        "left_decimal": "{place}: không tự sửa {code}: “{text}” có thể là phần lẻ của số thập phân, như 1,5; viết dấu "
        "chấm: 1.5",
        "left_unit": "{place}: không tự sửa {code}: “{text}”, vì không rõ chỉ tiêu này tính bằng %",
        "left_layout": "{place}: không tự sửa {code}: chỗ này trình bày khác thường, cần sửa bằng tay",
        "left_error": "{place}: không tự sửa {code}: “{text}”, vì sửa xong sẽ thành lỗi {other}",
        "fix_stdin": "--fix sửa các tệp của thư mục dữ liệu, không đi cùng dấu “-”.",
        "dry_run_alone": "--dry-run chỉ đi cùng --fix.",
        "dry_run_format": "--dry-run in chỗ khác nhau giữa tệp cũ và tệp mới, không đi cùng --format.",
    },
    "en": {
        "fix_made": "{place}: mended {code}: {before} → {after}",
        "fix_planned": "{place}: would mend {code}: {before} → {after}",
        "fix_made_letters": "{path}: wrote letters composed (NFC) in {lines} lines",
        "fix_planned_letters": "{path}: would write letters composed (NFC) in {lines} lines",
        "fix_made_order": "{place}: put the reviews in order: {after} (before: {before}). Check the year of each.",
        "fix_planned_order": "{place}: would put the reviews in order: {after} (now: {before}). Check the year of "
        "each.",
        "fix_made_all": "Mended {mends} places in {files} files.",
        "fix_planned_all": "Would mend {mends} places in {files} files; nothing was written. That would leave {errors} "
        "errors, {warnings} warnings.",
        "left_thousands": "{place}: left {code}: “{text}” may have a decimal comma or set thousands apart",
        "left_decimal": "{place}: left {code}: “{text}” may be the end of a number with a decimal comma, such as 1,5; "
        "write a point: 1.5",
        "left_unit": "{place}: left {code}: “{text}”, as this is not known to be a percentage",
        "left_layout": "{place}: left {code}: this is laid out in an unusual way; mend it by hand",
        "left_error": "{place}: left {code}: “{text}”, as mended it would be an error {other}",
        "fix_stdin": "--fix mends the files of the data folder; it does not go with “-”.",
        "dry_run_alone": "--dry-run only goes with --fix.",
        "dry_run_format": "--dry-run prints the difference between old and new files; it does not go with --format.",
    },
}
