import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy, type Policy } from '#campaigns';
import { parseDirectory } from '#directory';
import { parseInstant, textIn, type Duration, type RecordedEvent } from '#kernel';
import { attemptPrefix } from '#messaging';
import { pacedParts } from '#server';
import { Correspondents, parseAnswers, type Act } from '#simulation';
import { InProcessTimers } from '#timers';
import { deadPort } from '../../e2e/support/mail-server.js';
import { prepareCampaign } from '../../e2e/support/prepared-campaign.js';
import { eventsOf, reference } from '../../e2e/support/rollcall.js';
import { ServerProcess } from '../../e2e/support/server-process.js';
import { smallDisk } from './small-disk.js';

const minute = 60_000;
const paces = [{ untilMs: 24 * 60 * minute, rate: 180 }];
const policy: Policy = {
  ...defaultPolicy,
  deadline: 'PT40M' as Duration,
  steps: [
    { after: 'PT12M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT25M' as Duration, do: 'remind', to: 'same' },
  ],
  windows: ['PT15M', 'PT40M'] as Duration[],
};

interface Answered {
  readonly status: number;
  readonly text: string;
}

describe('a server whose disk fills up in the middle of a campaign', () => {
  const disk = smallDisk(64);
  const data = join(disk.files, 'data');
  const acts: Act[] = [];
  const whileFull: Record<string, Answered> = {};
  const afterwards: Record<string, Answered> = {};
  let people: Correspondents;
  let events: readonly RecordedEvent[];
  let exitCode: number | null;
  let output: readonly string[];

  const heard: (() => void)[] = [];
  async function untilActs(count: number): Promise<void> {
    while (acts.length < count) await new Promise<void>((resolve) => heard.push(resolve));
  }

  beforeAll(async () => {
    const start = parseInstant('2024-02-19T08:57:00Z');
    let servesSinceMs: number | undefined;
    const parts = pacedParts(start, paces, () =>
      servesSinceMs === undefined ? 0 : Date.now() - servesSinceMs,
    );
    const directory = parseDirectory('contact-points.csv', await readFile(reference.contactPoints));
    const sentAt = parseInstant(reference.sentAt);
    const recorded = parseAnswers('ping.csv', await readFile(reference.answers), directory, sentAt);
    await prepareCampaign({
      data,
      directory,
      policy,
      campaignId: 'full',
      startsAt: sentAt,
      clock: { now: () => start },
    });
    const [httpPort, mailPort] = [await deadPort(), await deadPort()];
    people = await Correspondents.start({
      clock: parts.clock,
      timers: new InProcessTimers({ clock: parts.clock, alarm: parts.alarm() }),
      directory,
      answers: recorded.map((answer) => ({
        ...answer,
        via: answer.via === 'phone' ? ('link' as const) : answer.via,
      })),
      replyTo: () => ({ host: '127.0.0.1', port: mailPort }),
      onCall: () => Promise.resolve(),
      onAct(act) {
        acts.push(act);
        for (const resolve of heard.splice(0)) resolve();
      },
    });
    const flags = {
      data,
      'http.port': String(httpPort),
      'smtp.host': '127.0.0.1',
      'smtp.port': String(people.port),
      'smtp.from.address': 'secretariat@ping.example',
      'mailIn.smtp.host': '127.0.0.1',
      'mailIn.smtp.port': String(mailPort),
    };
    const server = ServerProcess.paced({ start, paces, elapsedMs: 0, flags }, disk.environment);
    await server.until('serving');
    servesSinceMs = Date.now();
    const url = `http://127.0.0.1:${httpPort}`;
    const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
      const response = await fetch(`${url}${path}`, init);
      return { status: response.status, text: await response.text() };
    };
    const store = () =>
      ask('/api/v1/policies/other', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(policy),
      });
    const untilReady = async (status: number): Promise<Answered> => {
      for (;;) {
        const answered = await ask('/health/ready');
        if (answered.status === status) return answered;
      }
    };

    // In the middle of the first messages, with answers and reminders still to come.
    await untilActs(30);
    disk.fill();
    whileFull['ready'] = await untilReady(503);
    whileFull['store'] = await store();
    whileFull['read'] = await ask('/api/v1/campaigns/full');
    whileFull['live'] = await ask('/health/live');
    disk.makeRoom();
    afterwards['ready'] = await untilReady(200);
    afterwards['store'] = await store();
    await server.until('closed');
    exitCode = await server.stop();
    ({ output } = server);
    events = await eventsOf(data);
  }, 300_000);
  afterAll(async () => {
    await people.close();
    disk.remove();
  });

  const ofType = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type));

  it('refuses to store anything, and says what is full and what to do', () => {
    expect(whileFull['store']?.status).toBe(503);
    const problem = JSON.parse(whileFull['store']?.text ?? '') as Record<string, unknown>;
    expect(problem).toMatchObject({ code: 'disk-full' });
    expect(problem['detail']).toContain(`the disk that holds ${data}`);
    expect(problem['detail']).toContain('make room on it');
  });

  it('is not ready and says why, and yet lives and answers questions', () => {
    expect(whileFull['ready']?.text).toContain('is full; make room on it');
    expect(whileFull['live']?.status).toBe(200);
    expect(whileFull['read']?.status).toBe(200);
  });

  it('goes on by itself when there is room, to the end', () => {
    expect(afterwards['store']?.status).toBeLessThan(300);
    expect(ofType('CampaignClosed')).toHaveLength(1);
    expect(ofType('PingIssued')).toHaveLength(81);
    expect(exitCode).toBe(0);
    expect(output.filter((line) => line.includes('a loop stopped'))).toEqual([]);
  });

  it('reaches everybody, sends every attempt once, and nothing twice without saying so', () => {
    const { mails } = people;
    const reached = new Set(
      acts.flatMap(({ what, contactPointId }) => (what === 'mail' ? [contactPointId] : [])),
    );
    expect(reached.size).toBe(81);
    const paths = mails.map(({ returnPath }) => returnPath);
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
    const unknown = new Set(
      ofType('AttemptOutcomeUnknown').map(({ data: of }) => attemptPrefix(textIn(of, 'attemptId'))),
    );
    const ids = mails.map(({ messageId }) => messageId);
    const twice = mails.filter(
      ({ messageId, returnPath }, at) =>
        ids.indexOf(messageId) !== at &&
        !unknown.has(/\.([0-9a-f]{12})@/.exec(returnPath)?.[1] ?? ''),
    );
    expect(twice).toEqual([]);
  });

  it('loses no response that it has confirmed', () => {
    const confirmed = acts.filter(
      ({ what, error }) => error === undefined && (what === 'link' || what === 'reply'),
    );
    expect(confirmed.length).toBeGreaterThan(30);
    const recorded = new Set(
      ofType('ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived').map(
        ({ data: of }) => `${textIn(of, 'contactPointId')} ${textIn(of, 'via')}`,
      ),
    );
    expect(
      confirmed.filter(({ contactPointId, what }) => !recorded.has(`${contactPointId} ${what}`)),
    ).toEqual([]);
  });
});
