import type { ChannelVerdict } from './channel.js';

/** `class.subject.detail` of RFC 3463, where a reply or report states one. */
const statusPattern = /^([245])\.(\d{1,3})\.(\d{1,3})$/;

/** The mailbox or its address is what fails, whoever writes and whenever. */
const unreachable: ReadonlySet<string> = new Set([
  '5.1.1', // no such mailbox
  '5.1.3', // the address cannot be one
  '5.1.6', // moved, and nobody knows where to
  '5.1.10', // the domain takes no mail at all (RFC 7505)
  '5.2.1', // mailbox disabled
]);

/**
 * What is wrong is ours: our own address (5.1.7, 5.1.8), our credentials (5.7.8 to 5.7.14), or that we could not show to be
 * who we say (5.7.20 to 5.7.27: DKIM, SPF, reverse DNS, null MX; RFC 7372, RFC 7505). A domain set up badly would
 * otherwise make the whole network unreachable on its second day.
 */
function concernsSender(subject: number, detail: number): boolean {
  if (subject === 1) return detail === 7 || detail === 8;
  return subject === 7 && ((detail >= 8 && detail <= 14) || (detail >= 20 && detail <= 27));
}

/**
 * What an enhanced status code (RFC 3463) says of the channel. Routing (`x.4.x`: no route, a name server without an answer)
 * and protocol (`x.5.x`) say nothing of it (FM-28); a permanent failure whose cause is not plain makes it doubtful.
 *
 * @param status as `5.1.1`; `undefined` where a permanent failure states none.
 */
export function verdictOf(status: string | undefined): ChannelVerdict | undefined {
  const match = statusPattern.exec(status?.trim() ?? '');
  if (match === null) return 'doubtful';
  const [, category, subject, detail] = match.map(Number);
  if (category !== 5 || subject === 4 || subject === 5) return undefined;
  if (concernsSender(subject ?? 0, detail ?? 0)) return undefined;
  return unreachable.has(`5.${subject}.${detail}`) ? 'unreachable' : 'doubtful';
}

/** Whether trying again may help: a route that is missing today may be there in a minute, whatever its class says (FM-28). */
export function permanenceOf(status: string | undefined): 'permanent' | 'transient' {
  const match = statusPattern.exec(status?.trim() ?? '');
  return match === null || (match[1] === '5' && Number(match[2]) !== 4) ? 'permanent' : 'transient';
}

/** The enhanced status code of a server's reply, such as `550 5.1.1 No such user` or `550-5.1.1 …`. */
export function statusOfReply(reply: string): string | undefined {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\S)/.exec(reply)?.[1];
}
