import { createTransport } from 'nodemailer';
import { MailSink, type SunkMail } from '#simulation';
import { freePort } from '#testing/loopback';
import { freshPath } from './rollcall.js';
import { ServerProcess } from './server-process.js';

/** Somebody whose every word is found nowhere else. */
export const person = {
  name: 'Zdenka Quarrington',
  mail: 'zdenka.quarrington@unit-qx.example',
  alternate: 'zq-night@unit-qx.example',
  corrected: 'z.quarrington-new@unit-qx.example',
  phone: '+420777123987',
  otherPhone: '+420777555444',
  instructions: 'Ring the verdigris bell',
  answeredBy: 'Officer Quarrington of the night watch',
  note: 'The xylophone cabinet is locked',
  reply: 'My grandmother keeps the spare antenna',
  subject: 'Reply from the lighthouse ferry',
  reason: 'Mrs Quarrington went to the carpathian desk',
} as const;
export const stranger = {
  mail: 'wandering.minstrel@elsewhere-qz.example',
  text: 'I sell marzipan locomotives',
} as const;

export const plaintexts: readonly string[] = [
  ...Object.values(person),
  ...Object.values(stranger),
  'Quarrington',
  'unit-qx',
];

const table = [
  'id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn',
  `cz-9,CZ,Czechia,Police of Czechia,police,primary,${person.mail},${person.alternate},${person.phone},,24/7,Europe/Prague,cs en,${person.instructions},,designated,2020-01-01`,
  'pl-9,PL,Poland,Police of Poland,police,primary,duty@pl-9.example,,+48225550100,,24/7,Europe/Warsaw,pl en,,,designated,2020-01-01',
].join('\n');

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A server that lives through all that can leave something of a person behind, over HTTP and mail. */
export class ErasureLife {
  readonly mails: SunkMail[] = [];
  readonly output: string[] = [];
  private requests = 0;
  private arrived: () => void = () => {};
  private process: ServerProcess | undefined;

  private constructor(
    readonly data: string,
    /** Where Node writes what a signal asks of it. */
    readonly diagnostics: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly sink: MailSink,
    private readonly ports: { readonly http: number; readonly mail: number },
  ) {}

  static async prepare(environment: Readonly<Record<string, string>>): Promise<ErasureLife> {
    let life: ErasureLife | undefined;
    const sink = await MailSink.start({
      onMail: (mail) => {
        life?.mails.push(mail);
        life?.arrived();
      },
    });
    const ports = { http: await freePort(), mail: await freePort() };
    life = new ErasureLife(freshPath('data'), freshPath('diagnostics'), environment, sink, ports);
    return life;
  }

  async start(): Promise<void> {
    const { data, environment, sink, ports, diagnostics } = this;
    const flags = {
      data,
      'http.port': String(ports.http),
      'smtp.host': '127.0.0.1',
      'smtp.port': String(sink.port),
      'smtp.from.address': 'secretariat@ping.example',
      'mailIn.smtp.port': String(ports.mail),
      'mailIn.smtp.host': '127.0.0.1',
      'logging.level': 'debug',
    };
    this.process = ServerProcess.plain(
      { flags, environment },
      { NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${diagnostics}` },
    );
    await this.process.until('serving');
  }

  async stop(): Promise<void> {
    await this.process?.stop();
    this.output.push(...(this.process?.output ?? []));
  }

  askForHeap(): void {
    this.process?.signal('SIGUSR2');
  }

  async end(): Promise<void> {
    await this.stop();
    await this.sink.close();
  }

  /** With a key under which the answer is kept. @throws unless it is done. */
  async ask(method: string, path: string, body?: unknown, as = 'ana'): Promise<Answer> {
    const isTable = typeof body === 'string';
    const answer = await fetch(`http://127.0.0.1:${this.ports.http}${path}`, {
      method,
      headers: {
        'x-rollcall-as': as,
        ...(method === 'GET' ? {} : { 'idempotency-key': `request-${++this.requests}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': isTable ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isTable ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return { status: answer.status, text };
  }

  api(method: string, path: string, body?: unknown, as?: string): Promise<Answer> {
    return this.ask(method, `/api/v1${path}`, body, as);
  }

  /** Everything that a person leaves behind: details, corrections, an answer, replies, reasons, letters. */
  async live(): Promise<void> {
    await this.api('POST', '/directory/imports', table);
    const point = '/directory/contact-points/cz-9';
    await this.api('POST', `${point}/channels/phone-main/verify`, { reason: person.reason });
    await this.api('POST', '/directory/versions');
    await this.api('PUT', '/campaigns/spring', { name: 'Spring' });
    await this.api('POST', '/campaigns/spring/launch', { acceptsWarnings: true });
    const ping = await this.mailTo(person.mail);
    await this.answer(ping);
    await this.reply(person.mail, ping.replyTo, person.subject, person.reply);
    await this.reply(stranger.mail, 'secretariat@ping.example', 'Hello', stranger.text);
    const values = { phone: person.otherPhone, instructions: person.instructions };
    const proposed = await this.api('POST', '/proposals', {
      contactPointId: 'cz-9',
      values,
      note: person.note,
    });
    const { proposalId } = JSON.parse(proposed.text) as { proposalId: string };
    await this.api('POST', `/proposals/${proposalId}/approve`, undefined, 'bert');
    for (const path of ['/pings/cz-9/events', '/board', '/statistics'])
      await this.api('GET', `/campaigns/spring${path}`);
  }

  async erase(): Promise<void> {
    const waiting = JSON.parse((await this.api('GET', '/mail')).text) as { mailId: string }[];
    for (const { mailId } of waiting)
      await this.api('POST', '/privacy/erasures', { kind: 'mail', id: mailId });
    const withdrawal = { effectiveOn: '2024-01-01', reason: person.reason };
    await this.api('POST', '/directory/contact-points/cz-9/withdraw', withdrawal);
    await this.api('POST', '/privacy/erasures', { kind: 'contact-point', id: 'cz-9' });
  }

  private async answer({ link = '' }: SunkMail): Promise<void> {
    const page = await (await fetch(link)).text();
    const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const { answeredBy, note, corrected: email } = person;
    const body = new URLSearchParams({ nonce, choice: 'on-duty', answeredBy, note, email });
    const answered = await fetch(link, { method: 'POST', redirect: 'manual', body });
    if (answered.status !== 303) throw new Error(`the answer was not taken: ${answered.status}`);
  }

  private async reply(from: string, to: string, subject: string, text: string): Promise<void> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: this.ports.mail,
      secure: false,
      ignoreTLS: true,
    });
    await transport.sendMail({ from: `"${person.name}" <${from}>`, to, subject, text });
    transport.close();
  }

  private async mailTo(address: string): Promise<SunkMail> {
    for (;;) {
      const found = this.mails.find(({ to }) => to === address);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (this.arrived = resolve));
    }
  }
}
