import type { PasswordFault } from '#access';
import type { SignInFault } from './pages/sign-in-page.js';

/** What the pages call it. */
const faults = {
  'too-short': 'password-too-short',
  'too-long': 'password-too-long',
  'like-login': 'password-is-login',
  common: 'password-common',
} as const satisfies Readonly<Record<PasswordFault, SignInFault['kind']>>;

export function passwordFaultOf(fault: PasswordFault | undefined) {
  return fault && faults[fault];
}
