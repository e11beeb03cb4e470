import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CampaignStatistics } from '#campaigns';
import { msBetween, textIn, utcDate, type Instant, type RecordedEvent } from '#kernel';
import {
  campaignId,
  launchedAt,
  LiveNetwork,
  profiles,
  referenceNetwork,
  type ReferenceNetwork,
} from './support/live-network.js';
import { statistics as rehearsed, rehearsal } from './support/rollcall.js';

/** Each is a request with reads of the log, which over a socket take their time. */
const getsPerLink = { embedded: 100, cluster: 5 };

/** Over real SMTP and HTTP, with scanners, automatic replies and bounces in between. */
describe.each(profiles)('the reference network, asked and answering for real, %s', (profile) => {
  let reference: ReferenceNetwork;
  let network: LiveNetwork;
  let events: readonly RecordedEvent[];
  let asked: readonly string[];
  let bouncing: ReadonlySet<string>;
  let autoReplying: ReadonlySet<string>;

  beforeAll(async () => {
    reference = await referenceNetwork();
    const day = utcDate(launchedAt);
    const points = reference.directory.contactPoints.filter(
      ({ status, designatedOn = day }) => status === 'designated' && designatedOn <= day,
    );
    asked = points.map(({ id }) => id);
    const withAlternate = points.filter(({ alternateEmail }) => alternateEmail !== undefined);
    bouncing = new Set(withAlternate.slice(0, 5).map(({ id }) => id));
    autoReplying = new Set(asked.filter((_, index) => index % 4 === 0));
    network = await LiveNetwork.start({
      ...reference,
      profile,
      quirks: {
        scanned: new Map(asked.map((id) => [id, getsPerLink[profile]])),
        autoReplying,
        bouncing,
      },
    });
    await network.launch();
    await network.liveOn();
    events = await network.events();
  }, 1_200_000);
  afterAll(() => network.stop());

  const ofType = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type));
  const of = ({ data }: RecordedEvent, key: string) => textIn(data, key);

  it('every contact point gets its mail, and everything that anybody tried worked', () => {
    expect(network.acts.filter(({ error }) => error !== undefined)).toEqual([]);
    const first = ofType('AttemptHandedOver').filter((event) => of(event, 'purpose') === 'first');
    expect(new Set(first.map((event) => of(event, 'contactPointId')))).toEqual(new Set(asked));
    const addressees = new Set(network.correspondents.mails.map(({ to }) => to));
    const mailboxes = reference.directory.contactPoints
      .filter(({ id }) => asked.includes(id))
      .map(({ email = '' }) => email.toLowerCase());
    expect(mailboxes.filter((mailbox) => !addressees.has(mailbox))).toEqual([]);
  });

  it('FM-01: hundreds of fetched links record no response, and at most one opening for each program', () => {
    const scans = network.acts.filter(({ what }) => what === 'scan');
    expect(scans.length).toBeGreaterThanOrEqual(asked.length);
    const openings = ofType('MachineOpened').map(
      (event) => `${event.stream} ${of(event, 'agent')}`,
    );
    expect(openings.length).toBeGreaterThan(asked.length);
    expect(new Set(openings).size).toBe(openings.length);
    expect(ofType('ResponseReceived').length).toBeLessThanOrEqual(reference.answers.length);
  });

  it('POSTs, replies and calls record responses at the right times', () => {
    const recorded = ofType('ResponseReceived', 'FurtherResponseReceived').map((event) => ({
      contactPointId: of(event, 'contactPointId'),
      via: of(event, 'via'),
      seconds: msBetween(launchedAt, of(event, 'receivedAt') as Instant) / 1000,
    }));
    const meant = reference.answers.map(({ contactPointId, via, respondedAfterSeconds }) => ({
      contactPointId,
      via,
      seconds: respondedAfterSeconds,
    }));
    const sorted = (list: typeof meant) => list.map((one) => JSON.stringify(one)).toSorted();
    expect(sorted(recorded as typeof meant)).toEqual(sorted(meant));
  });

  it('FM-04: automatic replies are kept apart, and stop no clock', () => {
    const kept = new Set(ofType('AutoReplyReceived').map((event) => of(event, 'contactPointId')));
    const reached = [...autoReplying].filter((id) => !bouncing.has(id));
    expect(reached.filter((id) => !kept.has(id))).toEqual([]);
  });

  it('a bounce moves the message to the next channel, and marks the first one', () => {
    const failed = ofType('AttemptFailed').filter(
      (event) => of(event, 'permanence') === 'permanent',
    );
    expect(new Set(failed.map((event) => of(event, 'contactPointId')))).toEqual(bouncing);
    const marked = ofType('ChannelFoundUnreachable').map((event) => of(event, 'contactPointId'));
    expect(new Set(marked)).toEqual(bouncing);
    const alternates = network.correspondents.mails.filter(({ to }) =>
      reference.directory.contactPoints.some(
        ({ id, alternateEmail }) => bouncing.has(id) && alternateEmail?.toLowerCase() === to,
      ),
    );
    expect(alternates.length).toBeGreaterThanOrEqual(bouncing.size);
  });

  it('the table is the one that was published, and the corrections are proposed', async () => {
    const { windows, answered, noAnswer, pinged, proposals } =
      await network.get<CampaignStatistics>(`/campaigns/${campaignId}/statistics`);
    const expected = await rehearsed(...rehearsal());
    expect({ windows, answered, noAnswer, pinged, proposals }).toEqual({
      windows: expected.windows,
      answered: expected.answered,
      noAnswer: expected.noAnswer,
      pinged: expected.pinged,
      proposals: expected.proposals,
    });
    expect(windows.map(({ parties }) => parties)).toEqual([24, 32, 38, 60, 62, 68]);
  });
});
