import { isIPv4, isIPv6 } from 'node:net';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { InProcessThrottle, type Budget, type Throttle } from '#access';
import { PORTS, type Ports } from '#engine';
import { limits, unlessAway } from '#kernel';

/** The token under which Nest knows the throttle that processes share; without one each has its own. */
export const THROTTLE = Symbol('throttle');

const windowMs = limits.throttleWindowMs;
const ofAddress: Budget = {
  name: 'sign-in-address',
  tries: limits.signInTriesOfAddress,
  windowMs,
};
const ofAccount: Budget = {
  name: 'password-of-account',
  tries: limits.passwordTriesOfAccount,
  windowMs,
};
const unknownLinks: Budget = {
  name: 'unknown-links',
  tries: limits.unknownLinksOfAddress,
  windowMs,
};

/** How often strangers may try what they might guess. */
@Injectable()
export class Turnstile {
  private readonly throttle: Throttle;

  constructor(@Inject(PORTS) { clock }: Ports, @Optional() @Inject(THROTTLE) throttle?: Throttle) {
    this.throttle = throttle ?? new InProcessThrottle(clock);
  }

  /**
   * Names have delays of their own, in their accounts, which strangers cannot use to keep their holders out; so a name has no
   * budget here.
   * @returns 0, or the milliseconds to wait. @throws Fault `redis-unavailable`: nobody guesses meanwhile.
   */
  signIn(ip: string): Promise<number> {
    return this.throttle.take(ofAddress, networkOf(ip));
  }

  /** Before somebody with a session is asked for the password too. @returns as `signIn`. */
  password(accountId: string): Promise<number> {
    return this.throttle.take(ofAccount, accountId);
  }

  /**
   * After a link, to answer by or to begin with, turned out to be nobody's. One that is somebody's costs nothing, whoever else
   * is behind the same address: mail scanners open every link many times, and no answer may be lost for it (FM-01). A token is
   * 128 bits or more, so what this spares is work, and where the throttle is away nobody waits.
   * @returns 0, or the milliseconds to wait.
   */
  unknownLink(ip: string): Promise<number> {
    return unlessAway(this.throttle.take(unknownLinks, networkOf(ip)), 0);
  }
}

/** Who has one address of IPv6 has 2^64 of them (RFC 6177), so they count as one. */
export function networkOf(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
