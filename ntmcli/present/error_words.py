"""What is said where a command cannot go on: what is wrong, and what to do; part of `wording`."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

ERROR_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "no_folder": "Không có thư mục dữ liệu “{path}”. Kiểm tra đường dẫn sau --data (hoặc NTM_DATA).",
        "no_criteria": "Thư mục “{path}” không có tệp criteria.yaml. Ghi sau --data đường dẫn của thư mục có tệp "
        "này, hoặc chép tệp bộ tiêu chí vào đó.",
        "broken_framework": "Bộ tiêu chí có lỗi, chưa đánh giá được xã nào: {place}: {code}: {message} "
        "Xem mọi lỗi bằng lệnh: ntm check",
        "trouble": "Không đọc hoặc không ghi được ({why}). Kiểm tra ổ đĩa, quyền truy cập và thư mục đang đứng.",
        "no_data": "Không tìm thấy dữ liệu. Chạy lệnh trong thư mục có data/criteria.yaml, hoặc thêm --data THƯ_MỤC.",
        "unreadable_folder": "Không đọc được thư mục “{path}”: {why}. Kiểm tra quyền truy cập.",
        "no_commune": "Không tìm thấy xã “{text}”.{suggest} Xem danh sách bằng lệnh: ntm status",
        "several_communes": "“{text}” ứng với nhiều xã; hãy ghi mã, đường dẫn, hoặc tên kèm huyện hay tỉnh "
        "(“Tân Tiến, Lạng Sơn”):\n{list}",
        "no_framework": "Không có bộ tiêu chí “{text}”.{suggest} Các bộ hiện có: {list}.",
        "no_hamlet": "Không xã nào đang xét có thôn mang mã “{text}”.{suggest} Mã thôn ghi ở mục hamlets của tệp xã.",
        "no_code": "Bộ tiêu chí không có tiêu chí hay chỉ tiêu “{text}”.{suggest}",
        "no_equals": "Sau {option} phải là MÃ=GIÁ_TRỊ, không phải “{text}”. Ví dụ: {example}",
        "given_twice": "{option} nêu “{text}” hai lần. Mỗi mã chỉ ghi một lần.",
        "given_refused": "{option} {text}: {code}: {message} {hint}",
        "early_by": "--by {text} sớm hơn ngày đánh giá {day}. Chọn ngày đó hoặc một ngày sau đó.",
        "high_target": "Bộ tiêu chí chỉ có {total} tiêu chí, không thể đặt mục tiêu {text}.",
        "no_diagnostic": "Không có mã lỗi “{text}”. Mã lỗi có dạng NTM201.",
        "explain_what": "Thiếu mã tiêu chí hoặc chỉ tiêu. Ví dụ: ntm explain van-nham 15.1",
        "explain_not_code": "Mã lỗi chỉ đứng một mình: ntm explain {text}",
        "bad_date": "“{text}” không phải là một ngày. Viết 2022-05-26 hoặc 26/5/2022.",
        "no_stamp": "Văn bản “{path}” không có mã đối chiếu. Chỉ kiểm tra được báo cáo do ntm lập, còn nguyên mã này.",
        "unreadable_document": "Không đọc được văn bản ({why}). Mở ra và lưu lại đúng dạng của đuôi tệp.",
        "template_overwritten": "“{path}” chính là mẫu: ghi báo cáo ra một tệp khác.",
        "empty_place": "Tên sau --district, --province không được để trống.",
        "not_verifiable": "Chỉ kiểm tra được báo cáo dạng {list}, không phải “{text}”.",
        "gone_communes": "Xã ghi trong văn bản không còn trong dữ liệu: {text}.",
        "no_suffix": "Không biết lập báo cáo dạng “{text}”. Tên tệp kết thúc bằng một trong: {list}.",
        "no_table_suffix": "Không biết ghi bảng số liệu ra dạng “{text}”. Tên tệp kết thúc bằng một trong: {list}.",
        "charts_for_table": "--charts chỉ dùng khi nêu tên xã và in dạng bảng.",
        "template_for_docx": "--template chỉ dùng cho báo cáo .docx.",
        "template_alone": "--template chỉ dùng cho báo cáo của một xã.",
        "template_no_docx": "Mẫu không phải là văn bản Word (.docx) đọc được. Mở mẫu bằng Word và lưu lại dạng .docx.",
        "template_large": "Mẫu giải nén ra hơn {size} MiB nên không được mở. Bỏ bớt hình ảnh trong mẫu.",
        "template_layout": "Có thẻ trong mẫu đặt sai chỗ. Thẻ lặp lại cả dòng của bảng viết là {{%tr …%}}, cả đoạn văn "
        "viết là {{%p …%}}, mỗi thẻ đứng riêng một dòng hoặc một đoạn.",
        "template_syntax": "Mẫu viết sai cú pháp ở “{text}” ({message}). Ví dụ đúng: {{{{ name }}}}, "
        "{{%tr for row in rows %}} … {{%tr endfor %}}.",
        "template_field": "Mẫu có trường “{text}” mà báo cáo không có.{suggest} Các trường: {list}.",
        "template_empty": "Mẫu không có trường nào để điền. Thêm ít nhất một trường, ví dụ {{{{ headline }}}}. Các "
        "trường: {list}.",
        "template_failed": "Không điền được mẫu ({message}). Xem lại các thẻ trong mẫu.",
        "no_document": "Không có tệp “{path}”. Kiểm tra đường dẫn.",
        "large_document": "Tệp “{path}” lớn hơn {size} MiB nên không được đọc.",
        "no_target": "Không có thư mục “{path}” để ghi. Tạo thư mục, hoặc ghi đường dẫn khác sau -o.",
        "no_library": "Lệnh này cần thêm thư viện ({text}). Cài trong thư mục chương trình bằng lệnh: "
        ".venv/bin/pip install -c constraints.txt -e '.[{extra}]'",
        "no_place": "Không có xã nào thuộc “{text}”.{suggest} Xem danh sách bằng lệnh: ntm status",
        "history_whom": "Ghi tên xã, hoặc --district, --province. Ví dụ: ntm history van-nham",
        "names_and_place": "Ghi tên xã, hoặc --district, --province; không ghi cả hai.",
        "no_path": "Không có tệp hay thư mục “{text}”. Kiểm tra đường dẫn.",
        "no_files": "Không có tệp số liệu nào trong “{text}”. Số liệu là các tệp .yaml của thư mục dữ liệu.",
        "outside": "“{text}” không nằm trong thư mục dữ liệu {path}. Thêm --data THƯ_MỤC.",
        "stdin_alone": "Dấu “-” (đọc một xã từ đầu vào chuẩn) đứng một mình, không kèm tệp hay thư mục khác.",
        "stdin_path_alone": "--stdin-path chỉ đi cùng dấu “-”. Ví dụ: ntm check - --stdin-path data/communes/xa.yaml",
        "stdin_outside": "“{text}” không phải là tệp .yaml trong communes/ của thư mục dữ liệu. Tệp khác thì kiểm tra "
        "bằng lệnh: ntm check TỆP",
        "diff_nothing": "Ghi hai ngày cần so sánh (--from NGÀY --to NGÀY), hoặc hai phiên bản trong git (--rev A..B).",
        "diff_one_day": "Thiếu {text}. So sánh hai ngày thì ghi cả --from và --to.",
        "diff_rev_and_days": "Ghi --rev, hoặc --from và --to; không ghi cả hai.",
        "diff_backwards": "Ngày sau --from phải trước ngày sau --to.",
        "diff_as_of": "--as-of chỉ dùng với --rev; so sánh hai ngày thì chỉ ghi --from và --to.",
        "diff_no_commune": "Ghi tên xã, hoặc --district, --province. Ví dụ: ntm diff van-nham --from 2022-01-01 --to "
        "2022-12-31",
        "bad_range": "“{text}” không phải là hai phiên bản. Viết A..B, ví dụ main..HEAD; A...B để so B với "
        "chỗ tách khỏi A.",
        "no_git": "Không tìm thấy chương trình git. Cài git, hoặc so sánh hai ngày bằng --from và --to.",
        "no_repository": "Thư mục “{path}” không nằm trong kho git nào nên không có các phiên bản để so sánh. Ghi sau "
        "--data thư mục dữ liệu trong kho git, hoặc so sánh hai ngày bằng --from và --to.",
        "unsafe_repository": "git không đọc kho chứa “{path}” vì kho thuộc người dùng khác. Nếu tin kho này, chạy: "
        "git config --global --add safe.directory ĐƯỜNG_DẪN_KHO",
        "git_failed": "git không đọc được kho ({why}). Kiểm tra kho bằng lệnh: git fsck",
        "no_object": "Kho git thiếu nội dung của {path}. Tải đủ kho bằng lệnh: git fetch",
        "no_revision": "Kho git không có phiên bản “{text}”. Xem các phiên bản bằng lệnh: git log --oneline --all",
        "no_revision_shallow": "Kho git này chỉ được tải một phần lịch sử và không có phiên bản “{text}”. Tải đủ bằng "
        "lệnh: git fetch --unshallow (GitHub Actions: fetch-depth: 0; GitLab: GIT_DEPTH: 0)",
        "no_base": "Hai phiên bản trong “{text}” không có gốc chung. Viết A..B để so sánh trực tiếp.",
        "no_base_shallow": "Kho git này chỉ được tải một phần lịch sử nên không tìm được gốc chung của “{text}”. Tải "
        "đủ bằng lệnh: git fetch --unshallow (GitHub Actions: fetch-depth: 0; GitLab: GIT_DEPTH: 0)",
        "no_data_in_revision": "Phiên bản “{text}” không có tệp {path}. Chọn phiên bản đã có thư mục dữ liệu này.",
        "did_you_mean": " Có phải ý bạn là “{suggest}”?",
        "bug": "Chương trình gặp lỗi nội bộ ({text}). Xin báo cho nhóm phát triển ở "
        "mục Issues của kho mã nguồn, kèm lệnh đã chạy và dòng này.",
        # what operating systems refuse
        "EACCES": "không có quyền truy cập",
        "EDQUOT": "đã dùng hết dung lượng được cấp",
        "EIO": "ổ đĩa báo lỗi",
        "EMFILE": "mở quá nhiều tệp cùng lúc",
        "ENAMETOOLONG": "tên quá dài",
        "ENOENT": "không có ở đó",
        "ENOSPC": "ổ đĩa đã đầy",
        "EPERM": "không có quyền truy cập",
        "EROFS": "chỉ được đọc, không được ghi",
    },
    "en": {
        "no_folder": "There is no data folder “{path}”. Check the path behind --data (or NTM_DATA).",
        "no_criteria": "The folder “{path}” has no criteria.yaml. Point --data at the folder that has it, or copy the "
        "framework's file there.",
        "broken_framework": "The framework has an error, so no commune can be judged: {place}: {code}: {message} "
        "See all problems with: ntm check",
        "trouble": "Something could not be read or written ({why}). Check disk, permissions and working directory.",
        "no_data": "No data found. Run this in a folder with data/criteria.yaml, or add --data DIR.",
        "unreadable_folder": "The folder “{path}” cannot be read: {why}. Check its permissions.",
        "no_commune": "No commune is “{text}”.{suggest} List them with: ntm status",
        "several_communes": "“{text}” may be several communes; give the code, the path, or the name with district "
        "or province (“Tân Tiến, Lạng Sơn”):\n{list}",
        "no_framework": "There is no framework “{text}”.{suggest} There are: {list}.",
        "no_hamlet": "None of these communes has a hamlet with the code “{text}”.{suggest} The codes stand under "
        "hamlets in the commune's file.",
        "no_code": "The framework has no criterion or indicator “{text}”.{suggest}",
        "no_equals": "{option} takes CODE=VALUE, not “{text}”. Example: {example}",
        "given_twice": "{option} names “{text}” twice. Give each code once.",
        "given_refused": "{option} {text}: {code}: {message} {hint}",
        "early_by": "--by {text} is before the day judged, {day}. Choose that day or a later one.",
        "high_target": "The framework has {total} criteria: there can be no target of {text}.",
        "no_diagnostic": "There is no diagnostic code “{text}”. They look like NTM201.",
        "explain_what": "A criterion's or indicator's code is missing. For example: ntm explain van-nham 15.1",
        "explain_not_code": "A diagnostic code stands alone: ntm explain {text}",
        "bad_date": "“{text}” is not a date. Write 2022-05-26 or 26/5/2022 (day first).",
        "no_stamp": "The document “{path}” has no line to check it by. Only reports of ntm that still have it can be.",
        "unreadable_document": "The document cannot be read ({why}). Open it, and save it in the form of its suffix.",
        "template_overwritten": "“{path}” is the template itself: write the report to another file.",
        "empty_place": "The name after --district, --province must not be empty.",
        "not_verifiable": "Only reports of the forms {list} can be checked, not “{text}”.",
        "gone_communes": "The data no longer hold a commune of the document: {text}.",
        "no_suffix": "There is no report of the form “{text}”. The file's name ends in one of: {list}.",
        "no_table_suffix": "There is no table of the form “{text}”. The file's name ends in one of: {list}.",
        "charts_for_table": "--charts takes the name of a commune, and is for tables alone.",
        "template_for_docx": "--template is for .docx reports alone.",
        "template_alone": "--template is for a report on one commune.",
        "template_no_docx": "The template is no Word document (.docx) that can be read. Open it in Word and save it as "
        ".docx.",
        "template_large": "The template unpacks to more than {size} MiB and is not opened. Take out pictures.",
        "template_layout": "A tag of the template stands in the wrong place. A tag that repeats a row of a table is "
        "written {{%tr …%}}, for a paragraph {{%p …%}}, each in a row or paragraph of its own.",
        "template_syntax": "The template is malformed at “{text}” ({message}). Write: {{{{ name }}}}, "
        "{{%tr for row in rows %}} … {{%tr endfor %}}.",
        "template_field": "The template has the field “{text}”, which a report has not.{suggest} The fields: {list}.",
        "template_empty": "The template has no field to fill in. Put in at least one, such as {{{{ headline }}}}. The "
        "fields: {list}.",
        "template_failed": "The template cannot be filled in ({message}). Check its tags.",
        "no_document": "There is no file “{path}”. Check the path.",
        "large_document": "The file “{path}” is over {size} MiB and is not read.",
        "no_target": "There is no folder “{path}” to write into. Make it, or give another path after -o.",
        "no_library": "This command needs further libraries ({text}). Install them in the program's folder with: "
        ".venv/bin/pip install -c constraints.txt -e '.[{extra}]'",
        "no_place": "No commune is in “{text}”.{suggest} List them with: ntm status",
        "history_whom": "Name communes, or give --district, --province. Example: ntm history van-nham",
        "names_and_place": "Name communes, or give --district, --province; not both.",
        "no_path": "There is no file or folder “{text}”. Check the path.",
        "no_files": "There is no data file in “{text}”. Data are the .yaml files of the data folder.",
        "outside": "“{text}” is not in the data folder {path}. Add --data DIR.",
        "stdin_alone": "“-” (one commune from standard input) stands alone, without other files or folders.",
        "stdin_path_alone": "--stdin-path goes with “-” alone. Example: ntm check - --stdin-path data/communes/x.yaml",
        "stdin_outside": "“{text}” is no .yaml file under communes/ of the data folder. Check other files with: "
        "ntm check FILE",
        "diff_nothing": "Give two days to compare (--from DATE --to DATE), or two revisions in git (--rev A..B).",
        "diff_one_day": "{text} is missing. To compare two days, give both --from and --to.",
        "diff_rev_and_days": "Give --rev, or --from and --to; not both.",
        "diff_backwards": "The day after --from must be before the one after --to.",
        "diff_as_of": "--as-of goes with --rev alone; to compare two days, give just --from and --to.",
        "diff_no_commune": "Name a commune, or give --district or --province. For example: ntm diff van-nham --from "
        "2022-01-01 --to 2022-12-31",
        "bad_range": "“{text}” is not two revisions. Write A..B, such as main..HEAD; A...B to compare B with where "
        "it left A.",
        "no_git": "The program git was not found. Install git, or compare two days with --from and --to.",
        "no_repository": "The folder “{path}” lies in no git repository, so that there are no revisions to compare. "
        "Give a data folder in a git repository after --data, or compare two days with --from and --to.",
        "unsafe_repository": "git does not read the repository of “{path}”, since it belongs to another user. If you "
        "trust it, run: git config --global --add safe.directory PATH_OF_THE_REPOSITORY",
        "git_failed": "git cannot read the repository ({why}). Check it with: git fsck",
        "no_object": "The git repository lacks the content of {path}. Fetch it with: git fetch",
        "no_revision": "The git repository has no revision “{text}”. See the revisions with: git log --oneline --all",
        "no_revision_shallow": "This git repository holds only a part of the history, without the revision “{text}”. "
        "Fetch the rest with: git fetch --unshallow (GitHub Actions: fetch-depth: 0; GitLab: GIT_DEPTH: 0)",
        "no_base": "The two revisions of “{text}” have no common ancestor. Write A..B to compare them directly.",
        "no_base_shallow": "This git repository holds only a part of the history, so that the common ancestor of "
        "“{text}” is not found. Fetch the rest with: git fetch --unshallow (GitHub Actions: fetch-depth: 0; GitLab: "
        "GIT_DEPTH: 0)",
        "no_data_in_revision": "The revision “{text}” has no file {path}. Choose one that has this data folder.",
        "did_you_mean": " Did you mean “{suggest}”?",
        "bug": "The program has met a fault of its own ({text}). Please tell the developers under "
        "Issues of the source repository, with the command you ran and this line.",
        # what operating systems refuse
        "EACCES": "permission denied",
        "EDQUOT": "the disk quota is used up",
        "EIO": "the disk reports an error",
        "EMFILE": "too many files are open at once",
        "ENAMETOOLONG": "the name is too long",
        "ENOENT": "it is not there",
        "ENOSPC": "the disk is full",
        "EPERM": "permission denied",
        "EROFS": "it can be read but not written",
    },
}
