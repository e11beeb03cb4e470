import type { Position } from '#kernel';

/**
 * Frames of the WHATWG's server-sent events. The id is the log position, so that `Last-Event-ID` says exactly what the
 * reader holds.
 */
export function retryFrame(ms: number): Buffer {
  return Buffer.from(`retry: ${ms}\n\n`);
}

/** One change of one document; `null` says that it is gone. */
export function changeFrame(key: string, document: string, position: Position): Buffer {
  return Buffer.from(
    `event: change\nid: ${position}\ndata: {"key":${JSON.stringify(key)},"document":${document}}\n\n`,
  );
}

/** One event, however large: its data may be written line by line, as the reader joins them again. */
export function* snapshotFrame(
  position: Position | undefined,
  lines: Iterable<string>,
): Generator<string, void, void> {
  yield `event: snapshot\n${position === undefined ? '' : `id: ${position}\n`}`;
  for (const line of lines) yield `data: ${line}\n`;
  yield '\n';
}

/**
 * A comment, which keeps proxies from ending the connection; and with it an event, where the reader holds everything up to
 * its id: a browser hears of no comment, and has to tell silence from a cut. Without one it may stand in the middle of an
 * event.
 */
export function heartbeatFrame(position: Position | undefined): Buffer {
  return Buffer.from(
    `: heartbeat\n${position === undefined ? '' : `event: alive\nid: ${position}\ndata: {}\n\n`}`,
  );
}

/** @returns `undefined` for what is no position: whoever sent it is given a snapshot. */
export function parseEventId(text: string | undefined): Position | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  const position = Number(text);
  return Number.isSafeInteger(position) ? position : undefined;
}
