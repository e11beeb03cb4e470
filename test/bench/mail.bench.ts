import { createTransport } from 'nodemailer';
import { limits, parseInstant } from '#kernel';
import {
  bounceAddress,
  defaultLocalParts,
  exampleFacts,
  mailMessageId,
  renderMessage,
  replyAddress,
  RoutingTransport,
  SmtpTransport,
  standardTemplate,
  type MailIdentity,
  type OutboundMessage,
} from '#messaging';
import type { Benchmark, Figures } from './benchmark.js';
import { Companion } from './companion.js';
import { inParallel } from './in-parallel.js';

const messages = 10_000;
const baseUrl = 'https://rollcall.example';
const identity: MailIdentity = {
  ...defaultLocalParts,
  domain: 'rollcall.example',
  from: { name: 'Secretariat of the network', address: 'secretariat@network.example' },
};
/** As in a network of some hundred Parties: most read English, and get one part; others get theirs and English. */
const readers = [
  { languages: ['en'], timezone: 'UTC' },
  { languages: ['fr', 'en'], timezone: 'Europe/Paris' },
  { languages: ['en'], timezone: 'Asia/Tokyo' },
  { languages: ['es'], timezone: 'America/Bogota' },
  { languages: ['en'], timezone: 'Australia/Sydney' },
  { languages: ['ar'], timezone: 'Africa/Tunis' },
];

function message(number: number): OutboundMessage {
  const id = number.toString(16).padStart(12, '0');
  return {
    messageId: `018d9a3c-5a1e-5c3e-8f6e-${id}`,
    attemptId: `${id.slice(-8)}-7654-5321-8f6e-0123456789ab`,
    campaignId: 'february',
    contactPointId: `party-${number}`,
    kind: 'email',
    address: `duty-${number}@party.example`,
    purpose: 'first',
    facts: {
      ...exampleFacts(standardTemplate, {
        ...readers[number % readers.length],
        partyName: `Party ${number}`,
        // They go out over a minute or so, as those of a large campaign do.
        sentAt: parseInstant(`2024-02-19T09:00:${String(number % 60).padStart(2, '0')}Z`),
      }),
      token: number
        .toString(36)
        .replace(/[^a-z2-7]/g, 'x')
        .padStart(26, 'a'),
    },
  };
}

/** The same mail as ours, put into words beforehand. */
function preparedMail({ facts, purpose, address, messageId, attemptId }: OutboundMessage) {
  const { subject, text, html, languages } = renderMessage(facts, purpose, { baseUrl });
  return {
    envelope: { from: bounceAddress(identity, facts.token, attemptId), to: address },
    from: identity.from,
    to: { name: '', address },
    replyTo: { name: identity.from.name, address: replyAddress(identity, facts.token) },
    messageId: mailMessageId(identity, facts.token, messageId),
    date: new Date(facts.sentAt),
    subject,
    text,
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN',
      'Content-Language': languages.join(', '),
    },
  };
}

interface Taken {
  readonly port: number;
  readonly messages: number;
  readonly bytes: number;
}

/** As many at once as the dispatch hands over; a tenth goes before, unmeasured. */
async function handedOver<Mail>(
  mails: readonly Mail[],
  open: (port: number) => { send: (mail: Mail) => Promise<unknown>; close: () => unknown },
): Promise<Figures> {
  const server = await Companion.start('mail-server.ts');
  const { port } = await server.ask<Taken>({});
  const { send, close } = open(port);
  const warm = mails.length / 10;
  await inParallel(limits.dispatchConcurrency, mails.slice(0, warm), send);
  const begun = performance.now();
  await inParallel(limits.dispatchConcurrency, mails.slice(warm), send);
  const seconds = (performance.now() - begun) / 1_000;
  await close();
  const taken = await server.ask<Taken>({});
  if (taken.messages !== mails.length)
    throw new Error(`${taken.messages} of ${mails.length} messages have arrived`);
  server.end();
  return {
    'handed over': (mails.length - warm) / seconds,
    'each of': taken.bytes / mails.length / 1_024,
  };
}

const numbers = Array.from({ length: messages }, (_, number) => number);

export const mail: Benchmark = {
  name: 'mail hand-over',
  measures: [
    { name: 'handed over', unit: 'messages/s' },
    { name: 'each of', unit: 'KiB' },
  ],
  contestants: [
    {
      name: 'rollcall, from facts',
      run: () =>
        handedOver(numbers.map(message), (port) => {
          const smtp = new SmtpTransport({ host: '127.0.0.1', port, identity, baseUrl });
          const transport = new RoutingTransport({ transports: { email: smtp } });
          const send = async (one: OutboundMessage) => {
            const { outcome } = await transport.send(one);
            if (outcome !== 'handed-over') throw new Error(`a message has ${outcome}`);
          };
          return { send, close: () => smtp.close() };
        }),
    },
    {
      name: 'bare nodemailer, the same words ready',
      run: () =>
        handedOver(numbers.map(message).map(preparedMail), (port) => {
          const mailer = createTransport({
            pool: true,
            host: '127.0.0.1',
            port,
            name: identity.domain,
            maxConnections: limits.smtpConnectionsMax,
          });
          return { send: (one) => mailer.sendMail(one), close: () => mailer.close() };
        }),
    },
  ],
  goals: [
    {
      measure: 'handed over',
      of: 'rollcall, from facts',
      to: 'bare nodemailer, the same words ready',
      least: 0.9,
    },
  ],
};
