import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseDirectory, type ParsedDirectory } from '#directory';
import { addMs, systemClock, textIn, type RecordedEvent } from '#kernel';
import { EventLogKeys } from '#keys';
import { withRedis } from '#redis/testing';
import { MailSink } from '#simulation';
import { MemorySnapshots } from '#snapshots';
import { testMasterKey } from '#testing/cluster';
import { Cluster } from './support/cluster.js';
import { prepareCampaign } from './support/prepared-campaign.js';
import { freshPath, reference, textOf } from './support/rollcall.js';
import { ServerProcess } from './support/server-process.js';

/** They take several minutes of two cores: whoever works on something else may ask for fewer. Not `ROLLCALL_…`: the program refuses settings it does not know. */
const pings = Number(process.env['TEST_PINGS'] ?? 10_000);
const workerCount = 4;
/** Mails between two kills, which makes some seconds. */
const mailsPerKill = 1_000;
/** What a worker may be handing over when it dies. */
const underWayMax = 64;

withRedis(`${workerCount} workers, ${pings} pings, and every few seconds one worker killed`, () => {
  const mails: string[] = [];
  const ending: (() => Promise<unknown>)[] = [];
  let kills = 0;
  let events: readonly RecordedEvent[];

  const heard: (() => void)[] = [];
  const untilMails = async (count: number) => {
    while (mails.length < count) await new Promise<void>((resolve) => heard.push(resolve));
  };

  beforeAll(async () => {
    const cluster = await Cluster.start();
    ending.push(() => cluster.end());
    const sink = await MailSink.start({
      onMail({ messageId }) {
        mails.push(messageId);
        for (const resolve of heard.splice(0)) resolve();
      },
    });
    ending.push(() => sink.close());
    const settings = () => ({
      environment: cluster.environment,
      flags: {
        data: freshPath('data'),
        roles: 'worker',
        'http.port': '0',
        'smtp.host': '127.0.0.1',
        'smtp.port': String(sink.port),
        'smtp.from.address': 'secretariat@ping.example',
      },
    });
    const { log } = cluster.store;
    const keys = await EventLogKeys.open(log, testMasterKey);
    await prepareCampaign({
      data: { log, keys, snapshots: new MemorySnapshots() },
      clock: systemClock,
      directory: crowd(),
      campaignId: 'crowd',
      policy: {},
      startsAt: addMs(systemClock.now(), 1_000),
    });
    const workers = Array.from({ length: workerCount }, () => ServerProcess.plain(settings()));
    ending.push(() => Promise.all(workers.map((one) => one.stop())));
    for (const one of workers) await one.until('serving');
    for (let count = mailsPerKill; count < pings; count += mailsPerKill) {
      await untilMails(count);
      // The one that has served longest; those that took the place of others may still be starting.
      await workers[0]?.until('serving');
      await workers.shift()?.kill();
      kills++;
      workers.push(ServerProcess.plain(settings()));
    }
    // What the dead had claimed and not handed over goes out to nobody.
    await untilMails(pings - kills * underWayMax);
    const filter = { eventTypes: ['AttemptStarted', 'AttemptHandedOver'] };
    let claimed = 0;
    const found: RecordedEvent[] = [];
    for await (const message of cluster.store.log.subscribe({ filter })) {
      if (message.kind === 'event') {
        found.push(message.event);
        if (message.event.type === 'AttemptStarted') claimed++;
      } else if (claimed >= pings) break;
    }
    events = found;
  }, 1_500_000);

  afterAll(async () => {
    for (const end of ending.toReversed()) await end();
  }, 120_000);

  it('attempts every ping once', () => {
    const started = events.filter(({ type }) => type === 'AttemptStarted');
    expect(new Set(started.map(({ stream }) => stream)).size).toBe(pings);
    expect(started.length).toBe(pings);
  });

  it('sends no mail twice, and leaves out only what a killed worker was handing over', () => {
    expect(kills).toBeGreaterThanOrEqual(Math.floor(pings / mailsPerKill) - 1);
    expect(new Set(mails).size).toBe(mails.length);
    expect(mails.length).toBeGreaterThanOrEqual(pings - kills * underWayMax);
  });

  it('knows of every mail but those what became of it', () => {
    const known = events
      .filter(({ type }) => type === 'AttemptHandedOver')
      .map(({ data }) => textIn(data, 'attemptId'));
    expect(new Set(known).size).toBe(known.length);
    expect(mails.length - known.length).toBeLessThanOrEqual((kills + 1) * underWayMax);
  });
});

/** The Parties of the reference network, with very many desks each. */
function crowd(): ParsedDirectory {
  const [header = '', ...rows] = textOf(reference.contactPoints).trim().split(/\r?\n/);
  const parties = new Map(
    rows.map((row): [string, string] => {
      const [, party = '', name = ''] = row.split(',');
      return [party, name];
    }),
  );
  const codes = [...parties.keys()];
  const lines = Array.from({ length: pings }, (_, n) => {
    const party = codes[n % codes.length] ?? '';
    const cells: Readonly<Record<string, string>> = {
      id: `${party.toLowerCase()}-${n}`,
      party,
      partyName: parties.get(party) ?? '',
      institution: `Desk ${n}`,
      type: 'police',
      role: 'primary',
      email: `desk-${n}@${party.toLowerCase()}.example`,
      availability: '24/7',
      timezone: 'Europe/Paris',
      languages: 'fr',
      status: 'designated',
      designatedOn: '2020-01-01',
    };
    return header.split(',').map((column) => cells[column] ?? '');
  });
  const text = [header, ...lines.map((cells) => cells.join(','))].join('\n');
  return parseDirectory('crowd.csv', Buffer.from(text));
}
