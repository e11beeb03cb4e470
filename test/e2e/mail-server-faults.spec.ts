import { afterEach, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { LaunchCampaign, type Policy } from '#campaigns';
import { contactPoints } from '#directory';
import { ProjectionHost } from '#engine';
import {
  isCiphertext,
  type Ciphertext,
  type Duration,
  type Instant,
  type RecordedEvent,
} from '#kernel';
import { PersonalData } from '#keys';
import type { SmtpTransport } from '#messaging';
import { MailSink, type SunkMail } from '#simulation';
import { at, campaignId, ServerBench } from '../../apps/server/src/testing/server-bench.js';
import { point } from '../../apps/server/src/testing/test-network.js';
import { BrokenMailServer, deadPort, transportTo } from './support/mail-server.js';

/** The whole engine on virtual time, with real sessions to a mail server that fails it. */
let bench: ServerBench;
let transport: SmtpTransport;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  const expected = bench.failures.filter(
    (failure) => (failure as { code?: string }).code === 'hand-over-unknown',
  );
  bench.failures.splice(0, expected.length);
  await bench.stop();
  await transport.close();
  for (const server of open.splice(0)) await server.close();
});

async function start(port: number, policy: Partial<Policy> = {}): Promise<void> {
  transport = transportTo(port);
  const network = [point('se-1')];
  bench = await ServerBench.start({ network, transport, policy, campaign: 'planned' });
  const launch = new LaunchCampaign({ campaignId }, bench.context());
  await bench.app.get(CommandBus).execute(launch);
}

/** A hand-over of which nobody can know anything is a failed job, which the ping follows up. */
async function pass(to: Instant): Promise<void> {
  for (;;)
    try {
      return await bench.pass(to);
    } catch (error) {
      if ((error as { code?: string }).code !== 'hand-over-unknown') throw error;
    }
}

async function sink(
  inbox: SunkMail[],
  refuse: Partial<Parameters<typeof MailSink.start>[0]> = {},
  port = 0,
): Promise<MailSink> {
  const started = await MailSink.start(
    { ...refuse, onMail: (mail) => void inbox.push(mail) },
    port,
  );
  open.push(started);
  return started;
}

const outcomes = ['AttemptStarted', 'AttemptHandedOver', 'AttemptFailed', 'AttemptOutcomeUnknown'];

async function outcomesOf(): Promise<readonly string[]> {
  return (await bench.recorded(...outcomes)).map(({ type, data, metadata }) => {
    const permanence = typeof data['permanence'] === 'string' ? ` ${data['permanence']}` : '';
    return `${metadata.at.slice(11, 19)} ${type}${permanence}`;
  });
}

/** Why, as the operator reads it. */
async function reasonOf({ data }: RecordedEvent): Promise<string | undefined> {
  if (!isCiphertext(data['reason'])) throw new Error('the reason is not encrypted');
  return bench.app.get(PersonalData).decrypt('se-1', data['reason'] as Ciphertext);
}

const addressees = (inbox: readonly SunkMail[]) => inbox.map(({ to }) => to);

describe('a mail server that', () => {
  it('FM-19: is down for a while holds the message up, and nobody is written to twice', async () => {
    const inbox: SunkMail[] = [];
    const port = await deadPort();
    await start(port);
    await pass(at('00:01'));
    expect(await outcomesOf()).toEqual([
      '09:00:00 AttemptStarted',
      '09:00:00 AttemptFailed transient',
      '09:00:30 AttemptStarted',
      '09:00:30 AttemptFailed transient',
    ]);
    const [failure] = await bench.recorded('AttemptFailed');
    expect(await reasonOf(failure!)).toMatch(/ECONNREFUSED|connect/i);
    await sink(inbox, {}, port);
    await pass(at('00:14'));
    expect((await outcomesOf()).slice(4)).toEqual([
      '09:01:30 AttemptStarted',
      '09:01:30 AttemptHandedOver',
    ]);
    expect(addressees(inbox)).toEqual(['main@se-1.example']);
  });

  it('FM-19: stays down is tried for a bounded time, by every channel, until a person is asked to call', async () => {
    await start(await deadPort());
    await pass(at('00:14:59'));
    const tries = (await bench.recorded('AttemptStarted')).map(({ data }) => data['channelId']);
    const five = (channel: string) => Array.from({ length: 5 }, () => channel);
    expect(tries).toEqual([...five('email-main'), ...five('email-alternate').slice(0, 4)]);
    await pass(at('31:00'));
    const types = (await bench.recorded()).map(({ type }) => type);
    expect(types).toContain('NoUsableChannel');
    expect(types).toContain('PhoneTaskOpened');
    expect(types).toContain('CampaignClosed');
  });

  it('FM-22: greylists (451) is tried again, and the response time counts from the hand-over', async () => {
    const inbox: SunkMail[] = [];
    const seen = new Set<string>();
    const { port } = await sink(inbox, {
      refuseRecipient(address) {
        if (seen.has(address)) return undefined;
        seen.add(address);
        return { code: 451, message: '4.7.1 greylisted, try again later' };
      },
    });
    await start(port);
    await pass(at('00:05'));
    expect(addressees(inbox)).toEqual(['main@se-1.example']);
    expect((await bench.ping('se-1')).handedOverAt).toBe(at('00:00:30'));
    const [failure] = await bench.recorded('AttemptFailed');
    expect(await reasonOf(failure!)).toContain('greylisted');
    expect(failure!.data).not.toHaveProperty('verdict');
  });

  it('FM-23: refuses the mailbox for good moves the message to the next channel at once, and marks the first', async () => {
    const inbox: SunkMail[] = [];
    const { port } = await sink(inbox, {
      refuseRecipient: (address) =>
        address.startsWith('main') ? { code: 550, message: '5.1.1 no such user' } : undefined,
    });
    await start(port);
    await pass(at('00:00'));
    expect(addressees(inbox)).toEqual(['alternate@se-1.example']);
    const directory = await bench.app.get(ProjectionHost).documents(contactPoints);
    expect(directory.get('se-1')?.conditions).toEqual({ 'email-main': 'unreachable' });
    await pass(at('00:15'));
    // The reminder does not try a mailbox that is known not to exist.
    expect(addressees(inbox)).toEqual(['alternate@se-1.example', 'alternate@se-1.example']);
  });

  it('never says a word is given up after its silence, and tried again', async () => {
    const broken = await BrokenMailServer.start('greeting');
    open.push(broken);
    await start(broken.port);
    await pass(at('00:00'));
    expect(await outcomesOf()).toEqual([
      '09:00:00 AttemptStarted',
      '09:00:00 AttemptFailed transient',
    ]);
  });
});

describe.each(['content', 'reply'] as const)(
  'a mail server that drops the connection at the %s',
  (breaksAt) => {
    const hour = 'PT1H' as Duration;
    const steps = [{ after: hour, do: 'remind', to: 'same' }] as const;

    it('FM-11: leaves an outcome that nobody knows, and by default a person decides', async () => {
      const broken = await BrokenMailServer.start(breaksAt);
      open.push(broken);
      await start(broken.port, { steps });
      await pass(at('00:30'));
      expect(broken.received).toBeGreaterThan(0);
      expect(await outcomesOf()).toEqual([
        '09:00:00 AttemptStarted',
        '09:05:00 AttemptOutcomeUnknown',
      ]);
    });

    it('is tried again where the policy says so, with the same Message-ID, until a server takes it', async () => {
      const inbox: SunkMail[] = [];
      const broken = await BrokenMailServer.start(breaksAt);
      await start(broken.port, { steps, onUnknownOutcome: 'resend' });
      await pass(at('00:04'));
      await broken.close();
      await sink(inbox, {}, broken.port);
      await pass(at('00:30'));
      expect((await outcomesOf()).slice(1)).toEqual([
        '09:05:00 AttemptOutcomeUnknown',
        '09:05:00 AttemptStarted',
        '09:05:00 AttemptHandedOver',
      ]);
      expect(addressees(inbox)).toEqual(['main@se-1.example']);
    });
  },
);
