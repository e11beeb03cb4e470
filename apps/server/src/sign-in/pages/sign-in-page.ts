import type { Role, SignInWay } from '#access';
import type { Instant } from '#kernel';

/** What stood in the way of the last try. */
export type SignInFault =
  | {
      readonly kind:
        | 'refused'
        | 'stale'
        | 'provider-away'
        | 'provider-refused'
        | 'identity-unknown'
        | 'identity-linked'
        | 'invitation-over'
        | 'code-wrong'
        | 'password-too-short'
        | 'password-too-long'
        | 'password-is-login'
        | 'password-common'
        | 'passwords-differ'
        | 'password-wrong';
    }
  | { readonly kind: 'wait'; readonly seconds: number };

export type SignInNotice =
  'signed-out' | 'sign-in-first' | 'session-ended' | 'password-changed' | 'second-step-removed';

interface Form {
  /** What the form has to bring back, so that no page of others can send it. */
  readonly csrf: string;
  readonly fault?: SignInFault | undefined;
}

export interface ShownSession {
  readonly sessionId: string;
  readonly how: SignInWay;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly isOwn: boolean;
}

/** What a page shows, before it is put into words. */
export type SignInPage =
  | (Form & {
      readonly kind: 'sign-in';
      readonly login: string;
      readonly next: string;
      readonly notice?: SignInNotice | undefined;
      /** What the provider of identities is called, where there is one. */
      readonly provider?: string | undefined;
    })
  | (Form & { readonly kind: 'code'; readonly next: string })
  | (Form & {
      readonly kind: 'invitation';
      readonly login: string;
      readonly provider?: string | undefined;
      readonly providerHref: string;
    })
  | (Form & {
      readonly kind: 'account';
      readonly login: string;
      readonly role: Role;
      readonly hasPassword: boolean;
      readonly hasSecondStep: boolean;
      readonly sessions: readonly ShownSession[];
      readonly notice?: SignInNotice | undefined;
    })
  | (Form & {
      readonly kind: 'enrol';
      /** Made by us, and put into the page as it is. */
      readonly svg: string;
      readonly secret: string;
    })
  | { readonly kind: 'recovery'; readonly codes: readonly string[] }
  | { readonly kind: 'too-many'; readonly minutes: number }
  | { readonly kind: 'invitation-unknown' | 'malformed' | 'unavailable' };
