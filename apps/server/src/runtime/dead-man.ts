import { limits, type Clock, type Instant, type JsonObject } from '#kernel';
import type { SealMark } from '#seals';
import type { Snapshots } from '#snapshots';

/** What is known of telling the watch outside. A failure is over once a success is later. */
export interface DeadManRecord {
  readonly lastSuccessAt?: Instant;
  readonly lastFailureAt?: Instant;
  readonly lastFailure?: string;
}

const [name, revision] = ['dead-man', 1];

export async function loadDeadMan(snapshots: Snapshots): Promise<DeadManRecord> {
  const stored = await snapshots.load(name, revision);
  return (stored?.state ?? {}) as DeadManRecord;
}

export function isFailing({ lastSuccessAt, lastFailureAt }: DeadManRecord): boolean {
  return lastFailureAt !== undefined && (lastSuccessAt ?? '') < lastFailureAt;
}

/**
 * Tells a watch outside this machine that the engine ticks. When that stops, the watch raises the alarm; so nothing here
 * has to work for a dead server to be noticed (FM-18). That telling it fails is kept where people look (FM-27).
 */
export class DeadMan {
  record: DeadManRecord = {};

  constructor(
    private readonly url: string,
    private readonly clock: Clock,
    private readonly snapshots: Snapshots,
    private readonly onFailure: (reason: string) => void,
  ) {}

  /** Goes on from what earlier runs knew. */
  async start(): Promise<void> {
    this.record = await loadDeadMan(this.snapshots);
  }

  /**
   * Never throws: the monitor of the monitor must not stop what it watches.
   * @param seal the last one of the log: kept out there, it shows that a log was cut short together with its seals.
   */
  async ping(seal?: SealMark): Promise<void> {
    const reason = await this.tell(seal);
    const at = this.clock.now();
    this.record =
      reason === undefined
        ? { ...this.record, lastSuccessAt: at }
        : { ...this.record, lastFailureAt: at, lastFailure: reason };
    if (reason !== undefined) this.onFailure(reason);
    const state = this.record as JsonObject;
    await this.snapshots
      .save({ name, revision, position: undefined, state })
      .catch(() => this.onFailure('its outcome cannot be stored'));
  }

  /** @returns why it failed. The URL is as good as a password, so no message of others that may name it is passed on. */
  private async tell(seal: SealMark | undefined): Promise<string | undefined> {
    try {
      const signal = AbortSignal.timeout(limits.deadManTimeoutMs);
      const headers = { 'user-agent': agent(seal) };
      const response = await fetch(this.url, { signal, headers });
      await response.body?.cancel();
      return response.ok ? undefined : `it answered with status ${response.status}`;
    } catch (error) {
      return whyNotTold(error);
    }
  }
}

/** Whoever is asked keeps the name of who asked, whatever it makes of methods, parameters and bodies. */
function agent(seal: SealMark | undefined): string {
  return seal === undefined ? 'rollcall' : `rollcall (seal ${seal.number}:${seal.root})`;
}

function whyNotTold(error: unknown): string {
  const { name: kind, cause } = error as { readonly name?: string; readonly cause?: unknown };
  if (kind === 'TimeoutError') return `no answer within ${limits.deadManTimeoutMs / 1_000} s`;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? `it cannot be reached (${code})` : 'it cannot be reached';
}
