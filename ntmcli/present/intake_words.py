"""What is said of forms and of tables that are read in, in both languages; part of `wording`."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

INTAKE_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "form_suffix": "Biểu nhập là tệp Excel: tên tệp kết thúc bằng .xlsx, không phải “{text}”.",
        "form_exists": "Đã có tệp {path}, có thể là biểu đã nhập số liệu, nên không ghi đè. Chọn tên khác sau -o, hoặc "
        "xóa tệp đó.",
        "form_made": "Đã lập biểu {path}, số xã: {number}.",
        "form_scope": "Ghi tên xã, hoặc --district, --province. Ví dụ: ntm form van-nham -o bieu.xlsx",
        "form_version": "Biểu này do bản mới hơn của chương trình lập (bản {text} của biểu). Cập nhật chương trình.",
        "form_stripped": "Đây là biểu lập bằng ntm form nhưng cột ẩn ở bên phải đã bị xóa (trang: {list}), nên không "
        "rõ biểu của xã nào, mỗi dòng là của chỉ tiêu nào. Để nạp theo mã ở cột TT, thêm --commune XÃ. Hoặc lập biểu "
        "mới bằng lệnh ntm form rồi chép kết quả sang.",
        "form_stripped_read": "Biểu đã bị xóa cột ẩn, nạp theo mã ở cột TT cho xã ghi sau --commune: {list}.",
        # files that are not opened
        "import_suffix": "Không nạp được tệp “{text}”. Lưu bảng thành một trong các dạng: {list}.",
        "workbook_old": "Tệp ở dạng Excel cũ (.xls) nên không đọc được. Mở bằng Excel hoặc LibreOffice rồi lưu thành "
        ".xlsx.",
        "workbook_locked": "Tệp có mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu rồi lưu lại.",
        "workbook_markup": "Tệp mang tên bảng tính nhưng bên trong là trang web (HTML) hoặc XML. Mở bằng Excel hoặc "
        "LibreOffice rồi lưu thành .xlsx.",
        "workbook_broken": "Tệp không phải là bảng tính Excel đọc được, hoặc đã hỏng. Mở bằng Excel hoặc LibreOffice "
        "rồi lưu lại thành .xlsx.",
        "workbook_macros": "Tệp có macro hoặc đối tượng nhúng nên không được mở. Lưu lại thành .xlsx không có macro.",
        "workbook_links": "Tệp có liên kết hoặc kết nối tới tệp khác nên không được mở. Ngắt các liên kết (Dữ liệu, "
        "Chỉnh sửa liên kết) rồi lưu lại.",
        "workbook_large": "Tệp quá lớn: nhiều hơn 5.000 dòng, 200 cột hoặc 200.000 ô, kể cả ô trống có định dạng. "
        "Chép phần bảng cần nạp sang tệp mới.",
        "text_broken": "Tệp văn bản không phải là bảng CSV đọc được. Mở bằng Excel hoặc LibreOffice rồi lưu thành "
        ".xlsx.",
        "unknown_encoding": "Không xác định được bảng mã của tệp văn bản (đã thử Unicode, Windows-1258, TCVN3). Mở "
        "bằng phần mềm đã lập ra tệp rồi lưu thành .xlsx hoặc CSV UTF-8.",
        "old_font": "Không nhận ra các cột: chữ gõ bằng phông cũ (VNI, ABC), không đọc được chắc chắn, ví dụ ô "
        "{place}. Chuyển bảng sang Unicode bằng công cụ chuyển mã của bộ gõ tiếng Việt, rồi nạp lại.",
        # tables in which something is open
        "no_result_table": "Không tìm thấy bảng số liệu trong “{text}”: cần một dòng tiêu đề có cột mã (TT, Mã) và cột "
        "kết quả (Kết quả, Tự đánh giá, Đạt). Hoặc lập biểu bằng lệnh: ntm form",
        "wide_table": "Bảng xếp mỗi tiêu chí một cột nên chưa nạp được; cần mỗi tiêu chí, chỉ tiêu một dòng. Lập biểu "
        "bằng lệnh: ntm form",
        "columns_unsure": "Chưa rõ cột nào là gì:\n{list}\nGhi vào tệp “{path}” (hoặc tệp sau --map), ví dụ:\n"
        "{example}Cột không dùng ghi ignore. Hoặc chạy lại trong cửa sổ lệnh, không kèm "
        "--no-input, để được hỏi.",
        "columns_doubled": "{field} ({name}): có nhiều cột: {columns}",
        "columns_alike": "Chưa rõ cột nào là gì:\n{list}",
        "columns_same": "{field} ({name}): nhiều cột cùng tiêu đề, hãy đổi tiêu đề trong bảng cho khác nhau: {columns}",
        "columns_title": "(tiêu đề của cột {field})",
        "columns_missing": "{field} ({name}): chưa thấy cột nào trong các cột: {columns}",
        "column": "{place} “{title}”",
        "field_code": "mã tiêu chí, chỉ tiêu",
        "field_result": "kết quả",
        "field_outcome": "tự đánh giá",
        "field_met": "cột đánh dấu đạt",
        "field_basically_met": "cột đánh dấu cơ bản đạt",
        "field_not_met": "cột đánh dấu chưa đạt",
        "field_not_applicable": "cột đánh dấu không áp dụng",
        "field_count": "số đạt",
        "field_of": "tổng số",
        "field_source": "nguồn",
        "field_evidence": "minh chứng",
        "field_note": "ghi chú",
        "field_year": "năm của số liệu",
        "field_date": "ngày rà soát",
        "field_commune": "xã",
        "ask_column": "Cột nào là {field}? Gõ chữ cái của cột ({list})",
        "ask_percent_why": "Có số không rõ là phần trăm hay phần đơn vị: {places}",
        "ask_percent": "Trong tệp này, 100 % ghi là 100 hay 1? Gõ 100 hoặc 1",
        "ask_remember": "Ghi nhớ các câu trả lời vào {path}?",
        "columns_unread": "{place}: không đọc được tệp khai báo cột: {text}",
        "columns_key": "{place}: tệp khai báo cột chỉ có columns và percent, không có “{text}”.",
        "columns_field": "{place}: “{text}” không phải là tên loại cột.{suggest} Các loại: {list}.",
        "columns_percent": "{place}: percent là 100 hoặc 1: cách ghi của 100 %.",
        "import_commune": "Bảng không có cột xã. Thêm --commune XÃ.",
        "import_date": "Bảng không có ngày rà soát. Thêm --date NGÀY, ví dụ --date 2022-05-26.",
        # cells and rows that cannot be taken
        "row_cell_no_cached": "ô có công thức nhưng tệp không lưu kết quả của công thức. Mở bằng Excel rồi lưu lại, "
        "hoặc ghi thẳng kết quả.",
        "row_cell_error": "ô báo lỗi {text}. Sửa công thức hoặc ghi thẳng kết quả.",
        "row_cell_time": "“{text}” là giờ, không phải kết quả. Định dạng ô thành văn bản rồi ghi lại.",
        "row_cell_font": "ô gõ bằng phông cũ (VNI, ABC), không đọc được chắc chắn. Chuyển sang Unicode hoặc gõ lại ô.",
        "row_mark": "“{text}” không phải là dấu đánh. Đánh x hoặc ✓, hoặc để trống.",
        "row_mark_unclear": "dấu “{text}” nằm trong cột không nói rõ là đạt hay chưa đạt. Ghi đạt hoặc chưa đạt, hoặc "
        "đặt tiêu đề cột là Đạt, Chưa đạt.",
        "row_result": "không hiểu kết quả “{text}”. Ghi một số (không kèm chữ), một mức như > 90, hoặc: đạt, cơ bản "
        "đạt, chưa đạt, chưa đánh giá.",
        "row_result_date": "ô chứa một ngày ({text}), có thể bảng tính đã đổi số thành ngày. Định dạng ô thành văn "
        "bản rồi ghi lại kết quả.",
        "row_outcome": "“{text}” không phải là một kết luận. Ghi: đạt, cơ bản đạt, chưa đạt, không áp dụng hoặc chưa "
        "đánh giá.",
        "row_share": "{text} có thể là {text} % hoặc {hundred} %. Ghi rõ dạng chữ kèm dấu % ({hundred} %), ghi số đạt "
        "và tổng số, hoặc khai báo percent trong tệp khai báo cột.",
        "row_thousands": "{text} có thể là {thousands} hoặc {decimals}. Ghi lại là {thousands} hoặc {exact}: ba chữ "
        "số sau dấu thì không rõ.",
        "row_not_percent": "“{text}” là phần trăm, nhưng chỉ tiêu này tính bằng đơn vị khác ({unit}). Ghi số theo đơn "
        "vị đó.",
        "row_whole": "“{text}” không phải là số nguyên. Số đạt và tổng số là số nguyên, ví dụ 5170.",
        "row_day": "“{text}” không phải là ngày. Viết ngày/tháng/năm, ví dụ 26/5/2022.",
        "row_year": "“{text}” không phải là năm của số liệu. Ghi bốn chữ số, ví dụ 2022; nếu là "
        "năm rà soát thì để trống.",
        "row_no_day": "dòng có kết quả nhưng không có ngày. Ghi ngày rà soát.",
        "row_day_other": "ngày trong biểu ({text}) khác ngày ghi sau --date. Bỏ --date hoặc sửa ngày trong biểu.",
        "row_day_future": "ngày {day} chưa đến. Kiểm tra lại năm: việc mới dự kiến không ghi là đợt rà soát.",
        "date_future": "Ngày ghi sau --date ({text}) chưa đến. Kiểm tra lại năm: việc mới dự kiến không ghi là đợt rà "
        "soát.",
        "row_form_day": "chưa ghi ngày rà soát. Ghi vào ô này, hoặc thêm --date NGÀY.",
        "row_form_row": "dòng có kết quả nhưng cột ẩn không ghi mã chỉ tiêu (dòng thêm vào, hoặc chép đè), nên không "
        "rõ là của chỉ tiêu nào. Ghi kết quả vào dòng có sẵn của chỉ tiêu, xóa dòng này.",
        "row_form_code": "mã trên biểu là “{text}”, mã trong cột ẩn là {code}: dòng đã bị chép đè hoặc sắp xếp lại. "
        "Lập biểu mới rồi nhập lại.",
        "row_form_commune": "tiêu đề “{text}” không có tên của xã mang mã {code} trong cột ẩn. Lập biểu mới cho đúng "
        "xã rồi nhập lại.",
        "row_form_other": "tiêu đề “{text}” không có tên của xã ghi sau --commune, và biểu đã bị xóa cột ẩn. Nạp biểu "
        "này riêng, ghi đúng xã; hoặc lập biểu mới rồi nhập lại.",
        "row_form_framework": "phần đầu biểu không có tên bộ tiêu chí “{name}”, và biểu đã bị xóa cột ẩn. Ghi đúng bộ "
        "tiêu chí của biểu sau --framework; hoặc lập biểu mới rồi nhập lại.",
        "row_code_date": "mã đã bị bảng tính đổi thành ngày ({text}). Định dạng ô thành văn bản rồi ghi lại mã.",
        "row_code_unknown": "bộ tiêu chí không có mã “{text}”.{suggest} Sửa mã, hoặc xóa dòng.",
        "row_code_unclear": "mã {text} có thể là {codes}: bảng tính bỏ số 0 ở cuối. Định dạng ô thành văn bản rồi ghi "
        "lại mã đầy đủ.",
        "row_code_or_name": "mã {code} là “{name}”, nhưng dòng này là “{text}” (giống {other}). Sửa mã hoặc nội dung; "
        "số thứ tự không phải là mã.",
        "row_code_content": "mã và nội dung không khớp: mã {code} là “{name}”, nhưng dòng này là “{text}”. Sửa mã hoặc "
        "nội dung; số thứ tự không phải là mã.",
        "row_surplus": "dòng có nhiều ô hơn dòng tiêu đề, có thể do dấu phẩy thập phân không đặt trong ngoặc kép. Đặt "
        'số trong ngoặc kép ("95,5"), hoặc lưu bảng thành .xlsx.',
        "row_no_code": "dòng có kết quả nhưng không có mã chỉ tiêu. Ghi mã, ví dụ 15.1.",
        "row_double": "{code} có nhiều dòng kết quả cho cùng một đợt. Giữ lại một dòng.",
        "row_merged": "ô gộp nằm cạnh nhiều chỉ tiêu, không rõ là kết quả của chỉ tiêu nào. Tách ô rồi ghi cho từng "
        "dòng.",
        "row_of_alone": "có tổng số nhưng không có số đạt. Ghi cả hai.",
        "row_count_alone": "có số đạt nhưng không có tổng số. Ghi cả hai.",
        "row_two_counts": "cột kết quả và hai cột số đạt, tổng số ghi khác nhau. Giữ một cách ghi.",
        "row_two_outcomes": "dòng ghi hai kết luận khác nhau. Giữ một kết luận.",
        "row_figure_of_criterion": "{code} là cả tiêu chí: chỉ ghi được kết luận (đạt, chưa đạt …), số liệu ghi ở "
        "từng chỉ tiêu.",
        "row_letter": "ô có ký tự điều khiển {text}, không nhìn thấy được. Gõ lại nội dung của ô.",
        "row_note_alone": "dòng có nguồn, minh chứng hoặc ghi chú nhưng không có kết quả mới. Ghi kết quả, hoặc xóa ô "
        "này.",
        "row_commune_unknown": "không có xã nào là “{text}” trong dữ liệu. Ghi mã của xã; xem danh sách bằng lệnh: "
        "ntm status",
        "row_commune_several": "“{text}” ứng với nhiều xã, hãy ghi mã: {list}",
        "row_part_source": "nguồn, minh chứng ghi ở đây là của riêng một phần, chưa ghi được vào tệp. Xóa ô này, hoặc "
        "ghi vào ô ghi chú.",
        "rows_of_others": "Bỏ qua các dòng có kết quả của xã khác với xã ghi sau --commune: {number}.",
        "row_commune_other": "biểu này của xã {text}, không phải của xã ghi sau --commune.",
        "row_commune_unread": "không đọc được tệp {path} hoặc bộ tiêu chí của xã. Xem lỗi bằng lệnh: ntm check",
        "row_no_commune": "dòng có kết quả nhưng không ghi xã. Ghi mã hoặc tên xã.",
        "row_framework_other": "biểu này theo bộ tiêu chí “{text}”, không có trong dữ liệu hoặc khác bộ ghi sau "
        "--framework.",
        # what came of it
        "import_review": "{path}, đợt rà soát {when}: {number} kết quả ({codes})",
        "import_reworded": "{code}: “{text}” được ghi là {outcome}",
        "import_idle": "{place} ({code}): vào ngày rà soát, chỉ tiêu này chỉ đánh giá đạt hoặc chưa đạt, nên số liệu "
        "không dùng để kết luận. Ghi thêm đạt hoặc chưa đạt.",
        "import_kept": "Giữ nguyên phần đi kèm, xem còn đúng không: {list}",
        "import_dropped": "Bỏ phần cũ không đi cùng kết quả mới: {list}",
        "import_unsourced": "Chưa ghi nguồn: {list}. Có nguồn thì ghi vào bảng, hoặc chạy lại lệnh, thêm --source.",
        "import_no_shift": "Không kết luận nào thay đổi; {met}",
        "import_hidden": "Trang ẩn, không nạp: {list}",
        "import_skipped": "Trang không có bảng số liệu, bỏ qua: {list}",
        "import_unused": "Cột không dùng đến: {list}",
        "import_remembered": "Đã ghi nhớ cách đọc cột vào {path}.",
        "import_refused": "Chưa ghi gì: {number} chỗ không nạp được, nêu ở trên. Sửa trong bảng rồi chạy lại, hoặc "
        "thêm --partial để chỉ ghi các dòng đúng.",
        "import_nothing": "Không có kết quả mới nào để ghi.",
        "import_same": "Không ghi gì thêm: cả {number} kết quả đã có trong dữ liệu.",
        "import_written": "Đã ghi {number} kết quả.",
        "import_written_partly": "Đã ghi {number} kết quả; {left} chỗ không nạp được, nêu ở trên.",
        "import_tried": "Chạy thử, chưa ghi gì: sẽ ghi {number} kết quả.",
        "import_tried_partly": "Chạy thử, chưa ghi gì: sẽ ghi {number} kết quả; {left} chỗ không nạp được, nêu ở trên.",
    },
    "en": {
        "form_suffix": "A form is an Excel file: its name ends in .xlsx, unlike “{text}”.",
        "form_exists": "The file {path} is there already, perhaps a form that was filled in, and is not written over. "
        "Choose another name after -o, or delete it.",
        "form_made": "Form written: {path}, communes: {number}.",
        "form_scope": "Name communes, or give --district, --province. Example: ntm form van-nham -o form.xlsx",
        "form_version": "This form is of a later version of the program (form version {text}). Update the program.",
        "form_stripped": "This is a form made by ntm form whose hidden column on the right was removed (sheets: "
        "{list}): it is not certain which commune it is of, and which indicator each row is on. To have it read by "
        "the codes that are seen, add --commune COMMUNE. Or make a new form with ntm form and copy the results into "
        "it.",
        "form_stripped_read": "Forms whose hidden column was removed are read by the codes that are seen, for the "
        "commune given by --commune: {list}.",
        "import_suffix": "“{text}” cannot be read in. Save the table as one of: {list}.",
        "workbook_old": "The file is of an old Excel kind (.xls) and cannot be read. Open it in Excel or LibreOffice "
        "and save it as .xlsx.",
        "workbook_locked": "The file has a password and cannot be read. Open it, take the password off, save it again.",
        "workbook_markup": "The file is called a workbook but is a web page (HTML) or XML. Open it in Excel or "
        "LibreOffice and save it as .xlsx.",
        "workbook_broken": "The file is no Excel workbook that can be read, or is broken. Open it in Excel or "
        "LibreOffice and save it as .xlsx.",
        "workbook_macros": "The file has macros or embedded objects and is not opened. Save it as .xlsx without "
        "macros.",
        "workbook_links": "The file has links or connections to other files and is not opened. Break the links (Data, "
        "Edit Links) and save it again.",
        "workbook_large": "The file is too large: more than 5,000 rows, 200 columns or 200,000 cells, empty ones with "
        "a format among them. Copy the table into a new file.",
        "text_broken": "The text file is no CSV that can be read. Open it in Excel or LibreOffice and save it as "
        ".xlsx.",
        "unknown_encoding": "It is not certain in which encoding the text file is (Unicode, Windows-1258 and TCVN3 "
        "were tried). Open it where it was made and save it as .xlsx or as CSV UTF-8.",
        "old_font": "The columns cannot be told: letters are of a font from before Unicode (VNI, ABC) and cannot be "
        "read with certainty, as in cell {place}. Convert the table to Unicode with a converter of Vietnamese input "
        "methods, then read it in again.",
        "no_result_table": "There is no table of results in “{text}”: it takes a row of headings with a column of "
        "codes (TT, Code) and one of results (Result, Verdict, Met). Or make a form: ntm form",
        "wide_table": "The table has a column for each criterion, which cannot be read in; it takes a row for each "
        "criterion or indicator. Make a form: ntm form",
        "columns_unsure": "It is not certain which column is what:\n{list}\nSay so in the file “{path}” (or one given "
        "by --map), such as:\n{example}A column that is not to be read is ignore. Or run this "
        "in a terminal, without --no-input, to be asked.",
        "columns_doubled": "{field} ({name}): there are several columns: {columns}",
        "columns_alike": "It is not certain which column is what:\n{list}",
        "columns_same": "{field} ({name}): several columns have the same heading, make them different in the table: "
        "{columns}",
        "columns_title": "(heading of the column: {field})",
        "columns_missing": "{field} ({name}): none of the columns: {columns}",
        "column": "{place} “{title}”",
        "field_code": "code of the criterion or indicator",
        "field_result": "result",
        "field_outcome": "own verdict",
        "field_met": "column to mark as met",
        "field_basically_met": "column to mark as basically met",
        "field_not_met": "column to mark as not met",
        "field_not_applicable": "column to mark as not applicable",
        "field_count": "count",
        "field_of": "whole",
        "field_source": "source",
        "field_evidence": "evidence",
        "field_note": "note",
        "field_year": "year of the figure",
        "field_date": "day of the review",
        "field_commune": "commune",
        "ask_column": "Which column is the {field}? Type the letter of the column ({list})",
        "ask_percent_why": "Some numbers may be shares of a hundred or of one: {places}",
        "ask_percent": "Is 100 % written as 100 or as 1 in this file? Type 100 or 1",
        "ask_remember": "Remember the answers in {path}?",
        "columns_unread": "{place}: the file of columns cannot be read: {text}",
        "columns_key": "{place}: a file of columns has columns and percent alone, not “{text}”.",
        "columns_field": "{place}: “{text}” is no kind of column.{suggest} The kinds: {list}.",
        "columns_percent": "{place}: percent is 100 or 1: what 100 % is written as.",
        "import_commune": "The table has no column of communes. Add --commune COMMUNE.",
        "import_date": "The table has no day of the review. Add --date DATE, such as --date 2022-05-26.",
        "row_cell_no_cached": "the cell has a formula whose result is not saved in the file. Open it in Excel and "
        "save it again, or write the result itself.",
        "row_cell_error": "the cell shows the error {text}. Mend the formula or write the result itself.",
        "row_cell_time": "“{text}” is a time, no result. Format the cell as text and write it again.",
        "row_cell_font": "the cell is in a font from before Unicode (VNI, ABC) and cannot be read with certainty. "
        "Convert it to Unicode, or type it again.",
        "row_mark": "“{text}” is no mark. Mark it with x or ✓, or leave it empty.",
        "row_mark_unclear": "the mark “{text}” is in a column that does not say whether it means met or not. Write "
        "met or not met, or call the column so.",
        "row_result": "“{text}” is not understood. Write a number (without words), a bound such as > 90, or: met, "
        "basically met, not met, not assessed.",
        "row_result_date": "the cell has a date ({text}); the spreadsheet may have made it of a number. Format the "
        "cell as text and write the result again.",
        "row_outcome": "“{text}” is no verdict. Write: met, basically met, not met, not applicable or not assessed.",
        "row_share": "{text} may be {text} % or {hundred} %. Write it as text with % ({hundred} %), write count and "
        "whole, or give percent in the file of columns.",
        "row_thousands": "{text} may be {thousands} or {decimals}. Write {thousands} or {exact}: with exactly three "
        "digits behind the mark it is not certain.",
        "row_not_percent": "“{text}” is a percentage, but the indicator has another unit ({unit}). Write the number "
        "in that unit.",
        "row_whole": "“{text}” is no whole number. Count and whole are whole numbers, such as 5170.",
        "row_day": "“{text}” is no date. Write day/month/year, such as 26/5/2022.",
        "row_year": "“{text}” is no year of a figure. Write four digits, such as 2022, or leave it empty where it is "
        "the year of the review.",
        "row_no_day": "the row has a result but no day. Write the day of the review.",
        "row_day_other": "the day in the form ({text}) is not that of --date. Leave --date out, or change the form.",
        "row_day_future": "the day {day} has not come yet. Check the year: what is only planned is no review.",
        "date_future": "The day given by --date ({text}) has not come yet. Check the year: what is only planned is no "
        "review.",
        "row_form_day": "there is no day of the review. Write it into this cell, or add --date DATE.",
        "row_form_row": "the row has a result, but its hidden column names no indicator (the row was added, or copied "
        "over another). Write the result into the indicator's own row and delete this one.",
        "row_form_code": "the code seen is “{text}”, that of the hidden column is {code}: rows were copied over others "
        "or sorted. Make a new form and fill it in again.",
        "row_form_commune": "the title “{text}” does not name the commune whose code, {code}, is in the hidden column. "
        "Make a new form for the right commune and fill it in again.",
        "row_form_other": "the title “{text}” does not name the commune given by --commune, and the form's hidden "
        "column was removed. Read this form by itself, with its commune, or make a new form and fill it in again.",
        "row_form_framework": "what stands above the form does not name the framework “{name}”, and the form's hidden "
        "column was removed. Give the form's framework by --framework, or make a new form and fill it in again.",
        "row_code_date": "the spreadsheet has made a date of the code ({text}). Format the cell as text and write the "
        "code again.",
        "row_code_unknown": "the framework has no code “{text}”.{suggest} Mend the code, or delete the row.",
        "row_code_unclear": "the code {text} may be {codes}: spreadsheets drop a zero at the end. Format the cell as "
        "text and write the whole code.",
        "row_code_or_name": "the code {code} is “{name}”, but the row is “{text}” (like {other}). Mend the code or "
        "the content; a running number is no code.",
        "row_code_content": "the code and the content do not fit: the code {code} is “{name}”, but the row is "
        "“{text}”. Mend the code or the content; a running number is no code.",
        "row_surplus": "the row has more cells than the headings, perhaps by a decimal comma without quotation marks. "
        'Put the number in quotation marks ("95,5"), or save the table as .xlsx.',
        "row_no_code": "the row has a result but no code. Write the code, such as 15.1.",
        "row_double": "{code} has several rows of results for the same review. Keep one.",
        "row_merged": "the merged cell stands beside several indicators, and it is not certain whose result it is. "
        "Split it and write each row.",
        "row_of_alone": "there is a whole without a count. Write both.",
        "row_count_alone": "there is a count without a whole. Write both.",
        "row_two_counts": "the result and the columns of count and whole differ. Keep one of them.",
        "row_two_outcomes": "the row has two different verdicts. Keep one.",
        "row_figure_of_criterion": "{code} is a whole criterion: it takes a verdict alone (met, not met …); figures "
        "go to its indicators.",
        "row_letter": "the cell has the control character {text}, which is not seen. Type its content again.",
        "row_note_alone": "the row has a source, evidence or a note but no new result. Write the result, or clear the "
        "cell.",
        "row_commune_unknown": "no commune in the data is “{text}”. Write the commune's code; list them with: ntm "
        "status",
        "row_commune_several": "“{text}” may be several communes, write the code: {list}",
        "row_part_source": "a source or evidence of one part alone cannot be written into the file. Clear this cell, "
        "or write it as a note.",
        "rows_of_others": "Rows with results of communes other than the one given by --commune are left out: {number}.",
        "row_commune_other": "this form is of {text}, not of the commune given by --commune.",
        "row_commune_unread": "the file {path} or the commune's framework cannot be read. See: ntm check",
        "row_no_commune": "the row has a result but no commune. Write the commune's code or name.",
        "row_framework_other": "this form is of the framework “{text}”, which is not in the data or not that of "
        "--framework.",
        "import_review": "{path}, review {when}: {number} ({codes})",
        "import_reworded": "{code}: “{text}” is written as {outcome}",
        "import_idle": "{place} ({code}): on the day of the review the indicator is met or not met by judgement, so "
        "that figures decide nothing. Write met or not met as well.",
        "import_kept": "Left beside the new results, see whether it still holds: {list}",
        "import_dropped": "Taken out, since it does not go with the new results: {list}",
        "import_unsourced": "Without a source: {list}. Where there is one, write it into the table, or run this again "
        "with --source.",
        "import_no_shift": "No verdict changes; {met}",
        "import_hidden": "Hidden sheets, not read: {list}",
        "import_skipped": "Sheets without a table of results, left out: {list}",
        "import_unused": "Columns that were not read: {list}",
        "import_remembered": "What the columns are was written to {path}.",
        "import_refused": "Nothing was written. Places that cannot be taken, named above: {number}. Mend the table "
        "and run this again, or add --partial to write the other rows.",
        "import_nothing": "There is no new result to write.",
        "import_same": "Nothing was written: the data have all the results already. Results: {number}.",
        "import_written": "Results written: {number}.",
        "import_written_partly": "Results written: {number}; places that cannot be taken, named above: {left}.",
        "import_tried": "Tried out, nothing was written. Results that would be: {number}.",
        "import_tried_partly": "Tried out, nothing was written. Results that would be: {number}; places that cannot "
        "be taken, named above: {left}.",
    },
}
