import { validateSync } from 'class-validator';
import { ContactPointRow } from './contact-point.row.js';

/**
 * Details that somebody reported, by column, held to the rules of an import of a designated contact point.
 * @returns what is wrong with them, one sentence for each.
 */
export function detailFaults(details: Readonly<Record<string, string>>): readonly string[] {
  const row = Object.assign(new ContactPointRow(), { status: 'designated', ...details });
  return validateSync(row, { skipMissingProperties: true, stopAtFirstError: true }).flatMap(
    ({ constraints }) => Object.values(constraints ?? {}),
  );
}
