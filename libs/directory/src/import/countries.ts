import { countries, type TContinentCode } from 'countries-list';

/** The names of UN M49's regions, by which the network's papers count. */
const regions: Readonly<Record<TContinentCode, string>> = {
  AF: 'Africa',
  AN: 'Antarctica',
  AS: 'Asia',
  EU: 'Europe',
  NA: 'Americas',
  OC: 'Oceania',
  SA: 'Americas',
};

const regionsByParty: ReadonlyMap<string, string> = new Map(
  Object.entries(countries).map(([code, { continent }]) => [code, regions[continent]]),
);

/** Whether the text is a code of a State or territory in ISO 3166-1 alpha-2, in capitals; XK (Kosovo) counts as one. */
export function isPartyCode(text: string): boolean {
  return regionsByParty.has(text);
}

/** The region of a Party by its main continent, or `undefined` for a code that is none. */
export function regionOf(party: string): string | undefined {
  return regionsByParty.get(party);
}
