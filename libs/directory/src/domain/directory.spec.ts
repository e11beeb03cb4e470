import { describe, expect, it } from '@jest/globals';
import { parseInstant, type CalendarDate, type Ciphertext } from '#kernel';
import { specFor } from '#testing';
import type { ContactPoint } from './contact-point.state.js';
import {
  differencesBetween,
  directoryVersions,
  type SharedBy,
} from './directory-version.decider.js';
import { latestDevelopments, networkSummary } from './directory.projection.js';
import { party } from './party.decider.js';

const on = (date: string) => date as CalendarDate;

describe('a Party', () => {
  const details = { party: 'SE', name: 'Sweden', region: 'Europe' };
  const recorded = { type: 'PartyRecorded', data: details } as const;
  const given = specFor(party);

  it('is recorded, and again only when it differs', () => {
    given().when({ type: 'RecordParty', details }).thenEvents(recorded);
    given(recorded).when({ type: 'RecordParty', details }).thenNothing();
    const renamed = { ...details, name: 'Kingdom of Sweden' };
    given(recorded)
      .when({ type: 'RecordParty', details: renamed })
      .thenEvents({ type: 'PartyRecorded', data: renamed });
  });

  it('keeps its holidays where a command says nothing of them, and loses them to an empty list', () => {
    const closed = { ...details, holidays: [on('2026-06-06')] };
    const known = { type: 'PartyRecorded', data: closed } as const;
    given(known).when({ type: 'RecordParty', details }).thenNothing();
    given(known)
      .when({ type: 'RecordParty', details: { ...details, region: 'Norden' } })
      .thenEvents({ type: 'PartyRecorded', data: { ...closed, region: 'Norden' } });
    given(known)
      .when({ type: 'RecordParty', details: { ...details, holidays: [] } })
      .thenEvents(recorded);
  });
});

describe('a directory version', () => {
  const given = specFor(directoryVersions);
  const publish = (digest: string, since: number) =>
    ({
      type: 'PublishDirectoryVersion',
      lastEventId: 'e',
      digest,
      changes: { added: 1, removed: 0, changed: 0 },
      since,
    }) as const;
  const published = (number: number, digest: string) =>
    ({
      type: 'DirectoryVersionPublished',
      data: { number, lastEventId: 'e', changes: { added: 1, removed: 0, changed: 0 }, digest },
    }) as const;

  it('is numbered from 1 on', () => {
    given().when(publish('a', 0)).thenEvents(published(1, 'a'));
    given(published(1, 'a')).when(publish('b', 1)).thenEvents(published(2, 'b'));
  });

  it('is not made of a directory that did not change', () => {
    given(published(1, 'a')).when(publish('a', 1)).thenNothing();
  });

  it('is refused when its differences were taken from a version that is not the last', () => {
    given(published(1, 'a')).when(publish('b', 0)).thenRefused('directory-published-meanwhile');
  });
});

describe('a directory version that is shared', () => {
  const given = specFor(directoryVersions);
  const sharedAt = parseInstant('2024-02-19T09:00:00Z');
  const versions = [1, 2, 3].map(
    (number) =>
      ({
        type: 'DirectoryVersionPublished',
        data: {
          number,
          lastEventId: 'e',
          changes: { added: 1, removed: 0, changed: 0 },
          digest: `${number}`,
        },
      }) as const,
  );
  const told = (number: number, by: SharedBy, wholeNetwork = true) =>
    ({ number, by, wholeNetwork, parties: ['GE'], contactPoints: 1, sharedAt }) as const;
  const mailing = (mailingId: string): SharedBy => ({ kind: 'mailing', mailingId });
  const news: SharedBy = { kind: 'campaign', campaignId: 'test' };
  const share = (...of: Parameters<typeof told>) =>
    ({ type: 'ShareDirectoryVersion', ...told(...of) }) as const;
  const shared = (since: number, ...of: Parameters<typeof told>) =>
    ({ type: 'DirectoryVersionShared', data: { ...told(...of), since } }) as const;

  it('names the version that the whole network was told of before, by a mailing or by a campaign', () => {
    given(...versions)
      .when(share(1, mailing('a')))
      .thenEvents(shared(0, 1, mailing('a')));
    given(...versions, shared(0, 1, mailing('a')), shared(1, 2, news))
      .when(share(3, mailing('b')))
      .thenEvents(shared(2, 3, mailing('b')));
    given(...versions, shared(0, 1, mailing('a')), shared(1, 2, mailing('b'), false))
      .when(share(3, mailing('c')))
      .thenEvents(shared(1, 3, mailing('c')));
  });

  it('is shared once by each mailing and each campaign', () => {
    given(...versions, shared(0, 1, news))
      .when(share(1, news))
      .thenNothing();
  });

  it('is not sent to the whole network again or after a newer one, but to some of it', () => {
    const before = [...versions, shared(0, 2, mailing('a'))];
    for (const number of [1, 2])
      given(...before)
        .when(share(number, mailing('b')))
        .thenRefused('directory-version-shared-already');
    given(...before)
      .when(share(2, mailing('b'), false))
      .thenEvents(shared(0, 2, mailing('b'), false));
  });

  it('may be sent after a campaign carried its news', () => {
    given(...versions, shared(0, 2, news))
      .when(share(2, mailing('a')))
      .thenEvents(shared(0, 2, mailing('a')));
  });

  it('has to be there, and somebody to share it with', () => {
    given(...versions)
      .when(share(4, mailing('a')))
      .thenRefused('directory-version-unknown');
    given(...versions)
      .when({ ...share(1, mailing('a')), contactPoints: 0 })
      .thenRefused('directory-shared-with-nobody');
  });
});

function point(id: string, parts: Partial<ContactPoint> = {}): ContactPoint {
  return {
    status: 'designated',
    contactPointId: id,
    party: id.slice(0, 2).toUpperCase(),
    details: {
      institution: `Desk ${id}`,
      type: 'police',
      role: 'primary',
      channels: [
        {
          id: 'email-main',
          kind: 'email',
          use: 'main',
          priority: 1,
          address: `enc1.${id}` as Ciphertext,
        },
      ],
      timezone: 'UTC',
      languages: ['en'],
      otherNetworks: [],
    },
    statuses: [{ status: 'designated', from: on('2020-01-01') }],
    conditions: {},
    doubts: {},
    ...parts,
  };
}

describe('differencesBetween', () => {
  const directory = (...points: readonly ContactPoint[]) =>
    new Map(points.map((one) => [one.contactPointId, one]));
  const changed = point('se-1', {
    details: {
      ...point('se-1').details,
      institution: 'New',
      channels: [{ ...point('se-1').details.channels[0]!, address: 'enc1.new' as Ciphertext }],
    },
  });

  const about = (contactPointId: string) => {
    const { party: code, status, details } = point(contactPointId);
    return { contactPointId, party: code, status, institution: details.institution };
  };

  it('names who was added, removed and changed, and in what, without any value', () => {
    const differences = differencesBetween(
      directory(point('se-1'), point('gh-1'), point('pl-1')),
      directory(changed, point('gh-1', { status: 'withdrawn' }), point('pl-1'), point('al-1')),
    );
    expect(differences).toEqual([
      { ...about('al-1'), change: 'added', fields: [] },
      { ...about('gh-1'), change: 'removed', fields: [] },
      {
        ...about('se-1'),
        institution: 'New',
        change: 'changed',
        fields: ['institution', 'email-main'],
      },
    ]);
  });

  it('is empty between equal directories, and where somebody stays withdrawn', () => {
    const gone = point('gh-1', { status: 'withdrawn' });
    expect(
      differencesBetween(directory(point('se-1'), gone), directory(point('se-1'), gone)),
    ).toEqual([]);
    expect(differencesBetween(directory(), directory(gone))).toEqual([]);
  });

  it('says so when a status changed', () => {
    const before = directory(point('se-1', { status: 'to-be-confirmed' }));
    expect(differencesBetween(before, directory(point('se-1')))).toEqual([
      { ...about('se-1'), change: 'changed', fields: ['status'] },
    ]);
  });
});

describe('the figures of the network', () => {
  const points = [
    point('se-1'),
    point('se-2', { statuses: [{ status: 'designated', from: on('2024-02-01') }] }),
    point('gh-1', {
      details: { ...point('gh-1').details, type: 'cybersecurity' },
      statuses: [
        { status: 'designated', from: on('2020-01-01') },
        { status: 'withdrawn', from: on('2024-03-01') },
      ],
    }),
    point('pl-1', { status: 'to-be-confirmed', statuses: [{ status: 'to-be-confirmed' }] }),
  ];

  it('count designations from the day they took effect', () => {
    expect(networkSummary(points, on('2024-01-31'))).toEqual({
      parties: 2,
      partiesWithSeveral: 0,
      contactPoints: 2,
      byType: { police: 1, cybersecurity: 1 },
      toBeConfirmed: 1,
    });
    expect(networkSummary(points, on('2024-03-01'))).toEqual({
      parties: 1,
      partiesWithSeveral: 1,
      contactPoints: 2,
      byType: { police: 2 },
      toBeConfirmed: 1,
    });
    expect(networkSummary([], on('2024-03-01'))).toMatchObject({ parties: 0, byType: {} });
  });

  it('list the latest developments after one day and up to another, earliest first', () => {
    const ids = (since: string, until: string) =>
      latestDevelopments(points, on(since), on(until)).map(
        (one) => `${one.on} ${one.contactPointId}`,
      );
    expect(ids('2019-12-31', '2024-02-01')).toEqual([
      '2020-01-01 gh-1',
      '2020-01-01 se-1',
      '2024-02-01 se-2',
    ]);
    expect(ids('2020-01-01', '2024-12-31')).toEqual(['2024-02-01 se-2', '2024-03-01 gh-1']);
    expect(ids('2024-03-01', '2024-12-31')).toEqual([]);
  });

  it('tell a withdrawal and a reinstatement from a first designation', () => {
    const since = on('2020-01-01');
    const told = (...statuses: ContactPoint['statuses']) =>
      latestDevelopments([point('gh-1', { statuses })], since, on('2024-12-31')).map(
        ({ before, status }) => [before, status],
      );
    const first = { status: 'designated', from: since } as const;
    const suspended = { status: 'suspended', from: on('2024-01-01') } as const;
    expect(told(first)).toEqual([]);
    expect(told(first, suspended)).toEqual([['designated', 'suspended']]);
    expect(told(first, suspended, { status: 'designated', from: on('2024-02-01') })).toEqual([
      ['suspended', 'designated'],
    ]);
  });
});
