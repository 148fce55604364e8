"""The pages of a new data folder: a guide in Vietnamese for those who keep it, and its checks by GitHub and GitLab."""

from ntmcli.model.framework import Framework
from ntmcli.present import phrases
from ntmcli.present.limits import period

_README = """\
# Số liệu nông thôn mới

Thư mục này giữ số liệu thực hiện bộ tiêu chí nông thôn mới, mỗi xã một tệp. Chương trình `ntm` đọc các tệp đó và trả
lời: xã đạt bao nhiêu tiêu chí, còn thiếu gì, căn cứ vào đâu.

Bộ tiêu chí dùng chung: {name} ({decision}, có hiệu lực {period}).

## Trong thư mục có gì

| Nơi | Nội dung |
|---|---|
| `data/criteria.yaml` | bộ tiêu chí dùng chung, mã `{code}` |
| `data/frameworks/` | bộ tiêu chí khác, nếu có |
| `data/adjustments/` | điều chỉnh: sửa đổi của Trung ương, mức riêng của tỉnh, mỗi quyết định một tệp |
| `data/communes/` | mỗi xã một tệp; nhiều xã thì xếp vào thư mục con theo tỉnh, huyện |
| `schemas/` | mô tả để phần mềm soạn thảo gợi ý và báo lỗi khi gõ; không sửa tay |
| `.github/`, `.gitlab-ci.yml` | kiểm tra tự động |

Ngưỡng chỉ có trong bộ tiêu chí khi có nguồn nêu; chỗ chưa có ghi `unstated`, chỗ do tỉnh quy định ghi `province`. So
với ngưỡng như vậy thì kết quả là *chưa rõ*, không bao giờ là đạt. Mức của tỉnh ghi vào một tệp trong
`data/adjustments/`.

## Việc thường làm

Mở cửa sổ lệnh trong thư mục này.

| Việc cần làm | Lệnh |
|---|---|
| Thêm một xã | `ntm new "Tên xã"` |
| Ghi một kết quả | `ntm set MÃ_XÃ 15.1 84.5 --date 2022-05-26 --source "Báo cáo"` |
| Tạo biểu Excel để nhập nhiều kết quả | `ntm form MÃ_XÃ --output bieu.xlsx` |
| Nhập biểu đã điền | `ntm import bieu.xlsx` |
| Xem các xã, mỗi xã một dòng | `ntm status` |
| Xem một xã | `ntm status MÃ_XÃ` |
| Xem còn thiếu gì | `ntm unmet MÃ_XÃ` |
| Hỏi vì sao một chỉ tiêu đạt hay chưa đạt | `ntm explain MÃ_XÃ 15.1` |
| Kiểm tra toàn bộ số liệu | `ntm check` |
| Sửa các lỗi cách ghi thường gặp | `ntm check --fix --dry-run` để xem trước, rồi `ntm check --fix` |
| Xem cách dùng một lệnh | `ntm status --help` |

Có đợt rà soát mới thì ghi bằng `ntm set`, hoặc điền biểu của `ntm form` rồi nhập bằng `ntm import`. Muốn ghi thẳng vào
tệp của xã thì thêm một đợt vào cuối mục `reviews` theo mẫu ở cuối tệp. Xong thì chạy `ntm check`.

## Khi ghi số liệu

* Chỉ ghi số liệu có nguồn; ghi tên báo cáo, biên bản vào `source` của đợt rà soát.
* Chưa rõ thì bỏ qua, hoặc ghi `chưa đánh giá`. Không đoán.
* Số viết dấu chấm thập phân, không có `%` và đơn vị: `84.5`.
* Mã tiêu chí, chỉ tiêu để trong dấu nháy kép: `"15.1"`.
* Không sửa đợt cũ khi có kết quả mới: thêm một đợt mới.

## Bật kiểm tra tự động

Nếu để thư mục này trong một kho git trên GitHub hoặc GitLab, mỗi lần sửa sẽ được kiểm tra. Làm một lần:

1. Mở `.github/workflows/so-lieu.yml` (GitHub) hoặc `.gitlab-ci.yml` (GitLab); xóa tệp không dùng.
2. Thay `CHU-KHO/ntm` bằng địa chỉ kho mã nguồn của chương trình `ntm`.
3. GitHub: trong **Settings → Rules → Rulesets**, chọn nhánh chính, bật **Require status checks to pass**, thêm `ntm`.
   GitLab: trong **Settings → Merge requests**, chọn **Pipelines must succeed**.
"""

GITHUB = """\
name: Kiểm tra số liệu
on: [push, pull_request]
permissions:
  contents: read
jobs:
  ntm:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: CHU-KHO/ntm@v{version}
        with:
          data: data
          strict: "false"
"""

GITLAB = """\
ntm:
  image: python:3.13
  before_script:
    - pip install "ntm @ git+https://github.com/CHU-KHO/ntm@v{version}"
  script:
    - ntm check --data data --format gitlab > gl-code-quality-report.json || true
    - ntm check --data data --format junit > ntm.xml || true
    - ntm check --data data
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: ntm.xml
"""
"""The two as docs/bao-ve-kho-so-lieu.md explains them; a test holds them to that page."""


def write_pages(framework: Framework, version: str) -> dict[str, bytes]:
    """Return the pages by their path in the folder."""
    readme = _README.format(
        name=phrases.one_line(framework.name),
        decision=phrases.one_line(framework.decision.number),
        period=period(framework, "vi"),
        code=framework.code,
    )
    pages = {
        "README.md": readme,
        ".github/workflows/so-lieu.yml": GITHUB.format(version=version),
        ".gitlab-ci.yml": GITLAB.format(version=version),
    }
    return {path: text.encode("utf-8") for path, text in pages.items()}
