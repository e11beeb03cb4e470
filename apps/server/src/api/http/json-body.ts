import { isUtf8 } from 'node:buffer';
import { limits } from '#kernel';
import { HttpProblem } from './problem.js';

/** Names that reach behind an object when they are copied into another. */
const reaching = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A JSON body. What is no UTF-8, is nested deeper than `limits.jsonDepthMax` or reaches for prototypes is refused before
 * anything is made of it.
 * @throws HttpProblem 400 that says what is wrong.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw malformed('the body is not UTF-8');
  if (isDeep(bytes))
    throw malformed(`the body is nested deeper than ${limits.jsonDepthMax} levels`);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw malformed(`the body is not JSON (${error instanceof Error ? error.message : ''})`);
  }
  const name = reachingName(value);
  if (name !== undefined) throw malformed(`"${name}" is not a name that is taken`);
  return value;
}

function malformed(detail: string): HttpProblem {
  return new HttpProblem(400, 'json-malformed', detail);
}

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Counts brackets outside texts, without making anything of them. */
function isDeep(bytes: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = endOfText(bytes, at + 1);
    else if (opening.has(byte) && ++depth > limits.jsonDepthMax) return true;
    else if (closing.has(byte)) depth--;
  }
  return false;
}

function endOfText(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

/** The depth is bounded by now, so this may call itself. */
function reachingName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value) && reaching.has(name)) return name;
    const found = reachingName(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
