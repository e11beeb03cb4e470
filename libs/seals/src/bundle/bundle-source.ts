import { linesOf, type FileLine } from '#event-log';
import { Fault, type JsonObject } from '#kernel';
import { noSeal } from '../domain/seal.events.js';
import type { SealedEvent } from '../merkle/event-leaf.js';
import type { Finding } from '../verify/findings.js';
import {
  seen,
  type SealedSource,
  type SealEntry,
  type SealStart,
  type SeenEvent,
} from '../verify/sealed-source.js';
import type { BundleHeader, BundleLine } from './bundle-lines.js';
import { isAsWritten } from './written-line.js';

/** Faults of a bundle that are told; whatever lacks because of them is found by itself. */
const faultsMax = 100;

/**
 * A bundle as it is verified. It is read twice side by side, once for the seals and once for the events, so that neither
 * waits in memory for the other.
 */
export class BundleSource implements SealedSource {
  readonly faults: Finding[] = [];
  private readonly seals: AsyncGenerator<SealEntry>;
  private readonly events: AsyncGenerator<SeenEvent>;

  /** @throws Fault `no-bundle` */
  static async open(path: string): Promise<BundleSource> {
    for await (const line of linesOf(path)) {
      const header = parsed(line);
      if (isHeader(header)) return new BundleSource(path, header);
      break;
    }
    throw new Fault('no-bundle', `${path} is no bundle that "rollcall audit export" has written`);
  }

  private constructor(
    private readonly path: string,
    readonly header: BundleHeader,
  ) {
    this.seals = this.readSeals();
    this.events = this.readEvents();
  }

  /** What the header says is believed only as far as the first seal is linked to it. */
  get start(): SealStart | undefined {
    const { from, previous, before } = this.header;
    return from === 1 ? undefined : { number: from - 1, chained: previous, total: before };
  }

  get lastNumber(): number {
    return this.header.to;
  }

  async nextSealEntry(): Promise<SealEntry | undefined> {
    const next = await this.seals.next();
    return next.done === true ? undefined : next.value;
  }

  async nextEvent(): Promise<SeenEvent | undefined> {
    const next = await this.events.next();
    return next.done === true ? undefined : next.value;
  }

  private async *readSeals(): AsyncGenerator<SealEntry> {
    for await (const line of linesOf(this.path)) {
      // Most lines are events, which the other reading takes apart.
      if (line.text?.startsWith('{"kind":"event"')) continue;
      const read = parsed(line);
      if (read === undefined && isOfSeals(line)) this.unreadable(line);
      if (read?.kind === 'key' && typeof read.type === 'string')
        yield { type: read.type, data: isObject(read.data) ? read.data : undefined };
      if (read?.kind === 'seal')
        yield { type: 'LogSealed', data: isObject(read.data) ? read.data : undefined };
    }
  }

  private async *readEvents(): AsyncGenerator<SeenEvent> {
    let isWhole = false;
    for await (const line of linesOf(this.path)) {
      if (isOfSeals(line)) continue;
      const read = parsed(line);
      if (read === undefined) this.unreadable(line);
      else if (read.kind === 'bundle' && line.number > 1)
        this.fault(`line ${line.number} of the bundle begins another one`);
      else if (isWhole) this.fault(`line ${line.number} of the bundle comes after its end`);
      isWhole ||= read?.kind === 'end';
      if (read?.kind !== 'event') continue;
      if (isEvent(read.event)) yield seen(read.event);
      else this.fault(`line ${line.number} of the bundle is no event`);
    }
    if (!isWhole) this.fault('the bundle is cut off: its last line is missing');
  }

  private unreadable({ number }: FileLine): void {
    this.fault(`line ${number} of the bundle cannot be read, or holds what is not written there`);
  }

  private fault(message: string): void {
    if (this.faults.length < faultsMax) this.faults.push({ kind: 'bundle-malformed', message });
  }
}

/** Which the reading of the events leaves to that of the seals. */
function isOfSeals({ text }: FileLine): boolean {
  return text?.startsWith('{"kind":"seal"') === true;
}

/** A line as it was written, to the byte: whatever was put in beside would be believed and not verified. */
function parsed({ text }: FileLine): BundleLine | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isAsWritten(value) && JSON.stringify(value) === text
      ? (value as unknown as BundleLine)
      : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(line: BundleLine | undefined): line is BundleHeader {
  if (line?.kind !== 'bundle' || line.version !== 1) return false;
  const { from, to, before, previous } = line;
  const areNumbers = [from, to, before].every((value) => Number.isSafeInteger(value) && value >= 0);
  return (
    areNumbers && from >= 1 && typeof previous === 'string' && previous.length === noSeal.length
  );
}

function isEvent(event: unknown): event is SealedEvent {
  if (!isObject(event)) return false;
  const { stream, revision, id, type, data, metadata } = event;
  return (
    [stream, id, type].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(revision) &&
    isObject(data) &&
    isObject(metadata)
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
