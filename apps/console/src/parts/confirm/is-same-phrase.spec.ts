import { expect, it } from '@jest/globals';
import { isSamePhrase } from './is-same-phrase.js';

it('takes what was typed whatever its capitals and spaces, and nothing else', () => {
  expect(isSamePhrase('  Send  81\u00A0messages ', 'send 81 messages')).toBe(true);
  expect(isSamePhrase('send 8 messages', 'send 81 messages')).toBe(false);
  expect(isSamePhrase('', 'send 81 messages')).toBe(false);
});
