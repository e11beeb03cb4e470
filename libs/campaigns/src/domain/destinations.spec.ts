import { describe, expect, it } from '@jest/globals';
import type { ChannelKind } from '#directory';
import { chooseDestinations, normalised, type ReachableChannel } from './destinations.js';
import type { SendIntent } from './ping.state.js';

type Choosing = Pick<SendIntent, 'kind' | 'to' | 'open' | 'failed' | 'carried'>;

const first: Choosing = { kind: 'first', to: 'same', open: ['nl-1'], failed: [], carried: [] };
const alternates: Choosing = { ...first, kind: 'escalation', to: 'alternate-channel' };
const toOthers: Choosing = {
  ...first,
  kind: 'escalation',
  to: 'other-contact-points',
  open: ['nl-2', 'nl-3'],
};

type Choice = Partial<ReachableChannel['channel'] & Pick<ReachableChannel, 'condition'>>;

function channel(id: string, address: string, choice: Choice = {}, recipient = 'nl-1') {
  const { condition = 'verified', kind = 'email', use = 'main', priority = 1 } = choice;
  return { recipient, channel: { id, kind, use, priority }, condition, address } as const;
}

const chosen = (
  intent: Choosing,
  channels: readonly ReachableChannel[],
  { kinds = ['email'], used = [] }: { kinds?: ChannelKind[]; used?: readonly string[] } = {},
) =>
  chooseDestinations(intent, kinds, channels, new Set(used)).map(
    ({ recipient, channel: { id } }) => `${recipient}/${id}`,
  );

describe('the channel of a message', () => {
  it('is a main one before an alternate one, and then the one of the first priority', () => {
    const third = channel('third', 'c@nl.example', { use: 'alternate', priority: 1 });
    const second = channel('second', 'b@nl.example', { priority: 3 });
    const best = channel('best', 'a@nl.example', { priority: 2 });
    expect(chosen(first, [third, second, best])).toEqual(['nl-1/best']);
    expect(chosen(first, [third, second])).toEqual(['nl-1/second']);
    expect(chosen(first, [third])).toEqual(['nl-1/third']);
  });

  it('is of a kind that the policy names, one of each', () => {
    const channels = [
      channel('email', 'a@nl.example'),
      channel('sms', '+31201', { kind: 'sms' }),
      channel('second sms', '+31202', { kind: 'sms', priority: 2 }),
      channel('webhook', 'https://nl.example', { kind: 'webhook' }),
    ];
    expect(chosen(first, channels, { kinds: ['email', 'sms'] })).toEqual([
      'nl-1/email',
      'nl-1/sms',
    ]);
    expect(chosen(first, channels)).toEqual(['nl-1/email']);
  });

  it('is of somebody it is owed to', () =>
    expect(chosen(first, [channel('email', 'b@nl.example', {}, 'nl-2')])).toEqual([]));

  it('FM-23: is not one that was found unreachable', () => {
    const dead = channel('dead', 'a@nl.example', { condition: 'unreachable' });
    const next = channel('next', 'b@nl.example', { priority: 2, condition: 'unverified' });
    expect(chosen(first, [dead, next])).toEqual(['nl-1/next']);
    expect(chosen(first, [dead])).toEqual([]);
  });

  it('FM-19: is the next one after a channel that failed for good', () => {
    const channels = [
      channel('email-main', 'a@nl.example'),
      channel('email-alternate', 'b@nl.example', { use: 'alternate' }),
    ];
    const intent = { ...first, failed: ['nl-1/email-main'] };
    expect(chosen(intent, channels)).toEqual(['nl-1/email-alternate']);
    expect(chosen({ ...first, failed: ['nl-2/email-main'] }, channels)).toEqual([
      'nl-1/email-main',
    ]);
  });

  it('of a rung to alternate channels is an alternate one only', () => {
    const main = channel('main', 'a@nl.example');
    const alternate = channel('alternate', 'b@nl.example', { use: 'alternate' });
    expect(chosen(alternates, [main, alternate])).toEqual(['nl-1/alternate']);
    expect(chosen(alternates, [main])).toEqual([]);
  });
});

describe('FM-12: an address gets one message within a step', () => {
  const ofSecond = channel('email', 'Desk@NL.example', {}, 'nl-2');
  const ofThird = channel('email', ' desk@nl.example', {}, 'nl-3');

  it('also where two contact points share it, written in another case', () =>
    expect(chosen(toOthers, [ofSecond, ofThird])).toEqual(['nl-2/email']));

  it('and whoever shares it is reached by an address of its own', () => {
    const own = channel('own', 'own@nl.example', { priority: 2 }, 'nl-3');
    expect(chosen(toOthers, [ofSecond, ofThird, own])).toEqual(['nl-2/email', 'nl-3/own']);
  });

  it('and each kind of channel one message, until it has failed', () => {
    const channels = [channel('email', 'a@nl.example'), channel('sms', '+31201', { kind: 'sms' })];
    expect(
      chosen({ ...first, carried: ['nl-1/sms'] }, channels, { kinds: ['email', 'sms'] }),
    ).toEqual(['nl-1/email']);
  });
});

describe('FM-12: a rung that resolves to nothing new', () => {
  it('chooses nothing where every address has been used', () => {
    const alternate = channel('alternate', 'Desk@nl.example', { use: 'alternate' });
    expect(chosen(alternates, [alternate], { used: ['desk@nl.example'] })).toEqual([]);
  });

  it('chooses those addresses that are new', () => {
    const channels = [
      channel('email', 'desk@nl.example', {}, 'nl-2'),
      channel('email', 'other@nl.example', {}, 'nl-3'),
    ];
    expect(chosen(toOthers, channels, { used: ['desk@nl.example'] })).toEqual(['nl-3/email']);
  });

  it('is never a reminder: it goes to the address that was used before', () => {
    const reminder: Choosing = { ...first, kind: 'reminder' };
    const main = channel('main', 'desk@nl.example');
    expect(chosen(reminder, [main], { used: ['desk@nl.example'] })).toEqual(['nl-1/main']);
  });
});

describe('two spellings of an address', () => {
  it('are one where only case and outer space differ', () =>
    expect(normalised(' Desk@NL.example ')).toBe('desk@nl.example'));
});
