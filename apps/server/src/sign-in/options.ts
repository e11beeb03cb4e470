import type { Role } from '#access';
import type { ProviderSettings } from './oidc/identity-provider.js';

/** What is configured of signing in. */
export abstract class SignInOptions {
  /** How long a session lasts at most. */
  abstract readonly sessionMs: number;
  abstract readonly oidc?: ProviderSettings & {
    /** What people call the provider. */
    readonly name: string;
    /** Which value of the role claim makes whom; the first that fits counts. */
    readonly roles: readonly { readonly name: string; readonly role: Role }[];
  };
}
