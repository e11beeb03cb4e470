import { limits } from '#kernel';
import type { HandOver } from '../transport.port.js';

/** Trying again may help: too slow, too early, too many (RFC 9110, RFC 8470, RFC 6585). */
const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429]);
/** What a gateway says of us, or of the address that we were configured with, and not of the recipient. */
const aboutUs: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 421]);

/**
 * What an answer that is no success says. A receiver that has its own address says by 404 or 410 that it is gone. A gateway
 * that serves many says by 410 that this recipient can never be reached, such as a landline by SMS (FM-23), and by another
 * 4xx that it doubts the recipient or the message; where it finds fault with us, the message is tried again.
 *
 * @param isGateway whether the address is one that all messages of the kind go to.
 */
export function failureOf(status: number, answer: string, isGateway: boolean): HandOver {
  const reason = `HTTP ${status} ${answer}`.trim().slice(0, limits.replyCharactersMax);
  const isOurs = isGateway && (aboutUs.has(status) || status < 400);
  if (isOurs || status >= 500 || transientStatuses.has(status))
    return { outcome: 'failed', permanence: 'transient', reason };
  const isGone = status === 410 || status === 404;
  const verdict = isGone ? 'unreachable' : 'doubtful';
  return { outcome: 'failed', permanence: 'permanent', reason, verdict };
}

/**
 * The body as far as the bound allows and the connection lasts; the rest is not read. The status has already said what
 * became of the message.
 */
export async function readBounded(response: Response, bytesMax: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= bytesMax) break;
    }
  } catch {
    // What has come is enough.
  }
  return Buffer.concat(chunks).subarray(0, bytesMax).toString('utf8');
}

/** The gateway's own name for the message: `{"id": …}`. It is kept in clear, and so must be a name and nothing else. */
export function referenceIn(answer: string): string | undefined {
  try {
    const value: unknown = JSON.parse(answer);
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof id === 'string' && /^[\w.:-]{1,200}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
