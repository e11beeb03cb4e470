import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readImportFile } from '#directory';
import { Engine, ProjectionHost, type Stores } from '#engine';
import { addMs, derivedId, Fault, systemClock, type Actor, type CommandContext } from '#kernel';
import { SimulatedTransport } from '#messaging';
import {
  createLog,
  digestOfKey,
  loadConfiguration,
  startServer,
  type ApiKey,
  type RunningServer,
} from '#server';
import { parseAnswers, VirtualLife, type RecordedAnswer } from '#simulation';
import { VirtualClock, VirtualTimers } from '#timers';
import { readDirectory } from '../read-directory.js';
import type { ScriptStep } from './read-script.js';

/** Types a command on a server. @returns the exit code. */
export type Typist = (words: readonly string[]) => Promise<number>;

/**
 * A server on virtual time over a new log, which sends nothing, and to which the commands of a script are typed at their
 * instants. What falls due in between happens by itself, as in life.
 */
export class Enactment {
  private readonly life: VirtualLife;

  private constructor(
    private readonly server: RunningServer,
    private readonly clock: VirtualClock,
    timers: VirtualTimers,
    private readonly keys: ReadonlyMap<string, string>,
    private readonly type: Typist,
  ) {
    this.life = new VirtualLife(server.app, clock, timers);
  }

  static async of(
    steps: readonly ScriptStep[],
    stores: Stores,
    type: Typist,
    onStep: (step: ScriptStep) => void,
  ): Promise<void> {
    const begins = steps[0]?.at;
    if (begins === undefined) return;
    const clock = new VirtualClock(addMs(begins, -1));
    const timers = new VirtualTimers(clock);
    const names = [...new Set(steps.map((step) => step.as))];
    const keys = new Map(names.map((name) => [name, randomBytes(32).toString('base64url')]));
    const { config } = loadConfiguration({
      cwd: dirname(fileURLToPath(import.meta.url)),
      environment: {},
      flags: { 'http.port': '0' },
    });
    const apiKeys = [...keys].map(([name, key]): ApiKey => ({
      name,
      sha256: digestOfKey(key),
      scopes: ['read', 'write'],
      role: 'admin',
      actor: { kind: 'command-line', id: name },
    }));
    const server = await startServer(
      { ...config, apiKeys },
      createLog({ level: 'silent', pretty: false }),
      { clock, timers, stores, transport: new SimulatedTransport(), pulse: systemClock },
    );
    try {
      const enactment = new Enactment(server, clock, timers, keys, type);
      for (const step of steps) {
        onStep(step);
        await enactment.perform(step);
      }
      await server.app.get(ProjectionHost).saveSnapshots();
    } finally {
      await server.close();
    }
  }

  private async perform(step: ScriptStep): Promise<void> {
    // What a contact point says on the telephone is entered by whoever answers the call.
    const context = ({ via, contactPointId: id }: RecordedAnswer) =>
      via === 'phone'
        ? this.context({ kind: 'command-line', id: step.as })
        : this.context({ kind: 'contact-point', id });
    let next = this.life.nextMoment();
    while (next !== undefined && next < step.at) {
      await this.life.arriveAt(next, context);
      next = this.life.nextMoment();
    }
    await this.life.arriveAt(step.at, context);
    if (step.answers !== undefined) {
      const { campaign, file, directory } = step.answers;
      const points = await readDirectory(directory);
      const answers = parseAnswers(file, await readImportFile(file), points, step.at);
      this.life.expect(campaign, step.at, answers);
    }
    if (step.run !== undefined) await this.typed(step.run, step);
  }

  private async typed(words: readonly string[], { as, at }: ScriptStep): Promise<void> {
    const key = this.keys.get(as) ?? '';
    const asked = ['--server', this.server.url, '--api-key', key];
    const code = await this.type([...words, ...asked]);
    if (code !== 0)
      throw new Fault(
        'script-stopped',
        `the command of ${at} failed: rollcall ${words.join(' ')}; nothing of this script is kept`,
      );
    await this.server.app.get(Engine).settled();
  }

  private context(actor: Actor): CommandContext {
    const now = this.clock.now();
    const id = derivedId('script', actor.kind, actor.id, now);
    return { now, actor, correlationId: id, causationId: id };
  }
}
