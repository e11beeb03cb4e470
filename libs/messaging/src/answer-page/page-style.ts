import { createHash } from 'node:crypto';

/** Logical properties only, so that right-to-left pages mirror by themselves. Contrast is at least 4.5:1 in both schemes. */
const style = `
:root{color-scheme:light dark;--text:#1b1f24;--muted:#4d5762;--ground:#fff;--panel:#f3f5f7;--line:#7b8794;--accent:#0b57a4;
--on-accent:#fff;--exercise:#fff3cd;--on-exercise:#4a3500;--error:#b3140f;--good:#116329}
@media (prefers-color-scheme:dark){:root{--text:#e8ecf0;--muted:#b3bdc7;--ground:#14181c;--panel:#1f252b;--line:#8b97a3;
--accent:#7db8f5;--on-accent:#08213c;--exercise:#3d3000;--on-exercise:#ffe9a8;--error:#ff9b94;--good:#7ddc95}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
"Noto Sans Arabic",Tahoma,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-inline-size:42rem;margin-inline:auto;padding-inline:1rem}
.exercise{background:var(--exercise);color:var(--on-exercise);margin-block:1rem;padding:.75rem 1rem;border-radius:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem;list-style:none;margin:0 0 1rem;padding:0}
nav a,nav span{display:inline-block;padding:.375rem .25rem;min-block-size:1.5rem}
nav span{font-weight:600}
a{color:var(--accent)}
h1{font-size:1.75rem;line-height:1.25;margin-block:1rem .5rem}
h2{font-size:1.25rem;line-height:1.3;margin-block:0 .5rem}
dl{background:var(--panel);border-radius:.5rem;padding:1rem;margin-block:1rem;display:grid;gap:.25rem 1rem;
grid-template-columns:minmax(8rem,max-content) 1fr}
dt{color:var(--muted)}dd{margin:0}dd p{margin:0}.muted,.hint{color:var(--muted)}
.hint{display:block;font-size:.9375rem}
.details dd{white-space:pre-line}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.5rem}}
fieldset{border:0;margin:0;padding:0;margin-block:2rem 1rem;min-inline-size:0}
legend{font-size:1.25rem;font-weight:600;padding:0;margin-block-end:.5rem}
legend .hint{font-weight:400}
.option{display:flex;gap:.75rem;align-items:flex-start;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem;
margin-block-end:.5rem;cursor:pointer}
.option:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.option input{inline-size:1.5rem;block-size:1.5rem;margin:0;flex:none;accent-color:var(--accent)}
.field{margin-block:1.25rem}
.field label{font-weight:600;display:block}
input[type=text],input[type=email],input[type=tel],select,textarea{font:inherit;color:inherit;background:var(--ground);
inline-size:100%;padding:.5rem .625rem;margin-block-start:.25rem;border:1px solid var(--line);border-radius:.375rem}
textarea{min-block-size:6rem;resize:vertical}
button{font:inherit;font-weight:600;background:var(--accent);color:var(--on-accent);border:2px solid transparent;border-radius:.5rem;
padding:.75rem 1.5rem;min-block-size:3rem;cursor:pointer;margin-block:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
summary{cursor:pointer;font-weight:600;color:var(--accent);padding-block:.5rem}
.notice{border-inline-start:4px solid var(--accent);background:var(--panel);padding:.75rem 1rem;margin-block:1rem}
.errors{border:2px solid var(--error);border-radius:.5rem;padding:1rem;margin-block:1rem}
.errors ul{margin:0;padding-inline-start:1.25rem}
.errors a,.error{color:var(--error)}
.error{display:block;font-weight:600}
.invalid{border-inline-start:4px solid var(--error);padding-inline-start:1rem}
.field.invalid>:is(input,select,textarea){border-color:var(--error)}
.done h1{color:var(--good)}
footer{color:var(--muted);font-size:.9375rem;border-block-start:1px solid var(--panel);margin-block-start:2rem;padding-block:1rem 2rem}
@media (forced-colors:active){.option,.errors,.notice,.exercise{border:1px solid}}
@media print{nav,button,summary{display:none}body{font-size:11pt}.exercise,dl,.notice{border:1px solid #000;background:none;color:#000}}
`;

export const pageStyle = style.trim();

/** Allows this style and nothing else (Content Security Policy Level 3): no script, no image, no other site. */
export const pageSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
