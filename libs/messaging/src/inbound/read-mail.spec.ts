import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limits } from '#kernel';
import { standardTemplate } from '../domain/index.js';
import { exampleFacts } from '../outbound/example-facts.js';
import { renderMessage } from '../outbound/render-message.js';
import {
  attempt,
  bounceTo,
  mail,
  messageId,
  multipart,
  otherToken,
  read,
  report,
  token,
} from './testing/mails.js';

describe('a reply', () => {
  it('is found by the address it was sent to, whatever its case', async () => {
    const raw = mail({ To: `ANSWER+${token.toUpperCase()}@Ping.Example` });
    expect(await read(raw)).toMatchObject({ kind: 'human-reply', addressed: [token], text: 'ok' });
  });

  it('is found by the envelope, though its headers name somebody else', async () => {
    const envelope = { from: 'ana@police.example', to: [`answer+${token}@ping.example`] };
    const { addressed } = await read(mail({ To: 'undisclosed-recipients:;' }), envelope);
    expect(addressed).toEqual([token]);
  });

  it('is found by the messages it replies to', async () => {
    const raw = mail({
      To: 'secretariat@ping.example',
      'In-Reply-To': `<${token}.${messageId}@ping.example>`,
      References: `<x@y.example> <${otherToken}.${messageId}@ping.example>`,
    });
    expect(await read(raw)).toMatchObject({ addressed: [], threaded: [token, otherToken] });
  });

  it('says who wrote it and when', async () => {
    const raw = mail({ From: '=?utf-8?q?Jos=C3=A9_Pe=C3=B1a?= <jose@police.example>' });
    expect(await read(raw)).toMatchObject({
      sender: { name: 'José Peña', address: 'jose@police.example' },
      declaredAt: '2024-02-19T08:07:00.000Z',
    });
  });

  it.each(['yesterday', '', 'Mon, 32 Feb 99999 99:99:99 +9999'])(
    'FM-21: may declare a time that is none: %s',
    async (date) => expect(await read(mail({ Date: date }))).not.toHaveProperty('declaredAt'),
  );
});

describe('FM-29: any human reply answers', () => {
  it.each([
    [
      'above the quote',
      'We are here.\n\nOn Mon, 19 Feb 2024, Secretariat <s@ping.example> wrote:\n> Please\n> confirm\n',
      'We are here.',
    ],
    ['below the quote', '> Please\n> confirm\n\nWe are here.\n', 'We are here.'],
    ['in two lines', 'We are here.\nAna\n', 'We are here.\nAna'],
    ['with a signature only', '-- \nAna Silva\nPolice\n', ''],
    ['with nothing', '', ''],
    ['with a quote only', '> Please confirm\n', ''],
    ['in a quoting of 1,000 levels', `${'>'.repeat(1_000)} x\nok\n`, 'ok'],
  ])('%s', async (_, body, text) => {
    expect(await read(mail({}, body))).toMatchObject({
      kind: 'human-reply',
      addressed: [token],
      text,
    });
  });

  it('in HTML only, its quote and its styles left out', async () => {
    const html =
      '<html><head><style>p {}</style></head><body><p>Nous sommes l&agrave; &amp; pr&#xEA;ts</p><blockquote><p>Please confirm</p></blockquote></body></html>';
    const { kind, text } = await read(mail({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    expect({ kind, text }).toEqual({ kind: 'human-reply', text: 'Nous sommes l&agrave; & prêts' });
  });

  it('with an attachment only', async () => {
    const raw = mail(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      multipart('b', 'Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n'),
    );
    expect(await read(raw)).toMatchObject({ kind: 'human-reply', text: '' });
  });

  it('and a message that it encloses is not its own words', async () => {
    const enclosed = 'Content-Type: message/rfc822\n\nFrom: x@y.example\n\nphone: +33140000000\n';
    const raw = mail(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      multipart('b', 'Content-Type: text/plain\n\nSee below.\n', enclosed),
    );
    expect(await read(raw)).toMatchObject({ text: 'See below.', fields: {} });
  });

  it('and is cut where its attachments go on without end', async () => {
    const raw = mail(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      `--b\nContent-Type: text/plain\n\nok\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${`${'A'.repeat(76)}\n`.repeat(30_000)}`,
    );
    expect(raw.length).toBeGreaterThan(2 * limits.mailReadBytesMax);
    expect(await read(raw)).toMatchObject({ kind: 'human-reply', text: 'ok' });
  });

  it('its details are read apart, in several languages', async () => {
    const body =
      'Here are our details.\nphone: +33 1 40-00 00 00\n* Courriel : Garde <garde@police.example>\nZona horaria: Europe/Paris\nالهاتف البديل: +33140000001\nP.S.: nothing\nphone: +1\n\n> languages: xx\n';
    expect(
      (await read(mail({ 'Content-Type': 'text/plain; charset=utf-8' }, body))).fields,
    ).toEqual({
      phone: '+33140000000',
      email: 'garde@police.example',
      timezone: 'Europe/Paris',
      alternatePhone: '+33140000001',
    });
  });
});

describe('FM-04: what a machine wrote', () => {
  it.each([
    [{ 'Auto-Submitted': 'auto-replied (vacation)' }, 'auto-submitted'],
    [{ 'Auto-Submitted': 'auto-generated; owner=x' }, 'auto-submitted'],
    [{ 'Return-Path': '<>' }, 'null-return-path'],
    [{ Precedence: 'Bulk' }, 'precedence'],
    [{ Precedence: 'auto_reply' }, 'precedence'],
    [{ 'X-Autoreply': 'yes' }, 'x-autoreply'],
    [{ 'X-Autorespond': '' }, 'x-autorespond'],
    [
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' },
      'report',
    ],
  ] as const)('is automatic: %j', async (headers, because) => {
    expect(await read(mail(headers))).toMatchObject({
      kind: 'auto-reply',
      automaticBecause: because,
    });
  });

  it('is automatic when it comes from the null sender', async () => {
    const envelope = { from: null, to: [`answer+${token}@ping.example`] };
    expect(await read(mail({}), envelope)).toMatchObject({ kind: 'auto-reply' });
  });

  it.each([
    [{ Subject: 'Automatic reply: Ping test' }],
    [{ Subject: 'Réponse automatique : Ping' }],
    [{ Subject: 'Fuera de la oficina' }],
    [{ Subject: 'Resposta automática: Ping' }],
    [{ Subject: '=?utf-8?b?2LHYryDYqtmE2YLYp9im2Yo=?=' }],
    [{ Subject: '[Desk] Your request #12 has been received' }],
    [{ 'X-Auto-Response-Suppress': 'All' }],
    [{ Precedence: 'list' }],
    [{ 'List-Id': '<duty.police.example>' }],
  ])('is doubtful: %j', async (headers) => {
    expect(await read(mail(headers))).toMatchObject({
      kind: 'human-reply',
      doubt: 'looks-automatic',
    });
  });

  it.each([
    [{ 'Auto-Submitted': 'no' }],
    [{ Subject: 'Re: Ping test – I am out of the office but on duty' }],
    [{ 'Return-Path': '<ana@police.example>' }],
    [{ From: 'Postmaster <postmaster@police.example>' }],
  ])('is not taken for one: %j', async (headers) => {
    const read1 = await read(mail(headers));
    expect(read1.kind).toBe('human-reply');
    expect(read1).not.toHaveProperty('doubt');
  });

  it.each([
    'Thank you for your message. I am out of the office until Monday.',
    'I am currently away from my office.',
    'This is an automated message.\nDo not reply.',
    'Ceci est une réponse automatique.',
    'Merci de ne pas répondre à ce message.',
    'رد تلقائي',
  ])(
    'FM-04: is doubtful by its words alone, though it hides it in its headers: %s',
    async (words) => {
      expect(await read(mail({}, words))).toMatchObject({
        kind: 'human-reply',
        doubt: 'looks-automatic',
      });
    },
  );

  it('is not taken for one because of the words we write, in whatever language', async () => {
    for (const language of Object.keys(standardTemplate.languages)) {
      const facts = exampleFacts(standardTemplate, { languages: [language] });
      const { text } = renderMessage(facts, 'first', { baseUrl: 'https://rollcall.example' });
      expect(await read(mail({}, `ok\n\n${text}`))).not.toHaveProperty('doubt');
    }
  });

  it('is not taken for one because of the subjects we write, in whatever language', async () => {
    const { languages, ...others } = standardTemplate;
    const subjects =
      JSON.stringify([languages, others]).match(/"subject":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(subjects.length).toBeGreaterThanOrEqual(5);
    for (const found of subjects) {
      const { subject } = JSON.parse(`{${found}}`) as { readonly subject: string };
      for (const prefix of ['', 'Re: ', 'TR : ', 'رد: '])
        expect(await read(mail({ Subject: prefix + subject }))).not.toHaveProperty('doubt');
    }
  });

  it('is our own mail that came back', async () => {
    const own = [
      mail({ 'Message-ID': `<${token}.${messageId}@ping.example>` }),
      mail({ From: 'Secretariat@PING.example', 'Auto-Submitted': 'auto-generated' }),
    ];
    for (const raw of own) expect(await read(raw)).toMatchObject({ kind: 'own-loop' });
    const envelope = { from: bounceTo, to: [] };
    expect(await read(mail({}), envelope)).toMatchObject({ kind: 'own-loop' });
  });

  it('is none where a person writes from the mailbox that our mail has as its sender', async () => {
    expect(await read(mail({ From: 'Secretariat@PING.example' }))).toMatchObject({
      kind: 'human-reply',
      doubt: 'looks-automatic',
    });
  });
});

describe('a delivery report', () => {
  it.each([
    ['failed', 'bounce'],
    ['delayed', 'delay'],
    ['delivered', 'delivery'],
    ['relayed', 'delivery'],
  ])('of what %s is a %s', async (action, kind) => {
    expect(await read(report(action, '5.1.1'))).toMatchObject({
      kind,
      addressed: [token],
      bouncedTo: { token, attempt },
      report: { status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 no' },
    });
  });

  it('states the exact code where its own is vague', async () => {
    const raw = report('failed', '5.0.0', { diagnostic: 'smtp; 550 5.1.1 unknown user' });
    expect(await read(raw)).toMatchObject({ report: { status: '5.1.1' } });
  });

  it('is found by the message it returns', async () => {
    const returned = `Message-ID:\n <${token}.${messageId}@ping.example>`;
    const raw = report('failed', '5.1.1', { to: 'secretariat@ping.example', returned });
    expect(await read(raw)).toMatchObject({
      kind: 'bounce',
      addressed: [],
      threaded: [token],
      returnedMessageId: messageId,
    });
  });

  it.each([
    [
      'qmail',
      { From: 'MAILER-DAEMON@mx.example' },
      'Hi. This is the qmail-send program at mx.\n<main@police.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n',
      '5.1.1',
    ],
    [
      'Exim',
      {
        From: 'Mail Delivery System <Mailer-Daemon@mx.example>',
        'X-Failed-Recipients': 'main@police.example',
        'Auto-Submitted': 'auto-replied',
      },
      'A message could not be delivered.\n',
      undefined,
    ],
    [
      'a gateway',
      { From: 'postmaster@gw.example', 'Return-Path': '<>' },
      'Your message could not be delivered: 550 5.7.1\n',
      '5.7.1',
    ],
  ] as const)('of %s is told in words', async (_, headers, body, status) => {
    const { kind, report: said, bouncedTo } = await read(mail({ ...headers, To: bounceTo }, body));
    expect({ kind, status: said?.status, bouncedTo }).toEqual({
      kind: 'bounce',
      status,
      bouncedTo: { token, attempt },
    });
  });

  it('may only warn', async () => {
    const headers = {
      From: 'Mailer-Daemon@mx.example',
      Subject: 'Warning: message delayed 24 hours',
    };
    expect(await read(mail(headers))).toMatchObject({ kind: 'delay' });
  });

  it('is one from the null sender to our envelope sender that tells of a failure', async () => {
    const headers = { From: 'noreply@gw.example', Subject: 'Undeliverable: Ping', To: bounceTo };
    const envelope = { from: null, to: [bounceTo] };
    expect(await read(mail(headers, 'Host [192.5.1.1]: mailbox full'), envelope)).toMatchObject({
      kind: 'bounce',
      report: { action: 'failed', diagnostic: 'Host [192.5.1.1]: mailbox full' },
    });
    const absent = mail({ ...headers, Subject: 'Away' }, 'I am on leave.');
    expect(await read(absent, envelope)).toMatchObject({ kind: 'auto-reply' });
  });

  it('is not an out-of-office note, though that was sent to the envelope sender', async () => {
    const raw = mail({ To: bounceTo, 'Auto-Submitted': 'auto-replied' });
    expect(await read(raw, { from: null, to: [bounceTo] })).toMatchObject({ kind: 'auto-reply' });
  });
});

describe('a mail that cannot be read', () => {
  it('still says whose it is', async () => {
    const depth = limits.mailNestingMax + 10;
    const body = Array.from(
      { length: depth },
      (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary="b${n + 1}"\n\n`,
    ).join('');
    const raw = mail({ 'Content-Type': 'multipart/mixed; boundary="b0"' }, body);
    expect(await read(raw)).toMatchObject({ kind: 'unreadable', addressed: [token] });
  });

  it.each([
    ['S/MIME', 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m'],
    ['PGP', 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b'],
  ])('because it is encrypted with %s is doubtful', async (_, type) => {
    const raw = mail({ 'Content-Type': type }, '--b--\n');
    expect(await read(raw)).toMatchObject({ kind: 'human-reply', doubt: 'encrypted' });
  });
});

describe('FM-30: a mail at its bounds is read, and beyond them is not', () => {
  const multipartType = { 'Content-Type': 'multipart/mixed; boundary=b' };
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, n) => `--b${n || ''}\nContent-Type: multipart/mixed; boundary="b${n + 1}"\n\n`,
    ).join('');

  it.each([
    ['lines', {}, (count: number) => 'a\n'.repeat(count), limits.mailLinesMax - 10],
    ['borders', multipartType, (count: number) => '--b\n\n'.repeat(count), limits.mailBordersMax],
    ['levels', multipartType, nested, limits.mailNestingMax],
  ] as const)('%s', async (_, headers, bodyOf, most) => {
    const kindOf = async (count: number) => (await read(mail(headers, bodyOf(count)))).kind;
    expect(await kindOf(most)).toBe('human-reply');
    expect(await kindOf(most + 20)).toBe('unreadable');
  });

  it('bytes of headers', async () => {
    const kindOf = async (bytes: number) =>
      (await read(mail({ 'X-Large': 'a'.repeat(bytes) }))).kind;
    expect(await kindOf(limits.mailHeaderBytesMax - 1_000)).toBe('human-reply');
    expect(await kindOf(limits.mailHeaderBytesMax)).toBe('unreadable');
  });

  it.each([
    ['a line too long', 'a'.repeat(limits.mailReplyLineCharactersMax + 1)],
    ['too many words', 'a word\n'.repeat(limits.mailReplyCharactersMax / 5)],
    ['what takes the parser its time', 'Op a\nschreef b\n'.repeat(50)],
  ])('a reply with %s loses its marked quotes only', async (_, words) => {
    const quote = 'On Mon, Feb 19, 2024, Secretariat <s@ping.example> wrote:';
    const { kind, text } = await read(mail({}, `${quote}\n> Please\n\n${words}`));
    const kept = `${quote}\n\n${words}`.trim().slice(0, limits.replyNoteCharactersMax);
    expect({ kind, text }).toEqual({ kind: 'human-reply', text: kept });
  });
});

it.each([
  ['a detail that is all spaces', mail({}, `phone: x${' '.repeat(200_000)}x`)],
  [
    'links that are never closed, beside text',
    mail(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      multipart(
        'b',
        'Content-Type: text/plain\n\nok\n',
        `Content-Type: text/html\n\n${'<a href="'.repeat(30_000)}`,
      ),
    ),
  ],
])('FM-30: a mail with %s is read in no time', async (_, raw) => {
  const began = performance.now();
  expect(await read(raw)).toMatchObject({ kind: 'human-reply', fields: {} });
  expect(performance.now() - began).toBeLessThan(3_000);
});

describe('the findings of our own mail exchanger', () => {
  const theirs = 'evil.example; dkim=pass; spf=pass; dmarc=pass';
  const raw = mail({
    'Authentication-Results': `mx.ping.example 1; dkim=pass (2048-bit; dkim=fail) header.d=police.example; spf=softfail smtp.mailfrom=police.example\nAuthentication-Results: ${theirs}\nAuthentication-Results: mx.ping.example; spf=pass; dmarc=pass; x-bogus=1`,
  });

  it('are kept, the uppermost of each method, and nobody else’s', async () => {
    expect((await read(raw, undefined, 'MX.ping.example')).authentication).toEqual({
      dkim: 'pass',
      spf: 'softfail',
      dmarc: 'pass',
    });
  });

  it('are none where no exchanger is trusted', async () => {
    expect(await read(raw)).not.toHaveProperty('authentication');
  });
});

describe('the fingerprint of a mail', () => {
  it('is the same by whatever way it comes, and another’s cannot be taken', async () => {
    const direct = await read(mail({}));
    const relayed = await read(Buffer.concat([Buffer.from('Received: by mx\r\n'), mail({})]));
    const stranger = await read(mail({ From: 'x@y.example' }));
    expect(relayed.fingerprint).toBe(direct.fingerprint);
    expect(stranger.fingerprint).not.toBe(direct.fingerprint);
  });

  it('does not need a Message-ID', async () => {
    const [first, again, other] = await Promise.all([
      read(mail({ 'Message-ID': '' }, 'one')),
      read(mail({ 'Message-ID': '' }, 'one')),
      read(mail({ 'Message-ID': '' }, 'two')),
    ]);
    expect(again?.fingerprint).toBe(first?.fingerprint);
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
  });
});

it('FM-30: whatever the bytes, a mail is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      const { kind, text } = await read(Buffer.from(bytes));
      expect(text.length).toBeLessThanOrEqual(limits.replyNoteCharactersMax);
      expect(['human-reply', 'auto-reply', 'bounce', 'unreadable']).toContain(kind);
    }),
    { numRuns: 300 },
  );
});
