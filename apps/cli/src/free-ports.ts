import { once } from 'node:events';
import { createServer } from 'node:net';
import type { ServerConfig } from '#server';
import { Fault } from '#kernel';

/**
 * Whether a server can listen where it is to, asked before anything is made for it: a data directory, a lock.
 * @throws Fault `port-in-use`
 */
export async function requireFreePorts({
  http,
  mailIn,
  roles,
  logGateway,
}: ServerConfig): Promise<void> {
  await requireFree(http, '--port');
  if (logGateway !== undefined) await requireFree(logGateway, '--log-gateway HOST:PORT');
  if (mailIn.smtp !== undefined && roles.includes('worker'))
    await requireFree(mailIn.smtp, '--set mailIn.smtp.port=PORT');
}

interface Place {
  readonly host: string;
  readonly port: number;
}

async function requireFree({ host, port }: Place, option: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
  } catch (error) {
    // Whatever else the system says against it, the server hears and tells when it listens itself.
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return;
    const shown = host.includes(':') ? `[${host}]` : host;
    throw new Fault(
      'port-in-use',
      `${shown}:${port} is in use: stop what listens there, or choose another port with ${option}`,
      { cause: error },
    );
  }
}
