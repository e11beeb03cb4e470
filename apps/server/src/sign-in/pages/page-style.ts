import { createHash } from 'node:crypto';
import { pageStyle as answerPageStyle } from '#messaging';

/** What the answer page's style lacks: it has no passwords, no lists of sessions and no QR codes. */
const more = `
.site{font-weight:600;margin-block:1rem .25rem}
section{margin-block:2.5rem}
section form{margin-block:1rem}
input[type=password]{font:inherit;color:inherit;background:var(--ground);inline-size:100%;padding:.5rem .625rem;
margin-block-start:.25rem;border:1px solid var(--line);border-radius:.375rem}
.button{display:inline-block;border:2px solid var(--accent);border-radius:.5rem;padding:.75rem 1.5rem;font-weight:600;
text-decoration:none}
button.quiet{background:transparent;color:var(--accent);border-color:var(--accent);padding:.5rem 1rem;min-block-size:2.5rem}
.errors p{margin:0;color:var(--error);font-weight:600}
.sessions{list-style:none;padding:0;margin:0}
.sessions li{border-block-start:1px solid var(--line);padding-block:.5rem}
.sessions dl{background:none;padding:0;margin-block:.5rem}
.sessions form,.sessions button{margin-block:.25rem}
.qr{background:#fff;padding:.5rem;inline-size:min(100%,15rem);border-radius:.5rem}
.qr svg{display:block;inline-size:100%;block-size:auto}
.codes{columns:2 13rem;list-style:none;padding:1rem;background:var(--panel);border-radius:.5rem}
code{font:1rem/1.6 ui-monospace,Menlo,Consolas,monospace}
@media print{.codes{background:none;border:1px solid #000}}
`;

export const signInStyle = answerPageStyle + more.trim();

/** Allows this style and nothing else (Content Security Policy Level 3): no script, no image, no other site. */
export const signInSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(signInStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
