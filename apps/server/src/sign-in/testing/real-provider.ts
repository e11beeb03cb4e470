import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Browser } from './browser.js';

/** A provider of identities that others wrote, in a process of its own. */
export class RealProvider {
  private constructor(
    readonly issuer: string,
    private readonly process: ChildProcessWithoutNullStreams,
  ) {}

  /** @param redirectUri where it may send browsers to. */
  static async start(redirectUri: string): Promise<RealProvider> {
    const script = join(import.meta.dirname, 'provider.mjs');
    const child = spawn(process.execPath, [script, redirectUri]);
    // It warns of what only a test does.
    child.stderr.resume();
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new RealProvider(String(line).trim(), child);
  }

  /** From now on somebody is in these groups. */
  async group(user: string, ...groups: readonly string[]): Promise<void> {
    this.process.stdin.write(`${[user, ...groups].join(' ')}\n`);
    await once(this.process.stdout, 'data');
  }

  /** Signs somebody in there, agrees to everything, and says where it then sends the browser. */
  async signIn(url: string, user: string): Promise<string> {
    const browser = new Browser(this.issuer);
    let page = await browser.get(url);
    for (let steps = 0; steps < 10; steps++) {
      if (page.location === null) {
        const action = /action="([^"]+)"/.exec(page.html)?.[1];
        if (action === undefined) throw new Error(`the provider shows: ${page.html}`);
        page = await browser.fill(page, action, { login: user, password: 'anything' });
      } else if (new URL(page.location, this.issuer).origin === this.issuer)
        page = await browser.get(page.location);
      else return page.location;
    }
    throw new Error('the provider sends the browser round in circles');
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.stdin.end();
    await ended;
  }
}
