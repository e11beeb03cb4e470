import { Fault, type JsonObject } from '#kernel';
import { payloadOf, type KeyLog } from './key-log.js';
import { subjectIndexStream } from './key-streams.js';

/**
 * Which subjects ever had a key or were erased: no log tells the names of its key streams. A subject is listed before its
 * stream is written, so none is missing; one may be listed twice, or have got no key after all.
 */
export class SubjectIndex {
  private waiting: string[] = [];
  private next: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly keyLog: KeyLog) {}

  /** Those who come while an append is under way share the next one: `limits.keyRequestsAtOnce` at most. */
  list(subject: string): Promise<void> {
    this.waiting.push(subject);
    this.next ??= this.last = this.last.catch(() => {}).then(() => this.write());
    return this.next;
  }

  /** Every listed subject once. */
  async *subjects(): AsyncGenerator<string> {
    const seen = new Set<string>();
    for await (const event of this.keyLog.log.readStream(subjectIndexStream))
      for (const subject of listed(payloadOf(event))) {
        if (!seen.has(subject)) yield subject;
        seen.add(subject);
      }
  }

  private async write(): Promise<void> {
    const subjects = [...new Set(this.waiting)];
    this.waiting = [];
    this.next = undefined;
    await this.keyLog.append(subjectIndexStream, 'SubjectsListed', { subjects }, 'any');
  }
}

function listed({ subjects }: JsonObject): readonly string[] {
  if (Array.isArray(subjects) && subjects.every((subject) => typeof subject === 'string'))
    return subjects;
  throw new Fault('payload-malformed', 'expected a list of texts under "subjects"');
}
