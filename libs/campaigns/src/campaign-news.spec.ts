import { afterEach, describe, expect, it } from '@jest/globals';
import {
  DirectoryImport,
  directoryStream,
  PublishDirectoryVersion,
  ShareDirectoryVersion,
  type ParsedContactPoint,
} from '#directory';
import { renderMessage } from '#messaging';
import { LaunchCampaign, PlanCampaign } from './domain/campaign.messages.js';
import { Bench, storeKinds } from './testing/bench.js';
import { directoryOf, point } from './testing/network.js';

const network = ['gh-1', 'lt-1', 'pl-1', 'se-1'].map((id) => point(id));

describe.each(storeKinds)('a campaign that carries the news of the directory, over %s', (kind) => {
  let bench: Bench;
  afterEach(() => bench.closeUnharmed());

  const prepared = async () => {
    bench = await Bench.prepared(kind, { network, schedule: 'none' });
    await bench.execute(new PublishDirectoryVersion({}, bench.context()));
  };
  const share = (number: number) =>
    bench.execute(new ShareDirectoryVersion({ number }, bench.context()));
  const update = (...points: readonly ParsedContactPoint[]) =>
    bench.worker().app.get(DirectoryImport).run(directoryOf(points), bench.context());
  const launch = async (
    campaignId: string,
    options: Partial<PlanCampaign['data']> = { carriesNews: true },
  ) => {
    const plan = { campaignId, name: 'Test', policyId: 'plan', audience: {}, ...options };
    await bench.execute(new PlanCampaign(plan, bench.context()));
    await bench.execute(new LaunchCampaign({ campaignId, acceptsWarnings: true }, bench.context()));
  };
  const textOf = (campaignId: string) => {
    const message = bench.messages.find((one) => one.campaignId === campaignId);
    if (message === undefined) throw new Error(`expected a message of ${campaignId}`);
    const options = { baseUrl: 'https://rollcall.example' };
    return renderMessage(message.facts, message.purpose, options).text;
  };
  const shared = async () =>
    (await bench.recorded('DirectoryVersionShared'))
      .filter(({ stream }) => stream === directoryStream)
      .map(({ data }) => data);

  it('names the Parties whose details changed since the version last shared, and counts as having shared it', async () => {
    await prepared();
    await share(1);
    await update(
      point('se-1', { phone: '+46101234567' }),
      point('gh-1', { institution: 'Cyber Security Authority' }),
    );
    await launch('spring');
    expect(textOf('spring')).toContain('since the version last shared: Ghana and Sweden.\n');
    expect((await shared()).at(-1)).toEqual({
      number: 2,
      since: 1,
      by: { kind: 'campaign', campaignId: 'spring' },
      parties: ['GH', 'LT', 'PL', 'SE'],
      contactPoints: 4,
      wholeNetwork: true,
      sharedAt: '2024-02-18T12:00:00.000Z',
    });
  });

  it('tells the same news once: the next one begins where this one ended', async () => {
    await prepared();
    await share(1);
    await update(point('se-1', { phone: '+46101234567' }));
    await launch('first');
    await update(point('pl-1', { phone: '+48101234567' }));
    await launch('second');
    expect(textOf('second')).toContain('last shared: Poland.\n');
    await launch('third');
    expect(textOf('third')).not.toContain('last shared');
    expect((await shared()).map((one) => [one['number'], one['since']])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });

  it('tells nothing where nothing was shared before, or where none was asked for', async () => {
    await prepared();
    await launch('early');
    await share(1);
    await update(point('se-1', { phone: '+46101234567' }));
    await launch('plain', {});
    expect(textOf('early')).not.toContain('last shared');
    expect(textOf('plain')).not.toContain('last shared');
    expect(await shared()).toHaveLength(1);
  });

  it('moves nobody’s news but that of those who were asked', async () => {
    await prepared();
    await share(1);
    await update(point('se-1', { phone: '+46101234567' }));
    await launch('some', { carriesNews: true, audience: { parties: ['PL'] } });
    await launch('all');
    expect(textOf('all')).toContain('last shared: Sweden.\n');
    expect((await shared()).map((one) => [one['since'], one['wholeNetwork']])).toEqual([
      [0, true],
      [1, false],
      [1, true],
    ]);
  });
});
