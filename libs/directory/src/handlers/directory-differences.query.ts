import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ProjectionHost } from '#engine';
import { VersionedDirectory } from '../directory-versions.js';
import {
  differenceInWords,
  partiesWithSeveral,
  partyNameIn,
  type DirectoryLanguage,
} from '../domain/difference-words.js';
import { differencesBetween, type Difference } from '../domain/directory-version.decider.js';
import { parties } from '../domain/directory.projection.js';
import type { Directory } from '../domain/exact-difference.js';

/** A difference with what it reads like in one language. */
export interface ToldDifference extends Difference {
  readonly partyName: string;
  /** `Georgia: telephone changed` */
  readonly words: string;
}

/** What lies between two directory versions, from the log. @throws Refusal `directory-version-unknown` */
export class GetDirectoryDifferences extends Query<readonly ToldDifference[]> {
  constructor(
    /** 0 for the empty directory before the first version. */
    readonly from: number,
    readonly to: number,
    readonly language: DirectoryLanguage = 'en',
  ) {
    super();
  }
}

@QueryHandler(GetDirectoryDifferences)
export class GetDirectoryDifferencesHandler implements IQueryHandler<GetDirectoryDifferences> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly versions: VersionedDirectory,
  ) {}

  async execute({ from, to, language }: GetDirectoryDifferences) {
    const before = await this.versions.at(from);
    const after = await this.versions.at(to);
    const known = await this.projections.documents(parties);
    const names = new Map([...known.values()].map(({ party, name }) => [party, name]));
    return toldDifferences(before, after, names, language);
  }
}

/** In order of the Parties' names, as they are read. */
export function toldDifferences(
  before: Directory,
  after: Directory,
  names: ReadonlyMap<string, string>,
  language: DirectoryLanguage,
): readonly ToldDifference[] {
  const several = partiesWithSeveral(after.values());
  const collator = new Intl.Collator(language);
  return differencesBetween(before, after)
    .map((difference) => ({
      ...difference,
      partyName: partyNameIn(language, difference.party, names),
      words: differenceInWords(difference, { language, names, several }),
    }))
    .toSorted((a, b) => collator.compare(a.partyName, b.partyName));
}
