import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the server does when it is told something: a reply, or `drop` the connection, or keep `silence`. */
export type Reaction = string;

/**
 * A mail server that keeps to a script, for what no honest one does. It is asked at the greeting (`connect`), at each
 * command by its first word, when content begins to come (`body`) and at its end (`end`).
 */
export class ScriptedServer {
  readonly heard: string[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly script: Readonly<Record<string, Reaction>>) {
    this.server = createServer((socket) => this.serve(socket));
  }

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    let rest = '';
    let inBody = false;
    this.react(socket, 'connect');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      if (inBody && this.script['body'] !== undefined) return this.react(socket, 'body');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inBody && line !== '.') continue;
        const event = inBody ? 'end' : (line.split(/[ :]/)[0] ?? '').toUpperCase();
        this.react(socket, event);
        inBody = event === 'DATA' && this.reactionTo(event).startsWith('354');
      }
    });
  }

  private react(socket: Socket, event: string): void {
    this.heard.push(event);
    const reaction = this.reactionTo(event);
    if (reaction === 'drop') socket.destroy();
    else if (reaction !== 'silence') socket.write(`${reaction}\r\n`);
  }

  private reactionTo(event: string): Reaction {
    return this.script[event] ?? usual[event] ?? '250 2.0.0 fine';
  }
}

const usual: Readonly<Record<string, Reaction>> = {
  connect: '220 scripted ESMTP',
  EHLO: '250-scripted\r\n250 ENHANCEDSTATUSCODES',
  DATA: '354 go on',
  QUIT: '221 2.0.0 bye',
};
