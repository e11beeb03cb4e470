import { describe, expect, it } from '@jest/globals';
import { memoryStores } from '#engine';
import { Fault, limits, parseInstant } from '#kernel';
import { VirtualClock } from '#timers';
import { networkOf, Turnstile } from './turnstile.js';

const ports = {
  ...memoryStores(),
  clock: new VirtualClock(parseInstant('2024-02-19T09:00:00Z')),
} as unknown as ConstructorParameters<typeof Turnstile>[0];

describe('who counts as one', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is of %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('links that are nobody’s', () => {
  it('are looked at a few times for each address', async () => {
    const turnstile = new Turnstile(ports);
    let guesses = 0;
    while ((await turnstile.unknownLink('203.0.113.2')) === 0) guesses++;
    expect(guesses).toBe(limits.unknownLinksOfAddress);
    expect(await turnstile.unknownLink('203.0.113.1')).toBe(0);
  });

  it('keep nobody waiting while the throttle is away, and sign-ins do', async () => {
    const away = new Fault('redis-unavailable', 'Redis is away');
    const turnstile = new Turnstile(ports, { take: () => Promise.reject(away) });
    expect(await turnstile.unknownLink('203.0.113.1')).toBe(0);
    await expect(turnstile.signIn('203.0.113.1')).rejects.toBe(away);
  });
});
