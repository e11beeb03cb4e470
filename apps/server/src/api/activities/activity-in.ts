import type { ActivityChanges, ActivityFilter } from '#activities';
import { isPartyCode, type ContactPoint } from '#directory';
import { InvalidInput, type InputIssue } from '#kernel';
import { type ActivitiesDto } from './activity.dto.js';

const stateFields = ['heldIn', 'statesHelped', 'contributingParties'] as const;
const wordFields = ['partnerNetworks', 'topics'] as const;
/** Networks that the directory names too, by the same words. */
const knownNetworks = ['g7', 'interpol'];

type Lists = Pick<
  ActivityChanges,
  (typeof stateFields)[number] | (typeof wordFields)[number] | 'contributingContactPoints'
>;

/**
 * The lists of an activity as they are kept: what is said twice counts once.
 * @throws InvalidInput for what is no State, no contact point of the directory, or empty.
 */
export function listsIn<Given extends Lists>(
  given: Given,
  directory: ReadonlyMap<string, ContactPoint>,
): Given {
  const issues: InputIssue[] = [];
  const checked = (field: keyof Lists, accepts: (word: string) => boolean, message: string) =>
    given[field]?.forEach((word, index) => {
      if (!accepts(word)) issues.push({ where: { path: `${field}[${index}]` }, message });
    });
  for (const field of stateFields)
    checked(field, isPartyCode, 'expected an ISO 3166-1 alpha-2 code in capitals, such as TN');
  checked(
    'contributingContactPoints',
    (id) => directory.has(id),
    'the directory has no contact point of this id',
  );
  for (const field of wordFields)
    checked(
      field,
      (word) => word.trim() !== '' && !/\p{Cc}/u.test(word),
      'expected a text that is not empty and has no control characters',
    );
  if (issues.length > 0) throw new InvalidInput(issues);
  const kept = Object.entries(given).map(([field, value]: [string, unknown]) =>
    Array.isArray(value)
      ? [field, [...new Set(field === 'partnerNetworks' ? value.map(networkName) : value)]]
      : [field, value],
  );
  return Object.fromEntries(kept) as Given;
}

function networkName(word: string): string {
  return knownNetworks.find((name) => name === word.toLowerCase()) ?? word;
}

/** @throws InvalidInput for a State that there is not, which would find nothing. */
export function filterIn({ kind, state, partner, from, to, struckOut }: ActivitiesDto) {
  if (state !== undefined && !isPartyCode(state))
    throw new InvalidInput([
      { where: { path: 'state' }, message: 'expected an ISO 3166-1 alpha-2 code in capitals' },
    ]);
  if (from !== undefined && to !== undefined && to < from)
    throw new InvalidInput([{ where: { path: 'to' }, message: 'is earlier than from' }]);
  return {
    kind,
    state,
    partner,
    from,
    until: to,
    withStruckOut: struckOut,
  } satisfies ActivityFilter;
}
