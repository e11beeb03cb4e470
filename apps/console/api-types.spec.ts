import { expect, it } from '@jest/globals';
import { apiTypes, knownApiTypes } from './api-types.js';

it('asks the API that the server describes', async () => {
  expect(knownApiTypes()).toBe(await apiTypes());
});
