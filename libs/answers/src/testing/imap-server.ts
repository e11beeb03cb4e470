import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface StoredMail {
  readonly uid: number;
  readonly raw: Buffer;
  /** As IMAP writes it: `19-Feb-2024 09:07:00 +0000`. */
  readonly internalDate: string;
  readonly flags: Set<string>;
}

/**
 * A mailbox behind as much of IMAP4rev1 (RFC 3501) and IDLE (RFC 2177) as reading one takes, over a real socket. It takes one
 * user, one mailbox, and commands one after another.
 */
export class ImapServer {
  readonly mails: StoredMail[] = [];
  /** Commands in the order they came, without tag and without what they were about. */
  readonly commands: string[] = [];
  takesKeywords = true;
  /** Refuses the next logins, as a server that is restarting does. */
  refusals = 0;
  private readonly server: Server;
  private readonly sessions = new Set<Session>();

  private constructor() {
    this.server = createServer((socket) => {
      const session = new Session(socket, this);
      this.sessions.add(session);
      socket.on('close', () => this.sessions.delete(session));
    });
  }

  static async listen(): Promise<ImapServer> {
    const imap = new ImapServer();
    imap.server.listen(0, '127.0.0.1');
    await once(imap.server, 'listening');
    return imap;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  add(raw: Buffer, internalDate: string): void {
    const uid = (this.mails.at(-1)?.uid ?? 0) + 1;
    this.mails.push({ uid, raw, internalDate, flags: new Set() });
    for (const session of this.sessions) session.tellOfMail();
  }

  /** Every connection breaks. */
  hangUp(): void {
    for (const session of this.sessions) session.hangUp();
  }

  async close(): Promise<void> {
    this.hangUp();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

class Session {
  private pending = '';
  private idleTag: string | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly server: ImapServer,
  ) {
    socket.on('error', () => {});
    socket.on('data', (data) => this.hear(data.toString('latin1')));
    this.say('* OK [CAPABILITY IMAP4rev1 IDLE] ready');
  }

  hangUp(): void {
    this.socket.destroy();
  }

  tellOfMail(): void {
    if (this.idleTag !== undefined) this.say(`* ${this.server.mails.length} EXISTS`);
  }

  private hear(data: string): void {
    this.pending += data;
    for (let end = this.pending.indexOf('\r\n'); end !== -1; end = this.pending.indexOf('\r\n')) {
      const line = this.pending.slice(0, end);
      this.pending = this.pending.slice(end + 2);
      this.obey(line);
    }
  }

  private obey(line: string): void {
    if (this.idleTag !== undefined) {
      this.say(`${this.idleTag} OK done`);
      this.idleTag = undefined;
      return;
    }
    const [, tag = '*', command = '', rest = ''] =
      /^(\S+) ((?:UID )?[A-Z]+) ?(.*)$/i.exec(line) ?? [];
    this.server.commands.push(command.toUpperCase());
    const answer = this.answer(command.toUpperCase(), rest);
    if (answer === 'idle') this.idleTag = tag;
    else this.say(`${tag} ${answer}`);
    if (command.toUpperCase() === 'LOGOUT') this.socket.end();
  }

  private answer(command: string, rest: string): string {
    switch (command) {
      case 'LOGIN':
        return this.server.refusals-- > 0 ? 'NO later' : 'OK [CAPABILITY IMAP4rev1 IDLE] in';
      case 'LIST':
        this.say('* LIST () "/" "INBOX"');
        return 'OK listed';
      case 'SELECT':
      case 'EXAMINE':
        return this.select();
      case 'UID SEARCH':
        return this.search(rest);
      case 'UID FETCH':
        return this.fetch(rest);
      case 'UID STORE':
        return this.store(rest);
      case 'IDLE':
        this.say('+ idling');
        return 'idle';
      case 'LOGOUT':
        this.say('* BYE');
        return 'OK bye';
      case 'CAPABILITY':
      case 'LSUB':
      case 'NOOP':
        return 'OK done';
      default:
        return 'BAD unknown';
    }
  }

  private select(): string {
    this.say(`* ${this.server.mails.length} EXISTS`);
    this.say('* FLAGS (\\Seen)');
    this.say(`* OK [PERMANENTFLAGS (\\Seen${this.server.takesKeywords ? ' \\*' : ''})] kept`);
    this.say('* OK [UIDVALIDITY 1] valid');
    this.say(`* OK [UIDNEXT ${this.server.mails.length + 1}] next`);
    return 'OK [READ-WRITE] open';
  }

  private search(criteria: string): string {
    const keyword = /UNKEYWORD (\S+)/.exec(criteria)?.[1];
    const unwanted = keyword ?? (criteria.includes('UNSEEN') ? '\\Seen' : '');
    const found = this.server.mails.filter(({ flags }) => !flags.has(unwanted));
    this.say(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}`.trim());
    return 'OK searched';
  }

  private fetch(rest: string): string {
    const uid = Number(rest.split(' ')[0]);
    const most = Number(/<\d+\.(\d+)>/.exec(rest)?.[1] ?? Number.MAX_SAFE_INTEGER);
    this.server.mails.forEach((mail, index) => {
      if (mail.uid !== uid) return;
      const part = mail.raw.subarray(0, most);
      const name = rest.includes('<') ? 'BODY[]<0>' : 'BODY[]';
      this.socket.write(
        `* ${index + 1} FETCH (UID ${uid} INTERNALDATE "${mail.internalDate}" ${name} {${part.length}}\r\n`,
      );
      this.socket.write(part);
      this.say(')');
    });
    return 'OK fetched';
  }

  private store(rest: string): string {
    const [, uid, flags = ''] = /^(\d+) \+FLAGS(?:\.SILENT)? \(([^)]*)\)/.exec(rest) ?? [];
    const mail = this.server.mails.find((one) => one.uid === Number(uid));
    for (const flag of flags.split(' ')) mail?.flags.add(flag);
    return 'OK stored';
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }
}
