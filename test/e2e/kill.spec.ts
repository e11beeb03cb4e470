import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy, occurrences, type Policy } from '#campaigns';
import { parseDirectory } from '#directory';
import {
  addMs,
  derivedId,
  instantAt,
  msBetween,
  parseInstant,
  textIn,
  type Duration,
  type Instant,
  type JsonObject,
  type RecordedEvent,
} from '#kernel';
import { attemptPrefix } from '#messaging';
import { pacedParts } from '#server';
import { Correspondents, parseAnswers, type Act, type SunkMail } from '#simulation';
import { InProcessTimers, type Pace } from '#timers';
import { deadPort } from './support/mail-server.js';
import { prepareCampaign } from './support/prepared-campaign.js';
import { eventsOf, freshPath, reference } from './support/rollcall.js';
import { ServerProcess } from './support/server-process.js';

const kills = 20;
/** How many things happen between two kills differs, and is the same in every run. */
const seed = 'kill';
const minute = 60_000;
/** The first hour in twenty seconds, the rest faster. */
const paces: readonly Pace[] = [
  { untilMs: 75 * minute, rate: 180 },
  { untilMs: 24 * 60 * minute, rate: 480 },
];
const policy: Policy = {
  ...defaultPolicy,
  deadline: 'PT5H' as Duration,
  steps: [
    { after: 'PT15M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT40M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT1H' as Duration, do: 'escalate', to: 'alternate-channel' },
    { after: 'PT2H' as Duration, do: 'escalate', to: 'other-contact-points' },
    { after: 'PT3H' as Duration, do: 'escalate', to: 'secretariat-phone' },
  ],
  windows: ['PT15M', 'PT30M', 'PT1H', 'PT5H'] as Duration[],
  onUnknownOutcome: 'resend',
};
/** A server that was killed is back by then, on the clock of the test. */
const backWithinMs = 30 * minute;

/** The machine's time, as far as a server was there to live it. */
class RunningTime {
  private beforeMs = 0;
  private goesSinceMs: number | undefined;

  get elapsedMs(): number {
    return this.beforeMs + (this.goesSinceMs === undefined ? 0 : Date.now() - this.goesSinceMs);
  }

  go(): void {
    this.goesSinceMs = Date.now();
  }

  /** A little later than the server had it, whose clock must never be set back. */
  stand(): void {
    this.beforeMs = this.elapsedMs + aheadMs;
    this.goesSinceMs = undefined;
  }
}
const aheadMs = 250;

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

describe(`a server that is killed ${kills} times in the middle of a campaign`, () => {
  const acts: Act[] = [];
  let mails: readonly SunkMail[];
  let events: readonly RecordedEvent[];
  let exitCode: number | null;

  const heard: (() => void)[] = [];
  /** Resolves when `count` more things have happened out there. */
  async function untilActs(count: number): Promise<void> {
    const target = acts.length + count;
    while (acts.length < target) await new Promise<void>((resolve) => heard.push(resolve));
  }

  beforeAll(async () => {
    const data = freshPath('data');
    const time = new RunningTime();
    const start = parseInstant('2024-02-19T08:55:00Z');
    const parts = pacedParts(start, paces, () => time.elapsedMs);
    const bytes = await readFile(reference.contactPoints);
    const directory = parseDirectory('contact-points.csv', bytes);
    const sentAt = parseInstant(reference.sentAt);
    const answers = parseAnswers(
      'ping.csv',
      await readFile(reference.answers),
      directory,
      sentAt,
    ).map((answer) => ({
      ...answer,
      via: answer.via === 'phone' ? ('link' as const) : answer.via,
    }));
    await prepareCampaign({
      data,
      directory,
      policy,
      campaignId: 'killed',
      startsAt: sentAt,
      clock: { now: () => start },
    });
    const mailIn = { host: '127.0.0.1', port: await deadPort() };
    const correspondents = await Correspondents.start({
      clock: parts.clock,
      timers: new InProcessTimers({ clock: parts.clock, alarm: parts.alarm() }),
      directory,
      answers,
      replyTo: () => mailIn,
      onCall: () => Promise.resolve(),
      onAct(act) {
        acts.push(act);
        for (const resolve of heard.splice(0)) resolve();
      },
    });
    const settings = {
      start,
      paces,
      flags: {
        data,
        'http.port': String(await deadPort()),
        'smtp.host': '127.0.0.1',
        'smtp.port': String(correspondents.port),
        'smtp.from.address': 'secretariat@ping.example',
        'mailIn.smtp.host': mailIn.host,
        'mailIn.smtp.port': String(mailIn.port),
      },
    };
    for (let kill = 0; kill < kills; kill++) {
      const server = ServerProcess.paced({ ...settings, elapsedMs: time.elapsedMs });
      await server.until('serving');
      time.go();
      await untilActs(1 + (Number.parseInt(derivedId(seed, String(kill)).slice(0, 4), 16) % 9));
      await server.kill();
      time.stand();
    }
    const last = ServerProcess.paced({ ...settings, elapsedMs: time.elapsedMs });
    await last.until('serving');
    time.go();
    await last.until('closed');
    await correspondents.close();
    exitCode = await last.stop();
    mails = correspondents.mails;
    events = await eventsOf(data);
  }, 900_000);

  const ofType = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type));
  const text = (data: JsonObject, key: string) => textIn(data, key);

  it('runs to its end, and ends in order when it is asked to', () => {
    expect(ofType('CampaignLaunched')).toHaveLength(1);
    expect(ofType('CampaignClosed')).toHaveLength(1);
    expect(ofType('PingIssued')).toHaveLength(81);
    expect(exitCode).toBe(0);
  });

  it('loses no response that it has confirmed to anybody', () => {
    const confirmed = acts.filter(
      ({ what, error }) => error === undefined && (what === 'link' || what === 'reply'),
    );
    expect(confirmed.length).toBeGreaterThan(50);
    const recorded = new Set(
      ofType('ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived').map(
        ({ data }) => `${text(data, 'contactPointId')} ${text(data, 'via')}`,
      ),
    );
    const lost = confirmed.filter(
      ({ contactPointId, what }) => !recorded.has(`${contactPointId} ${what}`),
    );
    expect(lost).toEqual([]);
  });

  it('sends every attempt once', () => {
    const paths = mails.map(({ returnPath }) => returnPath);
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
  });

  it('sends a message twice only where AttemptOutcomeUnknown says so', () => {
    const unknown = new Set(
      ofType('AttemptOutcomeUnknown').map(({ data }) => attemptPrefix(text(data, 'attemptId'))),
    );
    const byMessage = grouped(mails, ({ messageId }) => messageId);
    const unexplained = [...byMessage.values()].filter((copies) =>
      copies
        .slice(0, -1)
        .some(({ returnPath }) => !unknown.has(/\.([0-9a-f]{12})@/.exec(returnPath)?.[1] ?? '')),
    );
    expect(unexplained).toEqual([]);
  });

  it('reaches every contact point, and loses no reminder or escalation that was due', () => {
    const byPing = grouped(
      events.filter(({ stream }) => stream.startsWith('ping-')),
      ({ stream }) => stream,
    );
    expect(byPing.size).toBe(81);
    const missing = [...byPing].flatMap(([stream, history]) =>
      unaccounted(history).map((step) => `${stream} step ${step}`),
    );
    expect(missing).toEqual([]);
    const reached = new Set(
      acts.flatMap(({ what, contactPointId }) =>
        what === 'mail' ? [`ping-killed.${contactPointId}`] : [],
      ),
    );
    expect([...byPing.keys()].filter((stream) => !reached.has(stream))).toEqual([]);
  });

  /** Steps that fell due while the ping was unanswered, and of which its history says nothing. */
  function unaccounted(history: readonly RecordedEvent[]): readonly string[] {
    const at = (type: string, key: string): Instant | undefined => {
      const found = history.find((event) => event.type === type);
      return found && parseInstant(text(found.data, key));
    };
    const first = at('AttemptHandedOver', 'handedOverAt') ?? at('PingIssued', 'startsAt');
    const ended =
      at('ResponseReceived', 'receivedAt') ?? at('PingExpired', 'expiredAt') ?? instantAt(0);
    const accounted = new Set(
      history.flatMap(({ type, data }) => {
        if (!['ReminderDue', 'PingEscalated', 'StepSkipped'].includes(type)) return [];
        const collapsed = (data['collapsed'] ?? []) as readonly JsonObject[];
        return [data, ...collapsed].map(
          ({ step, repetition }) => `${Number(step)}.${Number(repetition)}`,
        );
      }),
    );
    return occurrences(policy)
      .filter(({ afterMs }) => {
        const due = addMs(first ?? ended, afterMs);
        return msBetween(due, ended) > backWithinMs;
      })
      .map(({ step, repetition }) => `${step}.${repetition}`)
      .filter((occurrence) => !accounted.has(occurrence));
  }
});
