import { expect, it } from '@jest/globals';
import { cellsOf, changedCells } from './correction.js';

const details = {
  institution: 'Duty desk',
  channels: [
    { id: 'email-main', address: 'duty@x.example' },
    { id: 'phone-main', address: '+33140000001' },
  ],
  instructions: null,
};

it('proposes what was changed, and nothing of what stayed', () => {
  const before = cellsOf({ details } as never);
  expect(before).toEqual({
    institution: 'Duty desk',
    email: 'duty@x.example',
    alternateEmail: '',
    phone: '+33140000001',
    alternatePhone: '',
    instructions: '',
  });
  expect(changedCells(before, before)).toEqual({});
  expect(changedCells(before, { ...before, phone: ' +33140000002 ', email: '' })).toEqual({
    phone: '+33140000002',
    email: '',
  });
});

it('has nothing of whom nobody knows anything any more', () => {
  expect(Object.values(cellsOf({ details: null } as never)).join('')).toBe('');
});
