import { Fault } from './failures.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * The same value always gives the same text: keys sorted, `undefined` members left out, no white space.
 * @throws Fault `number-not-finite`, which `1e999` is where JSON is read: `JSON.stringify` would write it as `null`.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Fault(
      'number-not-finite',
      'expected numbers that JSON can write: this one is too large',
    );
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** A text member of an object that was stored or queued. @throws Fault `payload-malformed` when it is not there. */
export function textIn(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  throw new Fault('payload-malformed', `expected a text under "${key}"`);
}
