import { mailSubject, type MailEvent } from '#answers';
import type { EventLog } from '#event-log';
import { isCiphertext, textIn, type Instant, type JsonObject, type JsonValue } from '#kernel';
import type { PersonalData } from '#keys';

/** One event that concerns a person, what was encrypted for them in clear. */
export interface HeldItem {
  /** Where it stands: the stream, and its number there, 0 for the first. */
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** When it was recorded. */
  readonly at: Instant;
  /** Who recorded it. */
  readonly by: string;
  readonly data: JsonObject;
}

/** All that is held on a contact point: the right of access of article 15 GDPR and article 9 of Convention 108+. */
export interface Held {
  readonly contactPointId: string;
  readonly gatheredAt: Instant;
  /** Whether its key was forgotten: what was encrypted then stands here as `null`. */
  readonly erased: boolean;
  /** In the order of the log. */
  readonly items: readonly HeldItem[];
}

/** A text in clear: itself, what a key opens, or `null`. */
type Open = (text: string) => Promise<string | null>;

export interface HeldStores {
  readonly log: Pick<EventLog, 'readAll'>;
  readonly personalData: PersonalData;
}

/** Whom is asked about. */
export interface HeldSubject {
  readonly contactPointId: string;
  /** Whether its key was forgotten, as its own history says. */
  readonly erased: boolean;
}

/**
 * Reads the whole log, for nothing else knows all that was ever recorded. An event concerns a contact point when it stands in
 * one of its streams or names it, or holds what its key opens in a stream that named it. Of a list, what is about others is left out, and what only the keys of others open is `null`.
 */
export async function heldOn(
  { contactPointId, erased }: HeldSubject,
  gatheredAt: Instant,
  { log, personalData }: HeldStores,
): Promise<Held> {
  const openedBy = async (subject: string, text: string): Promise<string | null> => {
    if (!isCiphertext(text)) return text;
    if (erased) return null;
    try {
      return (await personalData.decrypt(subject, text)) ?? null;
    } catch (error) {
      // It is bound to whom it is about: another subject's does not open with this key.
      if (isOfAnother(error)) return null;
      throw error;
    }
  };
  const items: HeldItem[] = [];
  const streams = new Set<string>();
  const mails = await assignedMails(contactPointId, log);
  for await (const { stream, revision, type, data, metadata } of log.readAll()) {
    const mailId = mails.get(stream);
    const open: Open = async (text) =>
      (await openedBy(contactPointId, text)) ??
      (mailId === undefined ? null : openedBy(mailSubject(mailId), text));
    const isNamed =
      mailId !== undefined || isOwnStream(stream, contactPointId) || names(data, contactPointId);
    // What follows in such a stream need not name it again: a letter that failed, a mail that was dismissed.
    if (!isNamed && !(streams.has(stream) && (await opensAny(data, open)))) continue;
    streams.add(stream);
    const { at, actor } = metadata;
    const own = (await opened(withoutOthers(data, contactPointId), open)) as JsonObject;
    items.push({ stream, revision, type, at, by: `${actor.kind} ${actor.id}`, data: own });
  }
  return { contactPointId, gatheredAt, erased, items };
}

/** By their streams: mails of somebody unknown, until a person found that they are of the contact point. */
async function assignedMails(
  contactPointId: string,
  log: HeldStores['log'],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const type: MailEvent['type'] = 'MailAssigned';
  for await (const { stream, data } of log.readAll({ filter: { eventTypes: [type] } }))
    if (data['contactPointId'] === contactPointId) found.set(stream, textIn(data, 'mailId'));
  return found;
}

/** `contactPoint-fr-1`, `ping-spring-2026.fr-1`. */
function isOwnStream(stream: string, contactPointId: string): boolean {
  return stream === `contactPoint-${contactPointId}` || stream.endsWith(`.${contactPointId}`);
}

function names(value: unknown, contactPointId: string): boolean {
  if (typeof value !== 'object' || value === null) return value === contactPointId;
  return (
    Object.hasOwn(value, contactPointId) ||
    Object.values(value).some((one) => names(one, contactPointId))
  );
}

function withoutOthers(value: unknown, contactPointId: string): JsonValue {
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  const keep = ([key, one]: [string, unknown]) =>
    key === contactPointId || names(one, contactPointId);
  if (Array.isArray(value)) {
    const own = value.filter((one) => names(one, contactPointId));
    return (own.length === 0 ? value : own).map((one) => withoutOthers(one, contactPointId));
  }
  const entries = Object.entries(value);
  // A table by contact point: the rows of the others are none of this one's business.
  const shown = Object.hasOwn(value, contactPointId) ? entries.filter(keep) : entries;
  return Object.fromEntries(shown.map(([key, one]) => [key, withoutOthers(one, contactPointId)]));
}

async function opened(value: JsonValue, open: Open): Promise<JsonValue> {
  if (typeof value === 'string') return open(value);
  if (Array.isArray(value)) return Promise.all(value.map((one) => opened(one, open)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as JsonObject).map(
    async ([key, one]) => [key, await opened(one as JsonValue, open)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function opensAny(value: unknown, open: Open): Promise<boolean> {
  if (isCiphertext(value)) return (await open(value)) !== null;
  if (typeof value !== 'object' || value === null) return false;
  const parts = await Promise.all(Object.values(value).map((one) => opensAny(one, open)));
  return parts.includes(true);
}

function isOfAnother(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ciphertext-damaged';
}
