import { describe, expect, it } from '@jest/globals';
import { permanenceOf, statusOfReply, verdictOf } from './enhanced-status.js';

describe('what an enhanced status code says of the channel', () => {
  it.each(['5.1.1', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])('%s: it reaches nobody', (status) =>
    expect(verdictOf(status)).toBe('unreachable'),
  );

  it.each([
    '5.0.0',
    '5.1.0',
    '5.1.2',
    '5.2.0',
    '5.2.2',
    '5.3.0',
    '5.6.0',
    '5.7.1',
    'odd',
    undefined,
  ])('%s: it is doubtful', (status) => expect(verdictOf(status)).toBe('doubtful'));

  it.each(['5.4.0', '5.4.1', '5.4.4', '5.4.6', '5.5.0', '4.2.2', '4.1.1', '2.1.5'])(
    'FM-28: %s says nothing of it',
    (status) => expect(verdictOf(status)).toBeUndefined(),
  );

  it.each(['5.1.7', '5.1.8', '5.7.8', '5.7.20', '5.7.23', '5.7.26', '5.7.27'])(
    'FM-28: %s says something of us, and nothing of it',
    (status) => expect(verdictOf(status)).toBeUndefined(),
  );
});

it.each([
  { status: '5.1.1', permanence: 'permanent' },
  { status: undefined, permanence: 'permanent' },
  { status: '5.4.4', permanence: 'transient' },
  { status: '4.2.2', permanence: 'transient' },
])('FM-28: $status is $permanence', ({ status, permanence }) =>
  expect(permanenceOf(status)).toBe(permanence),
);

it.each([
  { reply: '550 5.1.1 no such user', status: '5.1.1' },
  { reply: '550-5.1.10 null MX\n550 5.1.10 sorry', status: '5.1.10' },
  { reply: '550 no such user at 5.1.1', status: undefined },
  { reply: '550 5.1.1.9 an address of the Internet', status: undefined },
])('$reply states $status', ({ reply, status }) => expect(statusOfReply(reply)).toBe(status));
