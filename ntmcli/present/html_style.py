"""How a report in HTML looks: on a phone, on a wide screen, dark, in print."""

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1a1a1a; --soft: #4f4f4f; --line: #c4c4c4; --band: #f1f4f2; --link: #0b57a4;
  --met: #14532d; --basically: #6b4a00; --not: #9b1c10; --unknown: #4a4a4a; --notice: #fff4cf; --notice-ink: #4a3500;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 70rem; padding: 0 1rem 2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2rem 0 .75rem; }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
.soft, footer { color: var(--soft); }
.headline { font-size: 1.25rem; font-weight: 700; margin: .75rem 0 0; }
.notice { background: var(--notice); color: var(--notice-ink); padding: .5rem .75rem; border-left: .3rem solid; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
figure { margin: .75rem 0; }
figure svg { display: block; max-width: 100%; height: auto; border-radius: .25rem; }
.scroll { overflow-x: auto; position: relative; }
.scroll svg { max-width: none; }
:focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
caption { text-align: left; font-weight: 700; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); }
tbody th { font-weight: 400; }
td ul { margin: .25rem 0 0; padding-left: 1.1rem; }
tr.criterion > * { background: var(--band); }
tr.criterion > :first-child, tr.criterion > th, tr.criterion > .said { font-weight: 700; }
.figures { width: auto; }
.figures td { font-variant-numeric: tabular-nums; }
.wordy td:nth-child(2) { min-width: 11rem; }
.unbroken { white-space: nowrap; }
.o0 { color: var(--met); } .o1 { color: var(--basically); } .o2 { color: var(--not); font-weight: 700; }
.o3, .o4 { color: var(--unknown); }
.matrix { width: auto; }
.matrix td:nth-child(2) { min-width: 10rem; max-width: 16rem; }
.matrix td:nth-child(3), .matrix td:nth-child(4) { white-space: nowrap; }
.matrix td.sign { text-align: center; padding: .3rem .35rem; min-width: 1.9rem; }
.matrix .fix { position: sticky; left: 0; background: var(--paper); min-width: 7rem; max-width: 14rem; }
.matrix thead .fix { background: var(--band); }
.vh, .sign span {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
footer { margin-top: 2rem; border-top: 1px solid var(--line); font-size: .9rem; }
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #ececec; --soft: #bdbdbd; --line: #55595d; --band: #24282b; --link: #8ec2ff;
    --met: #86d9a4; --basically: #f0cc6a; --not: #ff9d92; --unknown: #cfcfcf; --notice: #3b3210; --notice-ink: #ffe9a8;
  }
}
@media screen and (max-width: 44rem) {
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
  .stack caption { display: block; }
  .stack tr { border: 1px solid var(--line); border-radius: .25rem; margin: 0 0 .5rem; padding: .35rem .5rem; }
  .stack tr.criterion { background: var(--band); }
  .stack th, .stack td { border: 0; padding: .1rem 0; }
  .stack td:first-child, .stack th { display: inline; margin-right: .35rem; }
  .stack td:empty { display: none; }
  .stack td:not(:first-child)[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
}
@media print, (min-width: 44.01rem) {
  .six { table-layout: fixed; }
  .six th:nth-child(1) { width: 9%; }
  .six th:nth-child(2) { width: 28%; }
  .six th:nth-child(3), .six th:nth-child(4) { width: 15%; }
  .six th:nth-child(5) { width: 14%; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { max-width: none; padding: 0 1px; font-size: 10pt; }
  nav, .skip { display: none; }
  h1, h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  table { font-size: 9pt; }
  th, td { padding: .1rem .3rem; }
  .scroll { overflow: visible; }
  .scroll svg { max-width: 100%; }
  .matrix { font-size: 8pt; }
  .matrix .fix, .matrix td:nth-child(2) { min-width: 0; max-width: none; overflow-wrap: anywhere; }
  .matrix th, .matrix td, .matrix td.sign { padding: .1rem .2rem; min-width: 0; }
  * { print-color-adjust: exact; }
}
"""
