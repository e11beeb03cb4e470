import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  attemptPrefix,
  bounceAddress,
  mailMessageId,
  parseBounceAddress,
  parseMessageId,
  parseReplyAddress,
  replyAddress,
} from './mail-addresses.js';
import { identity } from './testing/sample-message.js';

const tokens = fc.stringMatching(/^[a-z2-7]{26}$/);
const changedCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => Array.from(text, (c, at) => (upper[at] ? c.toUpperCase() : c)).join(''));

describe('addresses', () => {
  it('come back as what went into them, whatever case a mail system makes of them', () =>
    fc.assert(
      fc.property(
        tokens.chain((token) =>
          fc.uuid().chain((id) =>
            fc.record({
              token: fc.constant(token),
              id: fc.constant(id),
              reply: changedCase(replyAddress(identity, token)),
              bounce: changedCase(bounceAddress(identity, token, id)),
              messageId: changedCase(mailMessageId(identity, token, id)),
            }),
          ),
        ),
        ({ token, id, reply, bounce, messageId }) => {
          expect(parseReplyAddress(identity, reply)).toBe(token);
          expect(parseBounceAddress(identity, bounce)).toEqual({
            token,
            attempt: attemptPrefix(id),
          });
          expect(parseMessageId(identity, messageId)).toEqual({ token, messageId: id });
          expect(parseReplyAddress(identity, `<${reply}>`)).toBe(token);
        },
      ),
    ));

  it('have local parts of at most 64 octets (RFC 5321)', () => {
    const longest = {
      ...identity,
      bounceLocalPart: 'b'.repeat(24),
      replyLocalPart: 'a'.repeat(24),
    };
    const token = 'a'.repeat(26);
    const uuid = '018d9a3c-5a1e-5c3e-8f6e-0123456789ab';
    for (const address of [replyAddress(longest, token), bounceAddress(longest, token, uuid)])
      expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });

  it('FM-30: are read from any text without harm, and found in none that is not ours', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
        expect(parseReplyAddress(identity, text)).toBeUndefined();
        expect(parseBounceAddress(identity, text)).toBeUndefined();
        expect(parseMessageId(identity, text)).toBeUndefined();
      }),
    ));

  const token = 'abcdefghijklmnopqrstuvwxyz';
  it.each([
    `answer+${token}@elsewhere.example`,
    `answer+${token}@rollcall.example.elsewhere.example`,
    `answer+${token}x@rollcall.example`,
    `answer+${token.slice(1)}@rollcall.example`,
    `answer-${token}@rollcall.example`,
    `${token}@rollcall.example`,
    `answer+${token}@rollcall.example@elsewhere.example`,
  ])('%s is no reply address of ours', (address) =>
    expect(parseReplyAddress(identity, address)).toBeUndefined(),
  );

  it('take nothing but a token', () =>
    expect(() => replyAddress(identity, 'a@b\r\nBcc: c')).toThrow('expected an answer token'));
});
