import { createReadStream } from 'node:fs';
import { limits } from '#kernel';

export interface FileLine {
  /** 1 for the first. */
  readonly number: number;
  /** `undefined` for one that is longer than any that we write. */
  readonly text: string | undefined;
}

/**
 * The lines of a file, of which no more than one is in memory, however long it is. They end at a line feed and nowhere
 * else: Node's readline also ends them at U+2028, which JSON has inside its texts.
 */
export async function* linesOf(path: string): AsyncGenerator<FileLine> {
  let number = 1;
  let parts: Buffer[] = [];
  let bytes = 0;
  const line = (): FileLine => ({
    number: number++,
    text: bytes > limits.eventLineBytesMax ? undefined : Buffer.concat(parts).toString(),
  });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      bytes += end - start;
      parts.push(chunk.subarray(start, end));
      yield line();
      [parts, bytes, start] = [[], 0, end + 1];
    }
    bytes += chunk.length - start;
    if (bytes > limits.eventLineBytesMax) parts = [];
    else parts.push(chunk.subarray(start));
  }
  if (bytes > 0) yield line();
}
