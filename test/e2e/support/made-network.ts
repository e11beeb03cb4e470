import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { reference, textOf } from './rollcall.js';

export interface MadeNetwork {
  readonly contactPoints: string;
  readonly answers: string;
  readonly sentAt: string;
  readonly day: string;
}

type Row = Record<string, string>;

/** The same seed always gives the same numbers, evenly spread over 0 … below 1. (Mulberry32.) */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Moments that matter: the bounds of windows, the steps of the policy, and a second to either side. */
const telling = [0, 900, 1_800, 3_600, 14_400, 43_200, 86_400, 108_000].flatMap((seconds) => [
  Math.max(0, seconds - 1),
  seconds,
  seconds + 1,
]);

/** A network of the reference network's form, in which everything that may differ does. */
export function madeNetwork(seed: number, size = 40): MadeNetwork {
  const chance = chanceOf(seed);
  const whole = (below: number) => Math.floor(chance() * below);
  const oneOf = <Item>(items: readonly [Item, ...Item[]]) => items[whole(items.length)] ?? items[0];
  const day = '2025-03-29';
  const parties = partyCodes();
  const contactPoints: Row[] = [];
  for (const party of parties) {
    const members = 1 + whole(Math.max(7, (2 * size) / parties.length));
    for (let number = 1; number <= members && contactPoints.length < size; number++) {
      const id = `${party.toLowerCase()}-${number}`;
      contactPoints.push({
        id,
        party,
        partyName: `Party ${party}`,
        institution: oneOf(['Police, cybercrime unit', 'Office of the "duty" prosecutor', 'Cyber']),
        type: oneOf(['police', 'prosecution', 'ministry-of-justice', 'cybersecurity', 'other']),
        role: oneOf(['primary', 'primary', 'additional']),
        email: `main.${id}@desk.example`,
        alternateEmail: oneOf([
          '',
          '',
          `second.${id}@desk.example`,
          `second.${id}@desk.example`,
          `MAIN.${id}@desk.example`,
        ]),
        phone: oneOf(['', '+80055000000']),
        alternatePhone: '',
        availability: oneOf(['24/7', 'office-hours-and-on-call']),
        timezone: oneOf(['Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']),
        languages: oneOf(['fr en', 'pt-BR', 'ar']),
        instructions: oneOf(['', 'Call before sending,\nthen write']),
        otherNetworks: oneOf(['', 'g7 interpol']),
        status: chance() < 0.1 ? 'to-be-confirmed' : 'designated',
        designatedOn: oneOf(['2009-01-01', '2024-02-29', day, '2025-06-01']),
      });
    }
  }
  const answers = contactPoints
    .filter((row) => row['status'] === 'designated' && (row['designatedOn'] ?? '') <= day)
    .flatMap(({ id = '', party = '' }) =>
      Array.from({ length: oneOf([0, 0, 1, 1, 1, 2]) }, (): Row => ({
        contactPoint: id,
        party,
        respondedAfterSeconds: String(chance() < 0.4 ? telling[whole(24)] : whole(130_000)),
        via: oneOf(['link', 'reply', 'phone']),
        reportedUpdate: chance() < 0.1 ? '{"phone":"+80055999999"}' : '',
      })),
    )
    .toSorted((a, b) =>
      `${a['via']}${a['contactPoint']}` < `${b['via']}${b['contactPoint']}` ? -1 : 1,
    );
  return {
    contactPoints: stringify(contactPoints, { header: true }),
    answers: stringify(answers, { header: true }),
    sentAt: `${day}T09:30:00Z`,
    day,
  };
}

/** Codes of real Parties, since an import refuses others. */
function partyCodes(): readonly string[] {
  const rows: Row[] = parse(textOf(reference.parties), { columns: true });
  return rows.map(({ party = '' }) => party);
}
