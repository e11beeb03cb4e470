import type { EventLog } from '#event-log';
import { isCiphertext, type Instant, type JsonObject, type JsonValue } from '#kernel';
import type { Keys, PersonalData } from '#keys';

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

export interface HeldStores {
  readonly log: Pick<EventLog, 'readAll'>;
  readonly keys: Pick<Keys, 'find'>;
  readonly personalData: PersonalData;
}

/**
 * Reads the whole log, for nothing else knows all that was ever recorded. An event concerns a contact point when it stands in
 * one of its streams or names it, or holds what its key opens in a stream that named it. Of a list, what is about others is left out, and what only the keys of others open is `null`.
 */
export async function heldOn(
  contactPointId: string,
  gatheredAt: Instant,
  { log, keys, personalData }: HeldStores,
): Promise<Held> {
  const erased = (await keys.find(contactPointId)) === undefined;
  const open = async (text: string): Promise<string | null> => {
    if (!isCiphertext(text)) return text;
    if (erased) return null;
    try {
      return (await personalData.decrypt(contactPointId, text)) ?? null;
    } catch (error) {
      // It is bound to whom it is about: another subject's does not open with this key.
      if (isOfAnother(error)) return null;
      throw error;
    }
  };
  const items: HeldItem[] = [];
  const streams = new Set<string>();
  for await (const { stream, revision, type, data, metadata } of log.readAll()) {
    const isNamed = isOwnStream(stream, contactPointId) || names(data, contactPointId);
    // What follows in such a stream need not name it again: a letter that failed, a mail that was dismissed.
    if (!isNamed && !(streams.has(stream) && (await opensAny(data, open)))) continue;
    streams.add(stream);
    const { at, actor } = metadata;
    const own = (await opened(withoutOthers(data, contactPointId), open)) as JsonObject;
    items.push({ stream, revision, type, at, by: `${actor.kind} ${actor.id}`, data: own });
  }
  return { contactPointId, gatheredAt, erased, items };
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

async function opened(
  value: JsonValue,
  open: (text: string) => Promise<string | null>,
): Promise<JsonValue> {
  if (typeof value === 'string') return open(value);
  if (Array.isArray(value)) return Promise.all(value.map((one) => opened(one, open)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as JsonObject).map(
    async ([key, one]) => [key, await opened(one as JsonValue, open)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function opensAny(
  value: unknown,
  open: (text: string) => Promise<string | null>,
): Promise<boolean> {
  if (isCiphertext(value)) return (await open(value)) !== null;
  if (typeof value !== 'object' || value === null) return false;
  const parts = await Promise.all(Object.values(value).map((one) => opensAny(one, open)));
  return parts.includes(true);
}

function isOfAnother(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ciphertext-damaged';
}
