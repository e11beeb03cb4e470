import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A reader over a socket of its own that keeps what a stream sent, and applies it. */
export class StreamReader {
  events: EventSourceMessage[] = [];
  /** The end of what arrived, as it arrived. */
  tail = '';
  readonly documents = new Map<string, unknown>();
  lastEventId: string | undefined;
  status: number | undefined;
  headers: IncomingMessage['headers'] = {};
  ended = false;
  private asked: ClientRequest | undefined;
  private waiting: { test: () => boolean; resolve: () => void }[] = [];

  constructor(private readonly url: string) {}

  /** Asks for what comes after what it holds, and resolves once the answer begins. */
  async connect(headers: Readonly<Record<string, string>> = {}): Promise<this> {
    this.ended = false;
    const resume = this.lastEventId === undefined ? {} : { 'last-event-id': this.lastEventId };
    const parser = createParser({ onEvent: (event) => this.take(event) });
    await new Promise<void>((resolve, reject) => {
      const asked = request(this.url, { headers: { ...resume, ...headers }, agent: false });
      this.asked = asked;
      asked.on('error', (error) => {
        this.finish();
        reject(error);
      });
      asked.on('response', (response) => {
        this.status = response.statusCode;
        this.headers = response.headers;
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          this.tail = (this.tail + text).slice(-1000);
          parser.feed(text);
          this.look();
        });
        response.on('error', () => this.finish());
        response.on('close', () => this.finish());
        resolve();
      });
      asked.end();
    });
    return this;
  }

  /** Resolves once `test` holds, which is looked at whenever something arrived. */
  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ test, resolve }));
  }

  /** Resolves once it holds everything up to `position`. */
  reached(position: number): Promise<void> {
    return this.until(() => Number(this.lastEventId ?? -1) >= position);
  }

  cut(): void {
    this.asked?.destroy();
  }

  get changes(): readonly EventSourceMessage[] {
    return this.events.filter(({ event }) => event === 'change');
  }

  private take(event: EventSourceMessage): void {
    this.events.push(event);
    this.lastEventId = event.id ?? this.lastEventId;
    const data = JSON.parse(event.data) as {
      readonly documents: Record<string, unknown>;
      readonly key: string;
      readonly document: unknown;
    };
    if (event.event === 'snapshot') {
      this.documents.clear();
      for (const [key, document] of Object.entries(data.documents))
        this.documents.set(key, document);
    } else if (data.document === null) this.documents.delete(data.key);
    else this.documents.set(data.key, data.document);
  }

  private finish(): void {
    this.ended = true;
    this.look();
  }

  private look(): void {
    const done = this.waiting.filter(({ test }) => test());
    this.waiting = this.waiting.filter((one) => !done.includes(one));
    for (const { resolve } of done) resolve();
  }
}
