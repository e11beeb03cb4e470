import { hash, verify } from '@node-rs/argon2';
import { InTurn } from '#engine';
import { limits } from '#kernel';
import { normalPassword } from './domain/password-rule.js';

/** Argon2id as RFC 9106, section 4, recommends it second: three passes over 64 MiB in four lanes. */
const parameters = { timeCost: 3, memoryCost: 65_536, parallelism: 4 };
const prefix = '$argon2id$v=19$m=65536,t=3,p=4$';

/** Hashes passwords, one after the other: each takes memory and a core, and strangers can ask for it. */
export class Passwords {
  private readonly turns = new InTurn();
  private waiting = 0;
  private nobodys: Promise<string> | undefined;

  /** Whether as many wait as may. */
  get isBusy(): boolean {
    return this.waiting >= limits.signInsWaitingMax;
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalPassword(password), parameters));
  }

  /** Takes the same time where there is nothing to compare with. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    this.nobodys ??= hash('nobody has this password', parameters);
    const against = stored ?? (await this.nobodys);
    const isLong = password.length > 2 * limits.passwordCharactersMax;
    const given = isLong ? '' : normalPassword(password);
    const same = await this.inTurn(() => verify(against, given));
    return same && stored !== undefined && !isLong;
  }

  /** Whether it was hashed with other parameters than today's. */
  isDated(stored: string): boolean {
    return !stored.startsWith(prefix);
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waiting++;
    try {
      return await this.turns.run(work);
    } finally {
      this.waiting--;
    }
  }
}
