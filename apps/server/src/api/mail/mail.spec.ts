import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { MailIntake, type MailArrival } from '#answers';
import { at } from '../../testing/server-bench.js';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched' });
});
afterEach(() => bench.stop());

interface Mail {
  readonly mailId: string;
}

/** A person writes from an address that nobody knows, to nobody in particular. */
async function arrive(from = 'ama@home.example'): Promise<string> {
  const raw = [
    `From: Ama Owusu <${from}>`,
    'To: answer@rollcall.example',
    'Subject: We are here',
    'Message-ID: <1@home.example>',
    'Date: Mon, 19 Feb 2024 09:19:50 +0000',
    '',
    'Confirmed, this is Ghana.',
  ].join('\r\n');
  const setup: MailArrival['setup'] = {
    identity: {
      domain: 'rollcall.example',
      replyLocalPart: 'answer',
      bounceLocalPart: 'bounce',
      from: { name: 'Rollcall', address: 'rollcall@rollcall.example' },
    },
  };
  const envelope = { from: 'ama@home.example', to: ['answer@rollcall.example'] };
  const arrival = { receivedAt: at('00:20'), envelope, setup };
  const taken = await bench.server.app.get(MailIntake).take(Buffer.from(raw), arrival);
  if (taken.outcome !== 'set-aside') throw new Error(`the mail was ${taken.outcome}`);
  return taken.mailId;
}

const mails = async () => (await bench.get('/mail')).body as readonly Mail[];

it('shows what a mail says to whoever has to judge it', async () => {
  const mailId = await arrive();
  expect(await mails()).toMatchObject([
    {
      mailId,
      reason: 'nothing-known',
      candidates: [],
      receivedAt: at('00:20'),
      sender: expect.stringContaining('ama@home.example'),
      subject: 'We are here',
      excerpt: expect.stringContaining('this is Ghana'),
    },
  ]);
  expect((await bench.get('/mail')).text).not.toContain('enc1.');
});

it('suggests no campaign that was called off before it wrote to anybody', async () => {
  const wave = '/campaigns/wave';
  await bench.put(wave, { name: 'Wave' });
  await bench.post(`${wave}/schedule`, { kind: 'local-hour', day: '2024-02-21', time: '03:00' });
  await bench.post(`${wave}/launch`);
  await bench.server.settle();
  await arrive('main@gh-1.example');
  const ofTest = { campaignId: 'test', contactPointId: 'gh-1' };
  const ofWave = { campaignId: 'wave', contactPointId: 'gh-1' };
  expect(await mails()).toMatchObject([{ candidates: [ofWave, ofTest] }]);
  await bench.post(`${wave}/cancel`, { reason: 'Postponed' });
  await bench.post('/campaigns/test/cancel', { reason: 'Postponed' });
  await bench.server.settle();
  expect(await mails()).toMatchObject([{ candidates: [ofTest] }]);
});

it('makes a response of it, received when the mail was', async () => {
  const mailId = await arrive();
  await bench.server.pass(at('03:00'));
  const ping = { campaignId: 'test', contactPointId: 'gh-1' };
  expect(await bench.post(`/mail/${mailId}/assign`, ping)).toMatchObject({
    status: 200,
    body: { mailId, ...ping },
  });
  await bench.server.settle();
  expect(await mails()).toEqual([]);
  expect((await bench.get('/campaigns/test/pings/gh-1')).body).toMatchObject({
    state: 'answered',
    answeredAt: at('00:20'),
    via: 'reply',
  });
});

it('puts it away, and does neither for a ping or a mail that is not there', async () => {
  const mailId = await arrive();
  const nobody = { campaignId: 'test', contactPointId: 'nobody' };
  expect(await bench.post(`/mail/${mailId}/assign`, nobody)).toMatchObject({ status: 404 });
  const reason = 'Ama wrote from home by mistake';
  expect((await bench.post(`/mail/${mailId}/dismiss`, { reason })).status).toBe(200);
  expect(await mails()).toEqual([]);
  expect((await bench.post('/mail/none/dismiss', { reason })).status).toBe(404);
  expect((await bench.post(`/mail/${mailId}/dismiss`, {})).status).toBe(422);
});
