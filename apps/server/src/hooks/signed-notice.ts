import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { epochMs, limits, type Instant } from '#kernel';

/** Signatures looked at in one request: while a secret is exchanged there are two. */
const signaturesMax = 10;

/**
 * Whether bytes come from whoever shares `secret`, and were signed about now (Standard Webhooks). The package signs; the
 * time is judged here, because Rollcall's clock is the one that counts.
 *
 * @returns the notice's own id, the same for every repetition, or `undefined`.
 */
export function noticeIdOf(
  body: Buffer,
  headers: Readonly<Record<string, unknown>>,
  secret: string,
  now: Instant,
): string | undefined {
  const id = headers['webhook-id'];
  const seconds = headers['webhook-timestamp'];
  const given = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof given !== 'string')
    return undefined;
  if (!/^[\x21-\x7e]{1,256}$/.test(id) || !/^\d{1,12}$/.test(seconds)) return undefined;
  const signedMs = Number(seconds) * 1_000;
  if (Math.abs(epochMs(now) - signedMs) > limits.gatewayToleranceMs) return undefined;
  const expected = Buffer.from(new Webhook(secret).sign(id, new Date(signedMs), body));
  const isSigned = given
    .split(' ', signaturesMax)
    .map((one) => Buffer.from(one))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  return isSigned ? id : undefined;
}
