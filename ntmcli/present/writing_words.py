"""What is said of writing files of the data, in both languages; part of `wording`."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

WRITING_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "write_outside": "“{path}” là liên kết dẫn ra ngoài thư mục dữ liệu nên không được ghi. Thay liên kết bằng "
        "chính tệp đó.",
        "write_busy": "Chương trình khác đang ghi “{path}”. Đợi chương trình đó xong rồi chạy lại lệnh; chưa ghi gì.",
        "write_changed": "“{path}” vừa được sửa ở nơi khác. Chạy lại lệnh để sửa trên nội dung mới; chưa ghi gì.",
        "write_denied": "Không có quyền ghi “{path}” hoặc thư mục chứa tệp này. Kiểm tra quyền truy cập; tệp vẫn như "
        "cũ.",
        "write_full": "Không đủ chỗ để ghi “{path}”. Giải phóng ổ đĩa rồi chạy lại lệnh; tệp vẫn như cũ.",
        "write_gone": "“{path}” không còn ở đó. Kiểm tra thư mục dữ liệu; chưa ghi gì.",
        "write_special": "“{path}” không phải là tệp thông thường nên không được ghi.",
        "write_exists": "Đã có “{path}” nên không ghi đè. Chọn tên khác, hoặc sửa tệp đang có.",
        "write_failed": "Không ghi được “{path}” ({why}). Kiểm tra ổ đĩa; tệp vẫn như cũ.",
        "edit_unread": "“{path}” có lỗi {code} ở dòng {line} nên chưa sửa được bằng lệnh. Sửa lỗi đó trước; xem bằng "
        "lệnh: ntm check",
        "edit_layout": "Cách trình bày của “{path}” quanh dòng {line} không sửa được bằng lệnh. Sửa tệp bằng tay rồi "
        "chạy ntm check; chưa ghi gì.",
        "edit_failed": "Không sửa được “{path}” mà không làm thay đổi phần khác. Sửa tệp bằng tay rồi chạy ntm check; "
        "chưa ghi gì.",
        "edit_letter": "Nội dung cần ghi có ký tự không được dùng trong tệp số liệu ({text}). Gõ lại nội dung đó.",
        "bundled_data": "Dữ liệu đi kèm chương trình ({path}) không ghi thêm được. Tạo thư mục số liệu riêng, rồi "
        "chạy lại lệnh ở đó: ntm init THƯ_MỤC",
        # set
        "set_nothing": 'Chưa có kết quả để ghi. Viết kết quả sau mã (đạt, 92.5, ">90", 5571/6190), hoặc ghi --count và '
        "--of.",
        "set_key": "Không ghi được “{text}” theo cách này. Giữa dấu ngoặc chỉ ghi các khóa {list}, mỗi khóa một giá "
        "trị, và parts: mỗi phần một kết quả. Nguồn và ghi chú thì ghi sau --source, --note.",
        "set_twice": "Số đếm được ghi hai lần: trong kết quả và sau --count, --of. Chỉ ghi một lần.",
        "set_review_source": "Nguồn: theo nguồn của đợt rà soát ({source}); nếu số liệu lấy từ nguồn khác thì thêm "
        "--source.",
        "set_now_real": "Đã bỏ dấu minh họa (illustrative) của kết quả cũ, vì kết quả mới có nguồn.",
        "set_illustrative_result": "Kết quả vẫn là số liệu minh họa, vì kết quả cũ ghi illustrative: true. Nếu là số "
        "liệu thật thì chạy lại lệnh, thêm --source.",
        "set_illustrative_review": "Kết quả vẫn là số liệu minh họa, vì cả đợt rà soát ghi illustrative: true. Nếu là "
        "số liệu thật thì ghi vào đợt rà soát của ngày khác, hoặc sửa dấu đó trong tệp.",
        "set_written": "Đã ghi vào {path}:{line}.",
        "set_tried": "Ghi thử, chưa sửa tệp: {path}:{line}.",
        "set_same": "Tệp đã ghi đúng như vậy, không có gì phải sửa: {path}:{line}.",
        "given_grouped": "“{text}” không phải là số đạt trên tổng số. Viết {example}, không có dấu phân cách hàng "
        "nghìn.",
        "set_given": "Kết quả gõ trên dòng lệnh",
        "set_refused": "Chưa ghi vào {path}: kết quả này có lỗi như trên.",
        "set_dropped": "Bỏ phần cũ không đi cùng kết quả mới: {keys}.",
        "set_kept": "Phần đi kèm vẫn giữ nguyên, cần kiểm tra lại: {keys}.",
        "set_no_shift": "Kết luận không thay đổi ({code}: {outcome}). Số tiêu chí đạt: {met}",
        "set_day": "Xã nay được đánh giá tính đến ngày {after}, trước là ngày {before}.",
        "set_no_source": "Kết quả này chưa ghi nguồn. Có nguồn thì chạy lại lệnh, thêm --source.",
        "set_newer": "Kết quả vừa ghi chưa được dùng để kết luận: đợt rà soát khác có kết quả mới hơn.",
    },
    "en": {
        "write_outside": "“{path}” is a link that leads out of the data folder and is not written. Put the file itself "
        "in its place.",
        "write_busy": "Another program is writing “{path}”. Wait until it has ended, and run this again; nothing was "
        "written.",
        "write_changed": "“{path}” was changed elsewhere just now. Run this again to edit what is there now; nothing "
        "was written.",
        "write_denied": "There is no permission to write “{path}” or the folder it is in. Check permissions; the file "
        "is as it was.",
        "write_full": "There is no room to write “{path}”. Make room on the disk, and run this again; the file is as "
        "it was.",
        "write_gone": "“{path}” is not there any more. Check the data folder; nothing was written.",
        "write_special": "“{path}” is no regular file and is not written.",
        "write_exists": "“{path}” is there already and is not overwritten. Choose another name, or edit that file.",
        "write_failed": "“{path}” cannot be written ({why}). Check the disk; the file is as it was.",
        "edit_unread": "“{path}” has an error {code} in line {line} and cannot be edited by a command yet. Mend that "
        "first (ntm check).",
        "edit_layout": "“{path}” is laid out near line {line} in a way that this command cannot edit. Edit the file by "
        "hand, and run ntm check; nothing was written.",
        "edit_failed": "“{path}” cannot be edited without changing something else. Edit the file by hand, and run ntm "
        "check; nothing was written.",
        "edit_letter": "What is to be written has a letter that no data file may have ({text}). Type it again.",
        "bundled_data": "The data that come with the program ({path}) are not to be written. Make a folder of "
        "your own and run this again there: ntm init DIR",
        "set_nothing": 'There is no result to write. Write it behind the code (đạt, 92.5, ">90", 5571/6190), or give '
        "--count and --of.",
        "set_key": "“{text}” cannot be written like this. Between the brackets stand the keys {list}, each with one "
        "value, and parts, each with a result. Source and note go behind --source and --note.",
        "set_twice": "The counts are given twice: in the result and behind --count, --of. Give them once.",
        "set_review_source": "Source: that of the review ({source}); where the figure comes from another one, add "
        "--source.",
        "set_now_real": "The earlier result's mark as illustrative is taken out, since the new one has a source.",
        "set_illustrative_result": "The result is still illustrative: the earlier one says illustrative: true. Where "
        "it is real, run this again with --source.",
        "set_illustrative_review": "The result is still illustrative: its whole review says illustrative: true. Where "
        "it is real, write it into a review of another day, or change that mark in the file.",
        "set_written": "Written to {path}:{line}.",
        "set_tried": "Tried out, the file is as it was: {path}:{line}.",
        "set_same": "The file says so already, nothing is changed: {path}:{line}.",
        "given_grouped": "“{text}” is no count of a whole. Write {example}, without signs between thousands.",
        "set_given": "Result given on the command line",
        "set_refused": "Not written to {path}: the result is in error, as said above.",
        "set_dropped": "Taken out, since it does not go with the new result: {keys}.",
        "set_kept": "Left beside it, see whether it still holds: {keys}.",
        "set_no_shift": "No verdict changes ({code}: {outcome}). Criteria met: {met}",
        "set_day": "The commune is judged as of {after} now, before that as of {before}.",
        "set_no_source": "The result has no source yet. Where there is one, run this again with --source.",
        "set_newer": "The verdict does not rest on this result: another review has a later one.",
    },
}
