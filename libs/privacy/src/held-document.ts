import type { Block, Document } from '#documents';
import type { JsonValue } from '#kernel';
import type { Held, HeldItem } from './held-on.js';

/** What is held on a contact point, for whoever asked to read. */
export function heldDocument({ contactPointId, gatheredAt, erased, items }: Held): Document {
  const about = erased
    ? 'Its personal data was erased: what was encrypted can be read by nobody, and stands here as “erased”. What remains are pseudonymous ids, statuses and times.'
    : 'Every event that was recorded in its streams or names it, the oldest first, with what was encrypted in clear. What is about others is left out.';
  return {
    title: `What is held on contact point ${contactPointId}`,
    subtitle: `Gathered on ${gatheredAt} from ${items.length} events`,
    language: 'en',
    date: gatheredAt,
    blocks: [{ kind: 'paragraph', text: about }, ...items.flatMap(blocksOf)],
  };
}

function blocksOf({ stream, revision, type, at, by, data }: HeldItem): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: `${at} ${type}` },
    {
      kind: 'table',
      caption: `Event ${revision} of ${stream}, recorded by ${by}`,
      columns: [{ title: 'What', names: true, fit: true }, { title: 'Says' }],
      rows: cellsOf('', data),
    },
  ];
}

function cellsOf(path: string, value: JsonValue): readonly (readonly [string, string])[] {
  if (value === null) return [[path, 'erased, or nothing']];
  if (typeof value !== 'object') return [[path, String(value)]];
  const entries = Object.entries(value as Readonly<Record<string, JsonValue>>);
  if (entries.length === 0) return path === '' ? [] : [[path, 'none']];
  return entries.flatMap(([key, one]) =>
    cellsOf(
      path === '' ? key : Array.isArray(value) ? `${path} ${Number(key) + 1}` : `${path} ${key}`,
      one,
    ),
  );
}
