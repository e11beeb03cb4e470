import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A real HTTP server on loopback that a gateway's operator might run. */
export class Gateway {
  readonly posted: Posted[] = [];
  private readonly server: Server;

  /** @param answer ends the response; one that does nothing keeps its client waiting. */
  constructor(private readonly answer: (response: ServerResponse, posted: Posted) => void) {
    this.server = createServer((request, response) => void this.take(request, response));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const posted = { headers, body: Buffer.concat(chunks).toString() };
    this.posted.push(posted);
    this.answer(response, posted);
  }
}
