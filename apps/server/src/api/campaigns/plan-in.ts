import type { AudienceSelection } from '#campaigns';
import { isPartyCode } from '#directory';
import { failureKind, InvalidInput } from '#kernel';
import { type AudiencePart } from './campaign.dto.js';

/** @throws InvalidInput where a Party's code is none. */
export function selectionIn({ parties, types }: AudiencePart = {}): AudienceSelection {
  const issues = (parties ?? []).flatMap((party, index) =>
    isPartyCode(party)
      ? []
      : [
          {
            where: { path: `audience.parties[${index}]` },
            message: `"${party}" is not an ISO 3166-1 alpha-2 code in capitals, such as FR`,
          },
        ],
  );
  if (issues.length > 0) throw new InvalidInput(issues);
  return {
    ...(parties === undefined ? {} : { parties }),
    ...(types === undefined ? {} : { types }),
  };
}

/** What a plan refers to and is not there is a mistake in the plan, not a page that was not found. */
export function asInput(error: unknown): never {
  const { code } = error as { readonly code?: unknown };
  const path = { 'policy-unknown': 'policyId', 'template-unknown': 'templateId' }[String(code)];
  if (failureKind(error) !== 'refusal' || path === undefined) throw error;
  const message = 'there is none of this id; define it first, or leave it out for the standard one';
  throw new InvalidInput([{ where: { path }, message }]);
}
