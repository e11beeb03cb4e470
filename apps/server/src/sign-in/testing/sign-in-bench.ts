import type { Role } from '#access';
import { AccountDesk } from '#access';
import { MemoryIdempotencyKeys } from '#idempotency';
import { ApiModule } from '../../api/index.js';
import { ServerBench, type ServerBenchOptions } from '../../testing/server-bench.js';
import { SignInModule, type SignInParts } from '../sign-in.module.js';
import { Browser, type Page } from './browser.js';

export const password = 'correct horse battery';

export interface SignInBenchOptions extends Partial<SignInParts> {
  readonly server?: ServerBenchOptions;
}

/** A server with its API and its sign-in pages, over real HTTP, on virtual time. */
export class SignInBench {
  private constructor(readonly server: ServerBench) {}

  static async start({ server, ...parts }: SignInBenchOptions = {}): Promise<SignInBench> {
    const signIn = SignInModule.over({
      publicUrl: 'http://127.0.0.1:0',
      sessionMs: 12 * 3_600_000,
      ...parts,
    });
    const api = ApiModule.over({
      idempotency: new MemoryIdempotencyKeys(),
      apiKeys: [],
      onFailure: (error) => bench.server.failures.push(error),
    });
    const features = [api, signIn, ...(server?.features ?? [])];
    const started = await ServerBench.start({ campaign: 'nothing', ...server, features });
    const bench = new SignInBench(started);
    return bench;
  }

  get accounts(): AccountDesk {
    return this.server.app.get(AccountDesk);
  }

  browser(headers?: Readonly<Record<string, string>>): Browser {
    return new Browser(this.server.url, headers);
  }

  /** Somebody with a password. */
  async account(login: string, role: Role = 'operator'): Promise<void> {
    const { token } = await this.accounts.create({ login, role }, this.server.context());
    await this.accounts.accept({ token, password }, this.server.context());
  }

  async signIn(login: string, browser = this.browser(), given = password): Promise<Page> {
    const page = await browser.get('/sign-in');
    return browser.fill(page, '/sign-in', { login, password: given });
  }

  /** A browser that is signed in. */
  async signedIn(login = 'anna', role: Role = 'operator'): Promise<Browser> {
    const browser = this.browser();
    if ((await this.accounts.find(login)) === undefined) await this.account(login, role);
    await this.signIn(login, browser);
    return browser;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
