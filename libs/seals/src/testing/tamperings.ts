import { canonicalJson } from '#kernel';
import { sealStream } from '../domain/seal.events.js';
import type { Finding } from '../verify/findings.js';
import type { StoredRow } from './tampered-log.js';

/** A number from 0 up to and without `below`, by chance. */
export type Draw = (below: number) => number;

/** What was done to a log, and by which finding it is named. */
export interface Tampering {
  readonly what: string;
  readonly rows: readonly StoredRow[];
  readonly isNamedBy: (finding: Finding) => boolean;
}

/** @param sealed how many of the rows lie under a seal. */
type Tamper = (rows: readonly StoredRow[], sealed: number, draw: Draw) => Tampering;

const copy = (rows: readonly StoredRow[]) => rows.map((row) => ({ ...row }));

function changed(what: string, rows: readonly StoredRow[], index: number): Tampering {
  const [{ id, stream, type }, before] = [rows[index]!, index + 1];
  const isSeal = stream === sealStream && type === 'LogSealed';
  return {
    what: `${what} of event ${before} (${type} ${id})`,
    rows,
    isNamedBy: ({ kind, event, place }) =>
      (kind === 'event-changed' && event?.id === id && place === before) ||
      (isSeal && kind === 'seal-altered'),
  };
}

/** Until what it says is another thing: a space more in a JSON text changes nothing. */
function flipped(text: string, draw: Draw): string {
  for (;;) {
    const bytes = Buffer.from(text);
    const at = draw(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << draw(8));
    const now = bytes.toString();
    if (meaningOf(now) !== meaningOf(text)) return now;
  }
}

function meaningOf(text: string): string {
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return `spoilt ${text}`;
  }
}

const sealsIn = (rows: readonly StoredRow[]) =>
  rows.flatMap(({ type }, index) => (type === 'LogSealed' ? [index] : []));

/** What somebody may do who can write to the store, and has not the key. */
export const tamperings: Readonly<Record<string, Tamper>> = {
  'a bit flipped in the data': (rows, sealed, draw) => {
    const [now, at] = [copy(rows), draw(sealed)];
    now[at]!.data = flipped(now[at]!.data, draw);
    return changed('a bit', now, at);
  },
  'a bit flipped in the metadata': (rows, sealed, draw) => {
    const [now, at] = [copy(rows), draw(sealed)];
    now[at]!.metadata = flipped(now[at]!.metadata, draw);
    return changed('a bit of the metadata', now, at);
  },
  'another time or actor': (rows, sealed, draw) => {
    const [now, at] = [copy(rows), draw(sealed)];
    const other = [{ at: '2020-01-01T00:00:00.000Z' }, { actor: { kind: 'account', id: 'x' } }];
    const metadata = { ...(JSON.parse(now[at]!.metadata) as object), ...other[draw(2)] };
    now[at]!.metadata = JSON.stringify(metadata);
    return changed('the metadata', now, at);
  },
  'another type': (rows, sealed, draw) => {
    const [now, at] = [copy(rows), draw(sealed)];
    const wasSeal = now[at]!.type === 'LogSealed';
    now[at]!.type = 'OtherHappened';
    const told = changed('the type', now, at);
    return {
      ...told,
      isNamedBy: (finding) =>
        told.isNamedBy(finding) || (wasSeal && finding.kind === 'seal-missing'),
    };
  },
  'an event removed': (rows, sealed, draw) => {
    const at = draw(sealed);
    const isSeal = rows[at]!.type === 'LogSealed';
    return {
      what: `event ${at + 1} removed`,
      rows: copy(rows).toSpliced(at, 1),
      isNamedBy: ({ kind, place }) =>
        (kind === 'event-missing' && place === at + 1) || (isSeal && kind === 'seal-missing'),
    };
  },
  'an event put in': (rows, sealed, draw) => {
    const [at, id] = [draw(sealed), 'put-in'];
    const row = { ...rows[draw(sealed)]!, id, type: 'ThingHappened', stream: 'thing-new' };
    return {
      what: `an event put in before event ${at + 1}`,
      rows: copy(rows).toSpliced(at, 0, row),
      isNamedBy: ({ kind, event }) => kind === 'event-inserted' && event?.id === id,
    };
  },
  'an event repeated': (rows, sealed, draw) => {
    // Behind the last event of the last seal it would be one that is not sealed yet.
    const at = draw(sealed - 1);
    const row = rows[at]!;
    return {
      what: `event ${at + 1} repeated`,
      rows: copy(rows).toSpliced(at + 1, 0, { ...row }),
      isNamedBy: ({ kind, event }) => kind === 'event-inserted' && event?.id === row.id,
    };
  },
  'two events exchanged': (rows, sealed, draw) => {
    const at = draw(sealed);
    const with_ = (at + 1 + draw(sealed - 1)) % sealed;
    const now = copy(rows);
    [now[at], now[with_]] = [now[with_]!, now[at]!];
    const both = [rows[at]!.id, rows[with_]!.id];
    return {
      what: `events ${at + 1} and ${with_ + 1} exchanged`,
      rows: now,
      isNamedBy: ({ kind, event }) =>
        /^event-(moved|changed|inserted)$/.test(kind) && both.includes(event?.id ?? ''),
    };
  },
  'a seal altered': (rows, _, draw) => {
    const now = copy(rows);
    const places = sealsIn(rows);
    const which = draw(places.length);
    const row = now[places[which]!]!;
    const data = JSON.parse(row.data) as Record<string, string | number>;
    const names = Object.keys(data);
    const name = names[draw(names.length)]!;
    const value = data[name]!;
    data[name] = typeof value === 'number' ? value + 1 + draw(3) : flippedText(value, draw);
    row.data = JSON.stringify(data);
    return {
      what: `${name} of seal ${which + 1} altered`,
      rows: now,
      isNamedBy: ({ kind, seal }) => kind === 'seal-altered' && seal === which + 1,
    };
  },
  'a seal removed from the middle': (rows, _, draw) => {
    const places = sealsIn(rows);
    const which = draw(places.length - 1);
    return {
      what: `seal ${which + 1} removed`,
      rows: copy(rows).toSpliced(places[which]!, 1),
      isNamedBy: ({ kind, seal }) => kind === 'seal-missing' && seal === which + 1,
    };
  },
};

/** One character becomes another one that may stand there. */
function flippedText(text: string, draw: Draw): string {
  const at = draw(text.length);
  const other = text[at] === '0' ? '1' : '0';
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
