import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SmtpTransport } from '#messaging';

export const identity = {
  domain: 'ping.example',
  replyLocalPart: 'answer',
  bounceLocalPart: 'bounce',
  from: { name: 'The secretariat', address: 'secretariat@ping.example' },
} as const;

/** A transport to a mail server on this machine that gives up quickly. */
export function transportTo(port: number, baseUrl = 'http://127.0.0.1:1'): SmtpTransport {
  return new SmtpTransport({
    host: '127.0.0.1',
    port,
    identity,
    baseUrl,
    connections: 4,
    connectMsMax: 2_000,
    silenceMsMax: 300,
    handOverMsMax: 5_000,
  });
}

/** A mail server that speaks well until a moment of its choice. */
export class BrokenMailServer {
  /** Bytes of message content that reached it before it broke off. */
  received = 0;
  sessions = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /**
   * @param breaksAt `greeting`: it accepts the connection and never says a word. `content`: it drops the connection when
   * the message's content arrives. `reply`: it takes the whole message, and drops the connection in place of a reply.
   */
  static async start(breaksAt: 'greeting' | 'content' | 'reply'): Promise<BrokenMailServer> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const broken = new BrokenMailServer(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => broken.serve(socket, breaksAt));
    return broken;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private serve(socket: Socket, breaksAt: 'greeting' | 'content' | 'reply'): void {
    this.sessions++;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => {});
    if (breaksAt === 'greeting') return;
    let inContent = false;
    let content = '';
    socket.write('220 broken.example ESMTP\r\n');
    socket.on('data', (bytes) => {
      if (inContent) {
        content += bytes.toString('latin1');
        this.received += bytes.length;
        if (breaksAt === 'content' || content.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
        if (/^DATA/i.test(line)) inContent = true;
        socket.write(inContent ? '354 go on\r\n' : '250 broken.example\r\n');
      }
    });
  }
}

/** A port of this machine at which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return port;
}
