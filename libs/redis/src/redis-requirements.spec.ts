import { describe, expect, it } from '@jest/globals';
import { requireUsable } from './redis-requirements.js';

const info = (version: string, policy = 'noeviction') =>
  `# Server\r\nredis_version:${version}\r\n# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:${policy}\r\n`;

describe('what Redis has to be', () => {
  it.each(['6.2.0', '6.10.1', '7.0.15', '8.0.0', '10.0.0'])('is met by version %s', (version) => {
    expect(() => requireUsable('here', info(version))).not.toThrow();
  });

  it.each(['2.8.1', '5.0.14', '6.0.9', '6.1.99', 'latest', ''])(
    'is not met by version "%s"',
    (version) => {
      expect(() => requireUsable('here', info(version))).toThrow('6.2 or newer is needed');
    },
  );

  it.each(['allkeys-lru', 'volatile-ttl', 'noeviction-ish'])('is not met by %s', (policy) => {
    expect(() => requireUsable('here', info('7.0.0', policy))).toThrow(`"${policy}"`);
  });

  it('is not taken for granted where Redis does not say', () => {
    expect(() => requireUsable('here', 'redis_version:7.0.0')).toThrow('"unknown"');
    expect(() => requireUsable('here', '')).toThrow('version unknown');
  });
});
