import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import {
  contactPointColumns,
  DetailsCipher,
  statusOn,
  writeTable,
  type ContactPoint,
} from '#directory';
import { PersonalData } from '#keys';
import type { Terminal } from '../terminal.js';
import { partyNames, sorted, withDirectory, withSource, type Source } from './directory-source.js';

export function exportCommand(terminal: Terminal): Command {
  return withSource(new Command('export'))
    .description('The directory as a CSV file that can be imported again')
    .option('--out <file>', 'write to this file instead of the terminal')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory export --data ./secretariat --out contact-points.csv
  rollcall directory export --data ./secretariat --at 2024-06-30T00:00:00Z`,
    )
    .action(async (file: string | undefined, given: Source & { readonly out?: string }) => {
      const rows = await withDirectory(file, given, (app, points) => exported(app, points, given));
      const text = given.json
        ? `${JSON.stringify(rows, null, 2)}\n`
        : writeTable(
            contactPointColumns,
            rows.map((row) => contactPointColumns.map((column) => row[column] ?? '')),
          );
      if (given.out === undefined) terminal.stdout.write(text);
      else writeWhole(given.out, text);
    });
}

/** Addresses are decrypted only here, at the last moment. */
async function exported(
  app: INestApplicationContext,
  points: ReadonlyMap<string, ContactPoint>,
  { on, at }: Source,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const names = await partyNames(app, at);
  const cipher = new DetailsCipher(app.get(PersonalData));
  const rows: Readonly<Record<string, string>>[] = [];
  for (const point of sorted(points)) {
    if (on !== undefined && statusOn(point, on) === undefined) continue;
    const since = point.statuses.findLast(
      ({ from }) => from !== undefined && (on === undefined || from <= on),
    )?.from;
    const plain = await cipher.decrypt(point.contactPointId, point.details);
    const address = (id: string) => plain?.channels.find((one) => one.id === id)?.address ?? '';
    const { institution, type, role, availability, timezone, languages, otherNetworks } =
      point.details;
    rows.push({
      id: point.contactPointId,
      party: point.party,
      partyName: names.get(point.party) ?? point.party,
      institution,
      type: type ?? '',
      role,
      email: address('email-main'),
      alternateEmail: address('email-alternate'),
      phone: address('phone-main'),
      alternatePhone: address('phone-alternate'),
      availability: availability ?? '',
      timezone,
      languages: languages.join(' '),
      instructions: plain?.instructions ?? '',
      otherNetworks: otherNetworks.join(' '),
      status: (on === undefined ? point.status : statusOn(point, on)) ?? point.status,
      designatedOn: since ?? '',
    });
  }
  return rows;
}

/** A file that was there stays as it was until the new one is whole. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
