import type { operations } from '../../api/schema.js';

type Answer<Name extends keyof operations> = operations[Name]['responses'] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

export type ListedPoint = Answer<'ContactPointsController_list'>[number];
export type WholePoint = Answer<'ContactPointsController_one'>;
export type DirectoryVersion = Answer<'DirectoryVersionsController_versions'>[number];
export type ImportDifference = Answer<'ImportsController_difference'>;
export type ToldProposal = Answer<'ProposalsController_list'>[number];

export const filterNames = ['status', 'region', 'type', 'availability'] as const;
export type FilterName = (typeof filterNames)[number];

/** The points that have what was chosen; what was not chosen may be anything. */
export function filtered(
  points: readonly ListedPoint[],
  chosen: Readonly<Partial<Record<FilterName, string>>>,
): readonly ListedPoint[] {
  return points.filter((point) =>
    filterNames.every((name) => chosen[name] === undefined || point[name] === chosen[name]),
  );
}

/** The letters that sharing a version with the whole network sends: one to each that is designated, in its language. */
export function lettersOf(points: readonly ListedPoint[]): {
  readonly letters: number;
  readonly parties: number;
  readonly byLanguage: ReadonlyMap<'en' | 'fr', number>;
} {
  const told = points.filter(
    ({ status, channels }) =>
      status === 'designated' &&
      channels.some(({ kind, use }) => kind === 'email' && use === 'main'),
  );
  const byLanguage = new Map<'en' | 'fr', number>();
  for (const { languages } of told) {
    const spoken = languages.map((tag) => tag.split('-')[0]);
    const language = spoken.find((one) => one === 'en' || one === 'fr') === 'fr' ? 'fr' : 'en';
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + 1);
  }
  return {
    letters: told.length,
    parties: new Set(told.map(({ party }) => party)).size,
    byLanguage,
  };
}
