import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Sent } from '#messaging';
import type { QueueFigures } from '#redis';

/** What a scrape finds out at its moment. */
export interface ScrapedFigures {
  readonly pings: readonly { readonly campaign: string; readonly state: string }[];
  /** How many mails were taken in since the start, by what they were. */
  readonly mails: Readonly<Record<string, number>>;
  /** `undefined` while the queue is away. */
  readonly depth: { readonly waiting: number; readonly underWay: number } | undefined;
  /** Queues that several processes share. */
  readonly queues: readonly ({ readonly queue: string } & QueueFigures)[];
  /** How many share the work; `undefined` where nobody does, or nobody can tell. */
  readonly workers: number | undefined;
  readonly behindPositions: number;
  readonly behindSeconds: number;
  readonly subscribers: number;
  readonly lastTickSeconds: number | undefined;
  readonly mailboxReadSeconds: number | undefined;
  readonly deadManSuccessSeconds: number | undefined;
  readonly deadManFailureSeconds: number | undefined;
}

const sendBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const latenessBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 3_600];
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures that Prometheus takes from `/metrics`. One server has one registry, so several fit in a process. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly timerLateness = this.histogram(
    'rollcall_timer_lateness_seconds',
    'How long after its due instant a timer fired.',
    latenessBuckets,
  );
  private readonly sendSeconds = this.histogram(
    'rollcall_send_seconds',
    'How long handing a message over took, by kind of channel and outcome.',
    sendBuckets,
    'kind',
    'outcome',
  );
  private readonly requestSeconds = this.histogram(
    'rollcall_http_request_seconds',
    'How long an HTTP request took, by route.',
    requestBuckets,
    'method',
    'route',
    'status',
  );
  private readonly mails = this.counter(
    'rollcall_mail_taken_in_total',
    'Mails taken in, by what they were.',
    'kind',
  );
  private readonly failures = this.counter(
    'rollcall_failures_total',
    'Failures of the machinery that were survived, by where.',
    'where',
  );
  private readonly refusals = this.counter(
    'rollcall_access_refused_total',
    'Requests of somebody known for what they may not, by role and the permission that was missing.',
    'role',
    'permission',
  );
  private readonly pings = this.gauge(
    'rollcall_pings',
    'Pings of campaigns that have not long ended, by state.',
    'campaign',
    'state',
  );
  private readonly queue = this.gauge(
    'rollcall_dispatch_jobs',
    'Messages that wait to be sent, and that are being sent.',
    'state',
  );
  private readonly queueJobs = this.gauge(
    'rollcall_queue_jobs',
    'Jobs in Redis, over all processes, by queue and state.',
    'queue',
    'state',
  );
  private readonly queueEvents = this.counter(
    'rollcall_queue_jobs_total',
    'Jobs that stalled, were tried again and were given up, as this process saw it.',
    'queue',
    'event',
  );
  private readonly workers = this.gauge(
    'rollcall_workers',
    'Workers that share the work in the profile cluster.',
  );
  private readonly behindPositions = this.gauge(
    'rollcall_projection_lag_positions',
    'How far the read models are behind the log, in positions.',
  );
  private readonly behindSeconds = this.gauge(
    'rollcall_projection_lag_seconds',
    'For how long the read models have been behind the log.',
  );
  private readonly subscribers = this.gauge(
    'rollcall_stream_subscribers',
    'Subscribers of live projections.',
  );
  private readonly lastTick = this.gauge(
    'rollcall_last_tick_timestamp_seconds',
    'When the engine ticked last; alarm when this is over a minute ago.',
  );
  private readonly mailboxRead = this.gauge(
    'rollcall_mailbox_last_read_timestamp_seconds',
    'When the mailbox was last read to its end; 0 before, and where none is read.',
  );
  private readonly deadManSuccess = this.gauge(
    'rollcall_dead_man_last_success_timestamp_seconds',
    "When the dead man's watch was last told that we are alive.",
  );
  private readonly deadManFailure = this.gauge(
    'rollcall_dead_man_last_failure_timestamp_seconds',
    "When the dead man's watch could last not be told.",
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  timerFired(latenessSeconds: number): void {
    this.timerLateness.observe(Math.max(0, latenessSeconds));
  }

  sent({ kind, outcome, seconds }: Sent): void {
    this.sendSeconds.observe({ kind, outcome }, seconds);
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requestSeconds.observe({ method, route, status }, seconds);
  }

  failed(where: string): void {
    this.failures.inc({ where });
  }

  accessRefused(role: string, permission: string): void {
    this.refusals.inc({ role, permission });
  }

  /** Everything in Prometheus' text form. */
  async text(figures: ScrapedFigures): Promise<string> {
    this.pings.reset();
    for (const { campaign, state } of figures.pings) this.pings.inc({ campaign, state });
    this.mails.reset();
    for (const [kind, count] of Object.entries(figures.mails)) this.mails.inc({ kind }, count);
    this.queue.reset();
    if (figures.depth !== undefined) {
      this.queue.set({ state: 'waiting' }, figures.depth.waiting);
      this.queue.set({ state: 'under-way' }, figures.depth.underWay);
    }
    this.setQueues(figures.queues);
    this.workers.reset();
    if (figures.workers !== undefined) this.workers.set(figures.workers);
    this.behindPositions.set(figures.behindPositions);
    this.behindSeconds.set(figures.behindSeconds);
    this.subscribers.set(figures.subscribers);
    this.lastTick.set(figures.lastTickSeconds ?? 0);
    this.mailboxRead.set(figures.mailboxReadSeconds ?? 0);
    this.deadManSuccess.set(figures.deadManSuccessSeconds ?? 0);
    this.deadManFailure.set(figures.deadManFailureSeconds ?? 0);
    return this.registry.metrics();
  }

  private setQueues(queues: ScrapedFigures['queues']): void {
    this.queueJobs.reset();
    for (const { queue, waiting, active, delayed, ...seen } of queues) {
      for (const [state, count] of Object.entries({ waiting, active, delayed }))
        this.queueJobs.set({ queue, state }, count);
      for (const [event, count] of Object.entries(seen)) {
        this.queueEvents.remove({ queue, event });
        this.queueEvents.inc({ queue, event }, count);
      }
    }
  }

  private histogram(name: string, help: string, buckets: number[], ...labelNames: string[]) {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string, ...labelNames: string[]) {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, ...labelNames: string[]) {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
