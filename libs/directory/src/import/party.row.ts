import { IsCell, IsFilled } from './cell-rules.js';
import { isPartyCode } from './countries.js';

/** The columns of `parties.csv` in their order. */
export const partyColumns = [
  'party',
  'name',
  'region',
] as const satisfies readonly (keyof PartyRow)[];

const regionCharactersMax = 60;

/** A row of `parties.csv`: trimmed text. */
export class PartyRow {
  @IsCell('an ISO 3166-1 alpha-2 code in capitals, such as FR', isPartyCode)
  party!: string;

  @IsFilled()
  name!: string;

  @IsCell(
    `a region of 1 to ${regionCharactersMax} characters, such as Europe`,
    (cell) => cell !== '' && Array.from(cell).length <= regionCharactersMax,
  )
  region!: string;
}
