import { Operations, type MailInState, type Metrics } from '../observability/index.js';
import type { DeadMan, DeadManRecord } from './dead-man.js';
import type { Inbound } from './inbound.js';
import type { Vitals } from './vitals.js';

/** The parts of one running server as operators see them; some come to life after the others. */
export class LiveOperations extends Operations {
  /** Who counts the subscribers of live projections. */
  streams: { readonly subscribers: number } | undefined;
  inbound: Pick<Inbound, 'at' | 'mailboxReadAt'> | undefined;
  /** Who counts mails by what they were. */
  mail: { readonly counts: ReadonlyMap<string, number> } | undefined;

  constructor(
    readonly vitals: Vitals,
    readonly metrics: Metrics,
    readonly warnings: readonly string[],
    private readonly watch: DeadMan | undefined,
  ) {
    super();
  }

  deadMan(): DeadManRecord | undefined {
    return this.watch?.record;
  }

  mailIn(): MailInState {
    return {
      at: this.inbound?.at ?? [],
      taken: Object.fromEntries(this.mail?.counts ?? []),
      mailboxReadAt: this.inbound?.mailboxReadAt() ?? null,
    };
  }

  subscribers(): number {
    return this.streams?.subscribers ?? 0;
  }
}
