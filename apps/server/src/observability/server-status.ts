import { Inject, Injectable } from '@nestjs/common';
import { PORTS, type Ports } from '#engine';
import { addMs, limits, unlessAway, type Instant } from '#kernel';
import { isFailing, type DeadManRecord } from '../runtime/dead-man.js';
import { loadHeartbeat, type HeartbeatRecord } from '../runtime/heartbeat-record.js';
import { isRecent } from '../runtime/vitals.js';
import { Operations, type MailInState } from './operations.js';
import { Readiness, type ProjectionLag } from './readiness.js';

export interface ServerStatus {
  readonly version: string;
  readonly roles: readonly string[];
  readonly startedAt: Instant;
  readonly now: Instant;
  /** Whether the process that runs campaigns, this one or another, has ticked within the last minute (FM-18). */
  readonly ticking: boolean;
  readonly lastTickAt: Instant | null;
  /** Who runs the campaigns of this data directory, as it last left word; `null` in the profile cluster. */
  readonly worker: HeartbeatRecord | null;
  /** Who shares the work in the profile cluster, each as host, process and a mark of its own; `null` in the embedded one. */
  readonly workers: readonly string[] | null;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly problems: readonly string[];
  readonly projections: ProjectionLag;
  /** `null` while the queue is away. */
  readonly dispatch: { readonly waiting: number; readonly underWay: number } | null;
  /** `null` where no watch is configured. */
  readonly deadMan: (DeadManRecord & { readonly failing: boolean }) | null;
  readonly mailIn: MailInState;
  /** What the operator should know or do, in sentences. */
  readonly warnings: readonly string[];
}

export const statusExample = {
  version: '0.1.0',
  roles: ['api', 'worker'],
  startedAt: '2026-02-01T08:00:00.000Z',
  now: '2026-02-01T09:00:00.500Z',
  ticking: true,
  lastTickAt: '2026-02-01T09:00:00.000Z',
  worker: {
    version: '0.1.0',
    roles: ['api', 'worker'],
    host: 'ping-1',
    pid: 4711,
    startedAt: '2026-02-01T08:00:00.000Z',
    at: '2026-02-01T08:59:52.000Z',
    stopped: false,
  },
  workers: null,
  ready: true,
  problems: [],
  projections: { positions: 0, seconds: 0 },
  dispatch: { waiting: 0, underWay: 2 },
  deadMan: { lastSuccessAt: '2026-02-01T08:59:30.000Z', failing: false },
  mailIn: {
    at: ['imap://mail.example.org:993/INBOX'],
    taken: { response: 31, bounce: 2 },
    mailboxReadAt: '2026-02-01T08:59:41.000Z',
  },
  warnings: [
    'neither the links in messages nor passwords are protected by TLS: http.publicUrl is not https',
  ],
};

/** What the console's banner and `rollcall campaign watch` show of the server itself. */
@Injectable()
export class StatusReport {
  constructor(
    private readonly operations: Operations,
    private readonly readiness: Readiness,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async now(): Promise<ServerStatus> {
    const { vitals } = this.operations;
    const { version, roles, startedAt } = vitals.identity;
    const now = vitals.clock.now();
    const crew = await this.crew();
    const worker = crew === undefined ? await loadHeartbeat(this.ports.snapshots) : undefined;
    const lastTickAt = vitals.isWorker ? vitals.lastTickAt : (crew?.lastTickAt ?? worker?.at);
    const ticking = vitals.isWorker
      ? vitals.ticking
      : (crew?.ticking ?? isAtWork(worker, vitals.pulse.now()));
    const deadMan = this.operations.deadMan();
    const [problems, projections, dispatch] = await Promise.all([
      this.readiness.problems(),
      this.readiness.lag(),
      unlessAway(this.ports.dispatch.depth(), null),
    ]);
    return {
      version,
      roles,
      startedAt,
      now,
      ticking,
      lastTickAt: lastTickAt ?? null,
      worker: worker ?? null,
      workers: crew?.members ?? null,
      ready: problems.length === 0,
      problems,
      projections,
      dispatch,
      deadMan: deadMan === undefined ? null : { ...deadMan, failing: isFailing(deadMan) },
      mailIn: this.operations.mailIn(),
      warnings: [
        ...(ticking ? [] : [notTicking(lastTickAt)]),
        ...(deadMan !== undefined && isFailing(deadMan)
          ? [`the dead man's watch is not told that we are alive: ${deadMan.lastFailure}`]
          : []),
        ...this.operations.warnings,
      ],
    };
  }

  /** What those who share the work say of themselves; nobody is known to be at work while Redis is away. */
  private async crew(): Promise<CrewAtWork | undefined> {
    const { crew } = this.ports;
    if (crew === undefined) return undefined;
    const nobody = { members: [], silentMs: undefined };
    const { members, silentMs } = await unlessAway(crew.members.present(), nobody);
    const { pulse } = this.operations.vitals;
    return {
      members,
      lastTickAt: silentMs === undefined ? undefined : addMs(pulse.now(), -silentMs),
      ticking: silentMs !== undefined && silentMs <= limits.tickGapMsMax,
    };
  }
}

interface CrewAtWork {
  readonly members: readonly string[];
  readonly lastTickAt: Instant | undefined;
  readonly ticking: boolean;
}

function isAtWork(worker: HeartbeatRecord | undefined, now: Instant): boolean {
  return worker !== undefined && !worker.stopped && isRecent(worker.at, now);
}

function notTicking(lastTickAt: Instant | undefined): string {
  return lastTickAt === undefined
    ? 'no engine runs: nothing is sent, and no reminder goes out'
    : `the engine has not ticked since ${lastTickAt}: nothing is sent, and no reminder goes out`;
}
