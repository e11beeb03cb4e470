import { limits } from '#kernel';
import { HttpProblem } from '../api/index.js';

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL): the fields that a page of ours sends, each once.
 * @throws HttpProblem `form-malformed` for anything else.
 */
export function formIn<Field extends string>(
  body: unknown,
  fields: readonly Field[],
): Readonly<Record<Field, string>> {
  const read = Object.fromEntries(fields.map((name) => [name, ''])) as Record<Field, string>;
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(textOf(body))) {
    const isKnown = fields.some((one) => one === name);
    if (!isKnown || seen.has(name) || value.includes('\0')) throw malformed();
    if (seen.size >= limits.signInFormFieldsMax) throw malformed();
    seen.add(name);
    read[name as Field] = value;
  }
  return read;
}

function textOf(body: unknown): string {
  if (!(body instanceof Uint8Array)) throw malformed();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformed();
  }
}

function malformed(): HttpProblem {
  return new HttpProblem(400, 'form-malformed', 'expected a form of these pages');
}
