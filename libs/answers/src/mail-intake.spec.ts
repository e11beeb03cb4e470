import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  contactPoint,
  contactPointStream,
  DirectContactPoint,
  EraseContactPoint,
} from '#directory';
import { CommandLoop } from '#engine';
import { limits } from '#kernel';
import { bounceAddress, mailMessageId } from '#messaging';
import { AssignMail, DismissMail, EraseMail } from './domain/mail.messages.js';
import { campaignId, identity, launchedAt, MailBench, setup } from './testing/mail-bench.js';
import { mail, report } from './testing/mails.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const responses = ['ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived'];
const ping = { campaignId, contactPointId: 'se-1' };
let bench: MailBench;

beforeEach(async () => {
  bench = await MailBench.launched();
});
afterEach(() => bench.close());

describe('a reply', () => {
  it('FM-29: is recorded with who, when and what, though it is one word', async () => {
    await bench.pass(7 * minuteMs);
    const body = 'ok\nphone: +46 8 111 11 11\nalternatePhone: nonsense\nemail: main@se-1.example\n';
    const raw = mail(
      {
        To: bench.replyTo('se-1'),
        'Authentication-Results': 'mx.ping.example; dkim=pass; spf=pass',
      },
      body,
    );
    expect(await bench.take(raw)).toMatchObject({ outcome: 'response', ping });
    const [response] = await bench.recorded(...responses);
    expect(response).toMatchObject({
      type: 'ResponseReceived',
      metadata: { actor: { kind: 'contact-point', id: 'se-1' } },
      data: {
        ...ping,
        via: 'reply',
        grade: 'human',
        receivedAt: '2024-02-19T09:07:00.000Z',
        declaredAt: '2024-02-19T09:07:00.000Z',
        authentication: { dkim: 'pass', spf: 'pass' },
        corrections: { fields: ['phone'] },
      },
    });
    const { answeredBy, note, corrections } = response!.data as Record<string, never>;
    expect(await bench.decrypt('se-1', answeredBy)).toBe('Ana Silva <ana@se-1.example>');
    expect(await bench.decrypt('se-1', note)).toContain('ok\nphone: +46 8 111 11 11');
    expect(await bench.decrypt('se-1', corrections!['values'])).toBe('{"phone":"+4681111111"}');
    expect(await bench.recorded('ChangeProposed')).toHaveLength(1);
  });

  it('FM-29: is a response even when it is empty', async () => {
    await bench.take(mail({ To: bench.replyTo('se-1') }, '> Please confirm\n'));
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).not.toHaveProperty('note');
  });

  it('that comes twice, with or without a Message-ID, is one', async () => {
    for (const headers of [{}, { 'Message-ID': '' }]) {
      const raw = mail({ To: bench.replyTo('se-1'), ...headers });
      await bench.take(raw);
      await bench.take(Buffer.concat([Buffer.from('Received: again\r\n'), raw]));
    }
    expect(await bench.recorded(...responses)).toHaveLength(2);
  });

  it('FM-21: keeps a declared time that cannot be true, and does not use it', async () => {
    const Date = 'Tue, 20 Feb 2024 09:00:00 +0000';
    await bench.take(mail({ To: bench.replyTo('se-1'), Date }));
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).toMatchObject({
      receivedAt: launchedAt,
      declaredAt: '2024-02-20T09:00:00.000Z',
      declaredTimeOdd: true,
    });
  });

  it('is found by the message it replies to where its address was lost', async () => {
    const { facts, messageId } = bench.messageTo('se-2');
    const raw = mail({
      To: 'secretariat@ping.example',
      'In-Reply-To': mailMessageId(identity, facts.token, messageId),
    });
    expect(await bench.take(raw)).toMatchObject({
      outcome: 'response',
      ping: { contactPointId: 'se-2' },
    });
  });

  it('counts also of somebody who was erased, without a word of it', async () => {
    await bench.stores.keys.erase('se-1');
    await bench.take(mail({ To: bench.replyTo('se-1') }));
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).not.toHaveProperty('note');
    expect(response?.data).not.toHaveProperty('answeredBy');
  });

  it('FM-04: comes to a person once machines seem to answer each other', async () => {
    for (let n = 0; n <= limits.repliesPerPing; n++)
      await bench.intake.take(
        mail({ To: bench.replyTo('se-1'), 'Message-ID': `<${n}@se-1.example>` }),
        { receivedAt: launchedAt, setup },
      );
    expect(await bench.recorded(...responses)).toHaveLength(limits.repliesPerPing);
    expect(await bench.mailbox()).toMatchObject([{ reason: 'too-many-replies' }]);
  });
});

describe('what is no response', () => {
  it('FM-04: an automatic reply is kept once, and stops no clock', async () => {
    const raw = mail({ To: bench.replyTo('se-1'), 'Auto-Submitted': 'auto-replied' });
    expect(await bench.take(raw)).toEqual({ outcome: 'auto-reply', ping });
    await bench.take(raw);
    expect(await bench.recorded('AutoReplyReceived')).toHaveLength(1);
    expect(await bench.recorded(...responses)).toEqual([]);
  });

  it('FM-04: an automatic reply to the envelope sender does not count as a bounce', async () => {
    const to = bench.bounceTo('se-1');
    const raw = mail({ To: to, 'Auto-Submitted': 'auto-replied' });
    expect(await bench.take(raw, { from: null, to: [to] })).toEqual({
      outcome: 'auto-reply',
      ping,
    });
    expect(await bench.recorded('AttemptFailed')).toEqual([]);
  });

  it('FM-04: our own mail that comes back is passed over', async () => {
    const { facts, messageId } = bench.messageTo('se-1');
    const own = { 'Message-ID': mailMessageId(identity, facts.token, messageId) };
    const taken = await bench.take(mail({ To: bench.replyTo('se-1'), ...own }));
    expect(taken).toEqual({ outcome: 'ignored', reason: 'own-loop' });
  });

  it('a forged token is refused and counted', async () => {
    const raw = mail({ To: `answer+${'a'.repeat(26)}@ping.example`, From: 'x@nowhere.example' });
    expect(await bench.take(raw)).toEqual({ outcome: 'refused', reason: 'token-unknown' });
    expect(bench.intake.counts.get('refused:token-unknown')).toBe(1);
    expect(await bench.recorded(...responses, 'MailSetAside')).toEqual([]);
  });
});

describe('a report', () => {
  it('of a bounce moves on to the next channel', async () => {
    const raw = report(bench.bounceTo('se-1'), 'failed', '5.1.1');
    const { attemptId } = bench.messageTo('se-1');
    expect(await bench.take(raw)).toEqual({ outcome: 'bounce', ping, attemptId });
    await bench.take(raw);
    const failures = await bench.recorded('AttemptFailed');
    expect(failures).toMatchObject([{ data: { attemptId, verdict: 'unreachable' } }]);
    expect(await bench.decrypt('se-1', failures[0]?.data['reason'])).toContain('5.1.1 smtp; 550');
    expect(bench.messageTo('se-1', 1).address).toBe('alternate@se-1.example');
  });

  it('is found by the message it returns where its address was rewritten', async () => {
    const { facts, messageId, attemptId } = bench.messageTo('se-1');
    const returned = `Message-ID: ${mailMessageId(identity, facts.token, messageId)}`;
    const raw = report('secretariat@ping.example', 'failed', '5.2.2', returned);
    expect(await bench.take(raw)).toEqual({ outcome: 'bounce', ping, attemptId });
  });

  it('about a message to a colleague is found in the ping that was escalated', async () => {
    await bench.close();
    bench = await MailBench.launched({
      steps: [{ after: 'PT15M', do: 'escalate', to: 'other-contact-points' } as never],
    });
    await bench.pass(20 * minuteMs);
    const escalated = bench.messages.find(({ purpose }) => purpose === 'escalation')!;
    const colleague = escalated.contactPointId;
    const index = bench.messages
      .filter((one) => one.contactPointId === colleague)
      .indexOf(escalated);
    const taken = await bench.take(report(bench.bounceTo(colleague, index), 'failed', '5.1.1'));
    expect(taken).toMatchObject({
      outcome: 'bounce',
      attemptId: escalated.attemptId,
      ping: { contactPointId: colleague === 'se-1' ? 'se-2' : 'se-1' },
    });
  });

  it('FM-28: of a message to somebody else is none, though its sender worked out which', async () => {
    const { facts } = bench.messageTo('se-2');
    const { attemptId, messageId } = bench.messageTo('se-1');
    const forged = bounceAddress(identity, facts.token, attemptId);
    const returned = `Message-ID: ${mailMessageId(identity, facts.token, messageId)}`;
    for (const raw of [
      report(forged, 'failed', '5.1.1'),
      report(forged, 'relayed', '2.1.5'),
      report('secretariat@ping.example', 'failed', '5.1.2', returned),
    ])
      expect(await bench.take(raw)).toMatchObject({ reason: 'attempt-unknown' });
    const changes = ['AttemptFailed', 'AttemptDelivered', 'ChannelFoundUnreachable'];
    expect(await bench.recorded(...changes)).toEqual([]);
  });

  it('of a delivery is kept, and of a delay only counted', async () => {
    await bench.take(report(bench.bounceTo('se-1'), 'delayed', '4.4.1'));
    expect(await bench.recorded('AttemptFailed', 'AttemptDelivered')).toEqual([]);
    expect(bench.intake.counts.get('ignored:delay')).toBe(1);
    await bench.take(report(bench.bounceTo('se-1'), 'relayed', '2.1.5'));
    expect(await bench.recorded('AttemptDelivered')).toHaveLength(1);
  });

  it('that does not say of which message comes to a person, and is no response', async () => {
    const raw = report(bench.replyTo('se-1'), 'failed', '5.1.1');
    expect(await bench.take(raw)).toMatchObject({
      outcome: 'set-aside',
      reason: 'attempt-unknown',
    });
    const [waiting] = await bench.mailbox();
    const assign = new AssignMail({ mailId: waiting!.mailId, ping }, bench.context());
    await expect(bench.execute(assign)).rejects.toMatchObject({ code: 'mail-is-no-response' });
  });

  it('FM-28: a doubtful bounce marks a channel only when it comes again on another day', async () => {
    const condition = async () => {
      const { state } = await bench.app
        .get(CommandLoop)
        .load(contactPointStream('se-1'), contactPoint);
      return state.status === 'absent' ? undefined : state.conditions['email-main'];
    };
    await bench.pass(20 * minuteMs);
    await bench.take(report(bench.bounceTo('se-1'), 'failed', '5.2.2'));
    await bench.take(report(bench.bounceTo('se-1', 1), 'failed', '5.2.2'));
    expect(await condition()).toBeUndefined();
    await bench.pass(dayMs);
    const again = bench.messages.filter(
      ({ contactPointId, address }) => contactPointId === 'se-1' && address === 'main@se-1.example',
    );
    const last = bench.messages
      .filter((one) => one.contactPointId === 'se-1')
      .indexOf(again.at(-1)!);
    expect(again.length).toBeGreaterThan(1);
    await bench.take(report(bench.bounceTo('se-1', last), 'failed', '5.2.2'));
    expect(await condition()).toBe('unreachable');
  });

  it('FM-28: no route is not the channel’s fault', async () => {
    await bench.take(report(bench.bounceTo('se-1'), 'failed', '5.4.4'));
    const [failure] = await bench.recorded('AttemptFailed');
    expect(failure?.data).not.toHaveProperty('verdict');
    expect(await bench.recorded('ChannelDoubted', 'ChannelFoundUnreachable')).toEqual([]);
  });
});

describe('a mail that a person has to look at', () => {
  it.each([
    ['looks-automatic', { Subject: 'Automatic reply: Ping' }],
    ['encrypted', { 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data' }],
    ['unreadable', { 'X-Large': 'a'.repeat(limits.mailHeaderBytesMax) }],
  ])('is one that is %s', async (reason, headers) => {
    const raw = mail({ To: bench.replyTo('se-1'), ...headers });
    expect(await bench.take(raw)).toMatchObject({ outcome: 'set-aside', reason });
    expect(await bench.mailbox()).toMatchObject([
      { reason, candidates: [ping], sealedFor: 'se-1' },
    ]);
    expect(await bench.recorded(...responses)).toEqual([]);
  });

  it('is one with the tokens of two pings', async () => {
    const To = `${bench.replyTo('se-1')}, ${bench.replyTo('se-2')}`;
    expect(await bench.take(mail({ To }))).toMatchObject({ reason: 'tokens-disagree' });
    expect((await bench.mailbox())[0]?.candidates).toHaveLength(2);
  });

  it('is one that only its sender speaks for, whatever address of the directory that is', async () => {
    const headers = { To: 'secretariat@ping.example', From: 'Desk <ALTERNATE@se-2.example>' };
    expect(await bench.take(mail(headers))).toMatchObject({ reason: 'known-by-sender-only' });
    expect(await bench.mailbox()).toMatchObject([
      { candidates: [{ campaignId, contactPointId: 'se-2' }], sealedFor: 'se-2' },
    ]);
  });

  it('is one that nothing is known of; what is set aside is encrypted', async () => {
    await bench.take(mail({ To: 'secretariat@ping.example', From: 'Secret <s@nowhere.example>' }));
    const [waiting] = await bench.mailbox();
    const own = `@mail:${waiting?.mailId}`;
    expect(waiting).toMatchObject({ reason: 'nothing-known', candidates: [], sealedFor: own });
    expect(await bench.decrypt(own, waiting?.sender)).toBe('Secret <s@nowhere.example>');
    expect(JSON.stringify(await bench.recorded('MailSetAside'))).not.toMatch(/nowhere|We are here/);
  });

  it('FM-30: waits with its sender where strangers have taken their room, and leaves the rest to others', async () => {
    const take = (n: number) =>
      bench.intake.take(mail({ To: 'postmaster@ping.example', From: `x${n}@nowhere.example` }), {
        receivedAt: launchedAt,
        setup,
      });
    for (let n = 0; n < limits.mailsOfStrangersMax; n++) await take(n);
    const refused = { outcome: 'refused', reason: 'mailbox-full' };
    expect(await take(limits.mailsOfStrangersMax)).toEqual(refused);
    expect(await take(0)).toMatchObject({ outcome: 'set-aside' });
    expect(await bench.mailbox()).toHaveLength(limits.mailsOfStrangersMax);
    const To = bench.replyTo('se-1');
    expect(await bench.take(mail({ To }))).toMatchObject({ outcome: 'response' });
    const doubtful = mail({
      To,
      Subject: 'Automatic reply: Ping',
      'Message-ID': '<2@se-1.example>',
    });
    expect(await bench.take(doubtful)).toMatchObject({ outcome: 'set-aside' });
  });

  it('FM-04: waits with its sender where a mailbox answers itself, and leaves room for the others', async () => {
    const take = (id: string, n: number) =>
      bench.intake.take(
        mail({ To: bench.replyTo(id), Subject: 'Out of office', 'Message-ID': `<${n}@x.example>` }),
        { receivedAt: launchedAt, setup },
      );
    for (let n = 0; n < limits.mailsOfOneMax; n++) await take('se-1', n);
    expect(await take('se-1', limits.mailsOfOneMax)).toMatchObject({ outcome: 'refused' });
    expect(await take('se-2', limits.mailsOfOneMax)).toMatchObject({ outcome: 'set-aside' });
  });

  it('becomes a response of the moment it came, once a person says whose', async () => {
    const headers = { To: 'secretariat@ping.example', From: 'Desk <main@se-1.example>' };
    const raw = mail(headers, 'We are here.\nphone: +4681111111\n');
    await bench.take(raw);
    const [waiting] = await bench.mailbox();
    await bench.pass(dayMs);
    const { mailId } = waiting!;
    const unknown = { campaignId, contactPointId: 'xx-1' };
    await expect(
      bench.execute(new AssignMail({ mailId, ping: unknown }, bench.context())),
    ).rejects.toMatchObject({ code: 'ping-unknown' });
    await bench.execute(new AssignMail({ mailId, ping }, bench.context()));
    const [response] = await bench.recorded(...responses);
    expect(response).toMatchObject({
      type: 'ResponseReceived',
      data: { ...ping, receivedAt: launchedAt, corrections: { fields: ['phone'] } },
    });
    const { note } = response!.data as Record<string, never>;
    expect(await bench.decrypt('se-1', note)).toBe('We are here.\nphone: +4681111111');
    expect(await bench.mailbox()).toEqual([]);
    expect(await bench.take(raw)).toMatchObject({ outcome: 'set-aside' });
    expect(await bench.mailbox()).toEqual([]);
  });

  it('of somebody who was erased has not a word kept, and is dismissed all the same', async () => {
    await bench.stores.keys.erase('se-1');
    const headers = { To: 'secretariat@ping.example', From: 'main@se-1.example' };
    await bench.take(mail({ ...headers, To: bench.replyTo('se-1'), 'List-Id': '<x>' }));
    const [waiting] = await bench.mailbox();
    expect(waiting).not.toHaveProperty('excerpt');
    const data = { mailId: waiting!.mailId, reason: 'erased' };
    await bench.execute(new DismissMail(data, bench.context()));
    expect((await bench.recorded('MailDismissed'))[0]?.data).not.toHaveProperty('reason');
    expect(await bench.take(report(bench.bounceTo('se-1'), 'failed', '5.1.1'))).toMatchObject({
      outcome: 'bounce',
    });
  });

  it('is dismissed with a reason', async () => {
    await bench.take(mail({ To: 'secretariat@ping.example', From: 's@nowhere.example' }));
    const [waiting] = await bench.mailbox();
    const data = { mailId: waiting!.mailId, reason: 'an advertisement' };
    await bench.execute(new DismissMail(data, bench.context()));
    expect(await bench.mailbox()).toEqual([]);
    const [dismissed] = await bench.recorded('MailDismissed');
    const own = `@mail:${waiting?.mailId}`;
    expect(await bench.decrypt(own, dismissed?.data['reason'])).toBe('an advertisement');
  });

  it('FM-34: is erased by itself, and what a contact point wrote with the contact point', async () => {
    await bench.take(mail({ To: 'secretariat@ping.example', From: 's@nowhere.example' }));
    await bench.take(mail({ To: 'postmaster@ping.example', From: 't@nowhere.example' }));
    await bench.take(mail({ To: 'secretariat@ping.example', From: 'main@se-2.example' }));
    const [first, second, known] = await bench.mailbox();
    const erase = (mailId: string) =>
      bench.execute(new EraseMail({ mailId, ground: 'requested' }, bench.context()));
    await erase(first!.mailId);
    expect((await bench.mailbox()).map(({ mailId }) => mailId)).toEqual([
      second!.mailId,
      known!.mailId,
    ]);
    expect(await bench.stores.keys.find(first!.sealedFor)).toBeUndefined();
    expect(await bench.decrypt(second!.sealedFor, second?.sender)).toBe('t@nowhere.example');
    await expect(erase(known!.mailId)).rejects.toMatchObject({ code: 'mail-of-contact-point' });
    const assign = new AssignMail(
      { mailId: first!.mailId, ping: { campaignId, contactPointId: 'se-1' } },
      bench.context(),
    );
    await expect(bench.execute(assign)).rejects.toMatchObject({ code: 'personal-data-erased' });
  });

  it('FM-34: is erased with the contact point that it was found to be of, and is of no erased one', async () => {
    for (const from of ['s@nowhere.example', 't@nowhere.example'])
      await bench.take(mail({ To: 'secretariat@ping.example', From: from }));
    const [first, second] = await bench.mailbox();
    const ping = { campaignId, contactPointId: 'se-1' };
    const assign = (mailId: string) =>
      bench.execute(new AssignMail({ mailId, ping }, bench.context()));
    await assign(first!.mailId);
    const command = { type: 'WithdrawContactPoint', effectiveOn: '2024-02-19', reason: 'Asked to' };
    await bench.execute(
      new DirectContactPoint({ contactPointId: 'se-1', command } as never, bench.context()),
    );
    await bench.execute(
      new EraseContactPoint({ contactPointId: 'se-1', ground: 'unlawful' }, bench.context()),
    );
    expect(await bench.recorded('MailErased')).toMatchObject([
      { data: { mailId: first!.mailId, ground: 'unlawful' } },
    ]);
    expect(await bench.stores.keys.find(first!.sealedFor)).toBeUndefined();
    await expect(assign(second!.mailId)).rejects.toMatchObject({ code: 'personal-data-erased' });
    expect(await bench.decrypt(second!.sealedFor, second?.sender)).toBe('t@nowhere.example');
  });
});
