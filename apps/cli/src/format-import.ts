import type {
  CellChange,
  ImportDifference,
  ImportResult,
  PointDifference,
  ProposedImport,
} from '#directory';
import { plural, visible } from './format.js';

export function formatImport(result: ImportResult, where: string): string {
  const { registered, confirmed, changed, unchanged } = result;
  return [
    `${sizeOf(result)}: ${registered} new, ${confirmed} confirmed, ${changed} changed, ${unchanged} as before`,
    where,
  ].join('\n');
}

export function formatProposed(result: ProposedImport): string {
  const { proposed, waiting, unchanged, left } = result;
  return [
    `${sizeOf(result)}: ${proposed} proposed, ${waiting} proposed before, ${unchanged} as before`,
    ...(left.length === 0
      ? []
      : [
          `Left out, because they are new or their designation is confirmed, which is no correction: ${left.join(', ')}. An import without --as-proposals brings them.`,
        ]),
    ...(proposed + waiting === 0
      ? []
      : ['"rollcall proposal list" shows them; somebody else has to approve them.']),
  ].join('\n');
}

const kinds: Readonly<Record<PointDifference['kind'], string>> = {
  new: 'is new',
  confirmed: 'is confirmed',
  changed: 'changes',
};

/** In words, by contact point and field. */
export function formatDifference({ parties, contactPoints, unchanged }: ImportDifference): string {
  const blocks = contactPoints.map(({ contactPointId, partyName, kind, changes }) =>
    [`${partyName}: ${contactPointId} ${kinds[kind]}`, ...changes.map(changeLine)]
      .map(visible)
      .join('\n'),
  );
  const ofParties = parties.map(({ party, ...change }) =>
    visible(`  ${party} ${changeLine(change).trimStart()}`),
  );
  const nothing = contactPoints.length + parties.length === 0;
  return [
    ...(ofParties.length === 0 ? [] : [['Parties', ...ofParties].join('\n')]),
    ...blocks,
    [
      `${plural(unchanged, 'contact point')} as before.`,
      nothing
        ? 'Nothing would change.'
        : 'Nothing was changed: leave --dry-run out to apply it, or propose it with --as-proposals.',
    ].join(' '),
  ].join('\n\n');
}

function changeLine({ field, before, after }: CellChange): string {
  if (before === '') return `  ${field}: "${after}"`;
  return after === ''
    ? `  ${field}: "${before}" is taken away`
    : `  ${field}: "${before}" becomes "${after}"`;
}

function sizeOf(counts: { readonly contactPoints: number; readonly parties: number }): string {
  return `${plural(counts.contactPoints, 'contact point')} of ${plural(counts.parties, 'Party', 'Parties')}`;
}
