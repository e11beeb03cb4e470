import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { LaunchCampaign } from '#campaigns';
import { ChangeContactDetails, contactPoint, contactPointStream, DetailsCipher } from '#directory';
import { CommandLoop } from '#engine';
import { PersonalData } from '#keys';
import type { Ciphertext, Instant } from '#kernel';
import { at, campaignId, ServerBench } from '../testing/server-bench.js';
import { GatewayHooksModule } from './gateway-hooks.module.js';

const secret = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const otherSecret = `whsec_${Buffer.from('another one of some 24 bytes').toString('base64')}`;

let bench: ServerBench;
beforeEach(async () => {
  bench = await ServerBench.start({
    features: [GatewayHooksModule.over({ sms: secret, voice: otherSecret })],
    policy: { channels: ['sms', 'email', 'phone'] },
    campaign: 'planned',
  });
  await giveMobile('se-1', '+8005500000');
  await giveMobile('se-2', '+8005500010');
  const launch = { campaignId, acceptsWarnings: true };
  await bench.execute(new LaunchCampaign(launch, bench.context()));
});

/** Short messages go to a number that no file of contact points can tell. */
async function giveMobile(contactPointId: string, prefix: string): Promise<void> {
  const { state } = await bench.app
    .get(CommandLoop)
    .load(contactPointStream(contactPointId), contactPoint);
  if (state.status === 'absent') throw new Error(`${contactPointId} is not there`);
  const cipher = new DetailsCipher(bench.app.get(PersonalData));
  const plain = await cipher.decrypt(contactPointId, state.details);
  if (plain === undefined) throw new Error('its details cannot be read');
  const mobile = (use: 'main' | 'alternate', digit: number) =>
    ({ id: `sms-${use}`, kind: 'sms', use, priority: 1, address: `${prefix}${digit}` }) as const;
  const channels = [...plain.channels, mobile('main', 1), mobile('alternate', 2)];
  const change = { contactPointId, details: { ...plain, channels } };
  await bench.execute(new ChangeContactDetails(change, bench.context()));
}
afterEach(() => bench.stop());

interface Posting {
  readonly kind?: string;
  readonly id?: string;
  readonly secret?: string;
  readonly signedAt?: Instant;
  readonly headers?: Readonly<Record<string, string>>;
}

function post(notice: unknown, posting: Posting = {}): Promise<Response> {
  const body = typeof notice === 'string' ? notice : JSON.stringify(notice);
  const { kind = 'sms', id = 'notice-1', signedAt = bench.clock.now() } = posting;
  const seconds = Math.floor(Date.parse(signedAt) / 1_000);
  const signature = new Webhook(posting.secret ?? secret).sign(id, new Date(seconds * 1_000), body);
  return fetch(`${bench.url}/hooks/gateway/${kind}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature,
      ...posting.headers,
    },
    body,
  });
}

const firstAttempt = async (contactPointId: string, kind = 'sms') =>
  Object.values((await bench.ping(contactPointId)).attempts).find((one) => one.kind === kind)
    ?.attemptId ?? '';

async function notice(type: string, contactPointId: string, data: object = {}) {
  return {
    type: `message.${type}`,
    timestamp: '2024-02-19T08:59:00Z',
    data: { token: await bench.tokenOf(contactPointId), ...data },
  };
}

async function problem(response: Response): Promise<Readonly<Record<string, unknown>>> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

describe('what gateways report', () => {
  it('a delivery, once, at the moment we hear of it', async () => {
    await bench.pass(at('00:02'));
    const attemptId = await firstAttempt('se-1');
    const delivered = await notice('delivered', 'se-1', { attemptId, messageId: '<one@x>' });
    expect((await post(delivered)).status).toBe(204);
    expect((await post(delivered)).status).toBe(204);
    const found = await bench.recorded('AttemptDelivered');
    expect(found.map(({ data }) => data)).toEqual([
      { campaignId: 'test', contactPointId: 'se-1', attemptId, deliveredAt: at('00:02') },
    ]);
  });

  it('FM-23: a number that can never be reached, which the directory then knows', async () => {
    const attemptId = await firstAttempt('se-1');
    const failed = await notice('failed', 'se-1', {
      attemptId,
      permanent: true,
      reason: 'landline +80055000001',
    });
    expect((await post(failed)).status).toBe(204);
    await bench.settle();
    expect((await post(failed)).status).toBe(204);
    await bench.settle();
    expect(await bench.recorded('ChannelFoundUnreachable')).toHaveLength(1);
    const [failure] = await bench.recorded('AttemptFailed');
    expect(failure?.data).toMatchObject({ attemptId, verdict: 'unreachable' });
    expect(JSON.stringify(failure)).not.toContain('landline');
    expect(bench.messages.map(({ address }) => address)).toContain('+80055000002');
  });

  it('FM-28: another failure, which raises a doubt and no more', async () => {
    const attemptId = await firstAttempt('se-1');
    await post(await notice('failed', 'se-1', { attemptId }));
    await bench.settle();
    expect(await bench.recorded('ChannelDoubted')).toHaveLength(1);
    expect(await bench.recorded('ChannelFoundUnreachable')).toEqual([]);
  });

  it('a call by a voice gateway, of the call it made and of nothing else', async () => {
    const posting = { kind: 'voice', secret: otherSecret };
    const call = await firstAttempt('pl-1', 'phone');
    expect(
      (await post(await notice('delivered', 'pl-1', { attemptId: call }), posting)).status,
    ).toBe(204);
    const byMail = await firstAttempt('pl-1', 'email');
    const other = await notice('delivered', 'pl-1', { attemptId: byMail });
    expect((await post(other, { ...posting, id: 'notice-2' })).status).toBe(404);
    expect(await bench.recorded('AttemptDelivered')).toHaveLength(1);
  });

  it('the failure of a message that woke a colleague, whose token it carries', async () => {
    await bench.pass(at('04:00'));
    const attempt = Object.values((await bench.ping('se-1')).attempts).find(
      ({ recipient, kind }) => recipient === 'se-2' && kind === 'sms',
    );
    const failed = await notice('failed', 'se-2', { attemptId: attempt?.attemptId });
    expect((await post(failed)).status).toBe(204);
    const [failure] = await bench.recorded('AttemptFailed');
    expect(failure?.stream).toBe('ping-test.se-1');
  });

  it('FM-21: a reply, on our clock whatever the gateway’s says, once', async () => {
    await bench.pass(at('00:03'));
    const reply = await notice('replied', 'se-1', { text: 'Here', from: '+80055000001' });
    expect((await post({ ...reply, timestamp: '2031-01-01T00:00:00+02:00' })).status).toBe(204);
    expect((await post(reply)).status).toBe(204);
    const found = await bench.recorded('ResponseReceived', 'FurtherResponseReceived');
    expect(found).toHaveLength(1);
    expect(found[0]?.data).toMatchObject({
      via: 'gateway',
      grade: 'human',
      receivedAt: at('00:03'),
      declaredAt: '2030-12-31T22:00:00.000Z',
      declaredTimeOdd: true,
    });
    const note = found[0]?.data['note'] as Ciphertext;
    expect(await bench.app.get(PersonalData).decrypt('se-1', note)).toBe('Here');
    expect(JSON.stringify(found)).not.toContain('+80055000001');
    await post(reply, { id: 'notice-2' });
    expect(await bench.recorded('FurtherResponseReceived')).toHaveLength(1);
  });
});

describe('what is not taken', () => {
  it('whatever is not signed by the gateway, about now', async () => {
    const reply = await notice('replied', 'se-1', { text: 'Here' });
    const refused = [
      { secret: otherSecret },
      { kind: 'voice' },
      { signedAt: at('-00:06') },
      { signedAt: at('00:06') },
      { headers: { 'webhook-signature': 'v1,' } },
      { headers: { 'webhook-signature': '' } },
      { headers: { 'webhook-id': 'another' } },
      { headers: { 'webhook-timestamp': 'now' } },
      { headers: { 'webhook-timestamp': '9'.repeat(400) } },
    ];
    for (const posting of refused) {
      const response = await post(reply, posting);
      expect([posting, response.status]).toEqual([posting, 401]);
      expect(await problem(response)).toMatchObject({ code: 'signature-wrong', status: 401 });
    }
    const bare = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await fetch(`${bench.url}/hooks/gateway/sms`, bare)).status).toBe(401);
    expect(await bench.recorded('ResponseReceived')).toEqual([]);
  });

  it('what is for nobody here', async () => {
    const reply = await notice('replied', 'se-1', { text: 'Here' });
    for (const kind of ['webhook', 'fax', '__proto__', 'constructor']) {
      const response = await post(reply, { kind });
      expect(response.status).toBe(404);
      expect(await problem(response)).toMatchObject({ code: 'gateway-unknown' });
    }
    const token = 'a'.repeat(26);
    const stranger = await post({ ...reply, data: { token, text: 'Here' } });
    expect(stranger.status).toBe(404);
    expect(await problem(stranger)).toMatchObject({ code: 'token-unknown' });
    const attemptId = '01890a5d-ac96-774b-bcce-b302099a8057';
    const lost = await post(await notice('delivered', 'se-1', { attemptId }));
    expect(await problem(lost)).toMatchObject({ status: 404, code: 'attempt-unknown' });
  });

  it('FM-28: what is said of a message that another channel carried, or that went to somebody else', async () => {
    const byMail = await firstAttempt('se-1', 'email');
    const toAnother = await firstAttempt('se-2');
    for (const attemptId of [byMail, toAnother]) {
      expect(attemptId).not.toBe('');
      const forged = await post(await notice('failed', 'se-1', { attemptId, permanent: true }));
      expect(await problem(forged)).toMatchObject({ status: 404, code: 'attempt-unknown' });
    }
    expect(await bench.recorded('AttemptFailed')).toEqual([]);
  });

  it('FM-30: a notice that is none, signed as it may be', async () => {
    const reply = await notice('replied', 'se-1', { text: 'Here' });
    const hostile: readonly (readonly [number, unknown])[] = [
      [413, { ...reply, data: { ...reply.data, text: 'x'.repeat(100_000) } }],
      [400, '{"type": '],
      [400, `${'['.repeat(10_000)}`],
      [400, `{"__proto__": {}, "type": "message.replied"}`],
      [422, ''],
      [422, '[]'],
      [422, 'null'],
      [422, { ...reply, type: 'message.sent' }],
      [422, { ...reply, timestamp: 'yesterday' }],
      [422, { ...reply, data: 'text' }],
      [422, { ...reply, extra: true }],
      [422, { ...reply, data: { ...reply.data, extra: true } }],
      [422, { ...reply, data: { ...reply.data, text: '  ' } }],
      [422, { ...reply, data: { ...reply.data, token: ['a'] } }],
      [422, await notice('replied', 'se-1')],
      [422, await notice('delivered', 'se-1')],
    ];
    for (const [status, body] of hostile) {
      const response = await post(body);
      expect([body, response.status]).toEqual([body, status]);
      expect((await problem(response))['status']).toBe(status);
    }
    expect((await post(reply, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect(await bench.recorded('ResponseReceived', 'AttemptDelivered')).toEqual([]);
  });
});
