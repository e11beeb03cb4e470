import type { WholePoint } from './directory-data.js';

/** The details that a correction can speak of here, by the columns of the directory's files. */
export const correctable = [
  'institution',
  'email',
  'alternateEmail',
  'phone',
  'alternatePhone',
  'instructions',
] as const;
export type Correctable = (typeof correctable)[number];
export type Cells = Readonly<Record<Correctable, string>>;

const channelOf: Readonly<Partial<Record<Correctable, string>>> = {
  email: 'email-main',
  alternateEmail: 'email-alternate',
  phone: 'phone-main',
  alternatePhone: 'phone-alternate',
};

/** What the directory says now; empty where it says nothing. */
export function cellsOf({ details }: Pick<WholePoint, 'details'>): Cells {
  const cell = (name: Correctable): string => {
    const channel = channelOf[name];
    if (channel !== undefined)
      return details?.channels.find(({ id }) => id === channel)?.address ?? '';
    return (name === 'institution' ? details?.institution : details?.instructions) ?? '';
  };
  return Object.fromEntries(correctable.map((name) => [name, cell(name)])) as unknown as Cells;
}

/** Only what differs; whatever is not spoken of stays as it is. */
export function changedCells(before: Cells, after: Cells): Readonly<Partial<Cells>> {
  return Object.fromEntries(
    correctable.flatMap((name) =>
      after[name].trim() === before[name] ? [] : [[name, after[name].trim()]],
    ),
  );
}
