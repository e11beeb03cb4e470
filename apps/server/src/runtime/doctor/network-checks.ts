import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ImapPoller, type ImapPollerOptions } from '#answers';
import { limits } from '#kernel';
import { isLoopback, type ServerConfig } from '../../configuration/index.js';
import { imapOptionsOf, mailSetupOf } from '../inbound.js';
import { smtpTransportOf } from '../outbound.js';
import { fail, found, ok, skipped, warn, type Finding } from './finding.js';

/** Looks at everything on the network that the configuration names, without sending a message anywhere. */
export function networkFindings(config: ServerConfig): Promise<readonly Finding[]> {
  const { smtp, mailIn, gateways, http, deadMan } = config;
  const { imap } = mailIn;
  return Promise.all([
    found('public URL', () => publicUrl(http.publicUrl)),
    ...(mailIn.smtp === undefined ? [] : [found('mail in', () => greets(mailIn.smtp))]),
    ...(smtp === undefined ? [] : [found('mail out', () => mailOut(smtp))]),
    ...(imap === undefined || smtp === undefined
      ? []
      : [found('mailbox', () => mailbox(imapOptionsOf(imap, mailSetupOf(smtp, mailIn))))]),
    ...(gateways.sms === undefined
      ? []
      : [found('SMS gateway', () => resolves(gateways.sms?.url ?? ''))]),
    ...(gateways.voice === undefined
      ? []
      : [found('voice gateway', () => resolves(gateways.voice?.url ?? ''))]),
    ...(deadMan === undefined ? [] : [found("dead man's address", () => resolves(deadMan.url))]),
  ]);
}

/** The same look without a network: which are there to be looked at. */
export function namedDependencies({
  smtp,
  mailIn,
  gateways,
  deadMan,
}: ServerConfig): readonly string[] {
  return [
    'public URL',
    ...(mailIn.smtp === undefined ? [] : ['mail in']),
    ...(smtp === undefined ? [] : ['mail out']),
    ...(mailIn.imap === undefined ? [] : ['mailbox']),
    ...(gateways.sms === undefined ? [] : ['SMS gateway']),
    ...(gateways.voice === undefined ? [] : ['voice gateway']),
    ...(deadMan === undefined ? [] : ["dead man's address"]),
  ];
}

async function publicUrl(url: string) {
  if (url.endsWith(':0')) return skipped('it is known once the server has a port');
  const signal = AbortSignal.timeout(limits.doctorCheckMsMax);
  const isLocal = isLoopback(new URL(url).hostname);
  try {
    const response = await fetch(`${url}/health/live`, { signal });
    await response.body?.cancel();
    if (response.ok) return ok(`${url} leads to a live server`);
    return fail(`${url}/health/live answers with status ${response.status}`);
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    if (isLocal && cause?.code === 'ECONNREFUSED') return warn(`nothing serves ${url} at present`);
    throw error;
  }
}

/** Whether the built-in mail server is there; it is in the worker, which may not run. */
async function greets({ host, port } = { host: '', port: 0 }) {
  if (port === 0) return skipped('its port is known once the server runs');
  const socket = connect({ host, port });
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    const said = greeting.toString('latin1').trim();
    return said.startsWith('220') ? ok(`${host}:${port} greets`) : fail(`it says "${said}"`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    return warn(`nothing listens at ${host}:${port} at present`);
  } finally {
    socket.destroy();
  }
}

async function mailOut(smtp: NonNullable<ServerConfig['smtp']>) {
  const transport = smtpTransportOf(smtp, '');
  try {
    await transport.verify();
    const secured = smtp.secure || smtp.requireTls ? 'over TLS' : 'TLS is not required';
    return ok(`${smtp.host}:${smtp.port} lets us in, ${secured}`);
  } finally {
    await transport.close();
  }
}

async function mailbox(options: ImapPollerOptions) {
  await ImapPoller.verify(options);
  return ok(`${options.host}:${options.port} lets us in, and has the folder ${options.mailbox}`);
}

async function resolves(url: string) {
  const { hostname, origin } = new URL(url);
  await lookup(hostname.replace(/^\[(.*)\]$/, '$1'));
  return ok(`the name of ${origin} resolves`);
}
