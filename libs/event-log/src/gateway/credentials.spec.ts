import { expect, it } from '@jest/globals';
import { credentialsIn } from './credentials.js';

const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

it.each([
  { header: basic('analyst:k:e:y'), credentials: { user: 'analyst', secret: 'k:e:y' } },
  { header: basic(':key').replace('Basic', 'bASIC'), credentials: { user: '', secret: 'key' } },
  { header: 'Bearer k.e-y_1', credentials: { secret: 'k.e-y_1' } },
  { header: basic('no colon'), credentials: undefined },
  { header: 'Digest abc', credentials: undefined },
  { header: 'Bearer', credentials: undefined },
  { header: '', credentials: undefined },
  { header: undefined, credentials: undefined },
])('reads $header as $credentials', ({ header, credentials }) => {
  expect(credentialsIn(header)).toEqual(credentials);
});
