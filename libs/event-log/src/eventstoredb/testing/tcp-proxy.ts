import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on this machine, and does to the connection what networks do. */
export class TcpProxy {
  private readonly near = new Set<Socket>();
  private readonly far = new Set<Socket>();
  private silent = false;

  static async before(port: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, port);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Nothing passes any more, and nobody is told. */
  silence(): void {
    this.silent = true;
    for (const socket of [...this.near, ...this.far]) socket.pause();
  }

  /** What the client says still arrives, but nothing comes back. */
  withholdAnswers(): void {
    for (const socket of this.far) socket.pause();
  }

  /** Everything passes again, what was held back too. */
  speak(): void {
    this.silent = false;
    for (const socket of [...this.near, ...this.far]) socket.resume();
  }

  /** Resets all connections; new ones are made. */
  cut(): void {
    for (const socket of [...this.near, ...this.far]) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    this.pass(near, far, this.near);
    this.pass(far, near, this.far);
  }

  private pass(from: Socket, to: Socket, side: Set<Socket>): void {
    side.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      side.delete(from);
      to.destroy();
    });
    if (this.silent) from.pause();
  }
}
