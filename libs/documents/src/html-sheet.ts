/** Contrast is at least 4.5:1. On paper, heads of tables come again on each page and nothing is torn from its heading. */
export const sheet = `
:root{color-scheme:light;--text:#1b1f24;--quiet:#4d5762;--line:#c4ccd4;--head:#eef2f6;--accent:#0b57a4}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-inline-size:52rem;background:#fff;color:var(--text);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.875rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.375rem;line-height:1.25;margin:2.5rem 0 .5rem;padding-block-start:.75rem;border-block-start:1px solid var(--line)}
h3{font-size:1.125rem;line-height:1.3;margin:1.5rem 0 .5rem}
p{margin:.5rem 0;max-inline-size:42rem}
.subtitle{color:var(--quiet);font-size:1.125rem}
.note{color:var(--quiet);font-size:.875rem}
nav ol{list-style:none;margin:1.5rem 0;padding:0}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.table{overflow-x:auto;margin:1rem 0 1.5rem}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums;overflow-wrap:normal}
caption{text-align:start;font-weight:600;padding-block-end:.375rem}
th,td{text-align:start;vertical-align:top;padding:.375rem .625rem;border-block-end:1px solid var(--line)}
thead th{background:var(--head);border-block-start:1px solid var(--line)}
tbody th{font-weight:400}
.end{text-align:end;white-space:nowrap}
figure{margin:1rem 0 1.5rem}
figure svg{display:block;inline-size:100%;block-size:auto}
figcaption{color:var(--quiet);font-size:.875rem}
@page{size:A4;margin:18mm 16mm}
@media print{body{padding:0;max-inline-size:none;font-size:10pt}nav{display:none}p{max-inline-size:none}.table{overflow:visible}
thead{display:table-header-group}tr,figure{break-inside:avoid}h2,h3,caption{break-after:avoid}thead th{print-color-adjust:exact}}
`.trim();
