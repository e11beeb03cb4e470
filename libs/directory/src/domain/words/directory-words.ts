import type { ContactPointStatus } from '../vocabulary.js';

/** How changes of the directory are said in one language. */
export interface DirectoryWords {
  readonly sentence: (about: string, told: string) => string;
  /** @param institution may be empty while a contact point is to be confirmed. */
  readonly status: (status: ContactPointStatus, institution: string) => string;
  /** @param details such as `institution`, `phone`, `email-alternate`; at least one. */
  readonly changed: (details: readonly string[]) => string;
}

/** `otherNetworks` as `other networks`: for details that there is no word for. */
export function plainName(detail: string): string {
  return detail.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
