/**
 * Why personal data is erased: the grounds of article 17(1) GDPR, as far as they concern a directory. A closed list, because it
 * stays in history for ever and a sentence about a person must not.
 */
export const erasureGrounds = [
  'requested',
  'no-longer-needed',
  'unlawful',
  'legal-obligation',
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];
