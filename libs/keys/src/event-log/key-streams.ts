import { Buffer } from 'node:buffer';
import { Fault, limits, type StreamName } from '#kernel';

/** Neither name can be that of a subject: base64url has no dot. */
export const masterCheckStream: StreamName = 'key-.master';
export const subjectIndexStream: StreamName = 'key-.subjects';

/** Any text can be a subject, and few can be in the name of a stream. @throws Fault `key-subject-invalid`. */
export function keyStream(subject: string): StreamName {
  const bytes = Buffer.from(subject);
  if (bytes.length > limits.keySubjectBytesMax || /\p{Surrogate}/u.test(subject))
    throw new Fault(
      'key-subject-invalid',
      `${JSON.stringify(subject.slice(0, 100))} cannot have a key: expected text of at most ${limits.keySubjectBytesMax} bytes`,
    );
  return `key-${bytes.toString('base64url')}`;
}
