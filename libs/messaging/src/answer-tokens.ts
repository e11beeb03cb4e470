import { createHmac, type Hmac } from 'node:crypto';
import { derivedId } from '#kernel';
import type { Keys, SubjectKey } from '#keys';

/** No contact point has such an id, so its key is nobody else's. */
const subject = '@answer-tokens';
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const tokenBytes = 16;

/** 26 characters of base32 (RFC 4648) in small letters: mail systems change the case of an address, and nothing else of it. */
export const tokenPattern = /^[a-z2-7]{26}$/;

/** Whose answer it is. */
export interface AnswerTarget {
  readonly campaignId: string;
  readonly contactPointId: string;
}

/**
 * The tokens by which contact points answer: 128 bits of HMAC-SHA-256 (RFC 2104) over the ping, under a key of this
 * installation that is kept where the keys of personal data are. The same ping has the same token in all its messages.
 */
export class AnswerTokens {
  private key: Promise<SubjectKey> | undefined;

  constructor(private readonly keys: Keys) {}

  async tokenOf({ campaignId, contactPointId }: AnswerTarget): Promise<string> {
    const mac = await this.mac();
    const bytes = mac.update(derivedId('answer', campaignId, contactPointId)).digest();
    return base32(bytes.subarray(0, tokenBytes));
  }

  private async mac(): Promise<Hmac> {
    this.key ??= this.keys.obtain(subject);
    try {
      return createHmac('sha256', await this.key);
    } catch (error) {
      this.key = undefined;
      throw error;
    }
  }
}

function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const characters = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(characters * 5 - bytes.length * 8);
  let text = '';
  for (let at = characters - 1; at >= 0; at--)
    text += alphabet[Number((bits >> BigInt(at * 5)) & 31n)] ?? '';
  return text;
}
