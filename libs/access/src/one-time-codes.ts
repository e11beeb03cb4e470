import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { epochMs, limits, type Instant } from '#kernel';

/** RFC 6238 as every authenticator app does it: six digits of HMAC-SHA-1, anew every 30 seconds. */
const form = { issuer: 'Rollcall', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** 160 bits, as RFC 4226, section 4 (R6), recommends. */
const secretBytes = 20;
const recoveryBytes = 10;
const periodMs = form.period * 1_000;

export function freshTotpSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(secretBytes)).buffer }).base32;
}

/** What an authenticator app reads off a picture: `otpauth://totp/…`. */
export function totpUri(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/** @returns the time step whose code it is, where it is one that may be shown at this moment. */
export function totpStepOf(secret: string, code: string, now: Instant): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = epochMs(now);
  const delta = totpOf(secret).validate({ token, timestamp, window: limits.totpStepsOff });
  return delta === null ? undefined : Math.floor(timestamp / periodMs) + delta;
}

function totpOf(secret: string, label = 'account'): TOTP {
  return new TOTP({ ...form, label, secret: Secret.fromBase32(secret) });
}

/** `abcd-efgh-ijkl-mnop`: 80 bits each, for whoever lost the telephone. */
export function freshRecoveryCodes(): readonly string[] {
  return Array.from({ length: limits.recoveryCodes }, () => {
    const text = new Secret({ buffer: new Uint8Array(randomBytes(recoveryBytes)).buffer }).base32;
    return (text.toLowerCase().match(/.{4}/g) ?? []).join('-');
  });
}

/** As it is compared: dashes, spaces and capitals make no difference. */
export function normalRecoveryCode(code: string): string | undefined {
  const bare = code.toLowerCase().replaceAll(/[\s-]/g, '');
  return /^[a-z2-7]{16}$/.test(bare) ? bare : undefined;
}
