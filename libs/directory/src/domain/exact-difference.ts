import { canonicalJson, type JsonValue } from '#kernel';
import type { ContactPoint } from './contact-point.state.js';
import type { Channel, ContactDetails } from './contact-point.events.js';

export type Directory = ReadonlyMap<string, ContactPoint>;

/** One member of what the directory knows of a contact point; a side that is not there is not known on that side. */
export interface MemberChange {
  /** Such as `status`, `details.institution`, `channel.email-main`. */
  readonly field: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** All that differs of one contact point, with its values; addresses are encrypted as they are in the directory. */
export interface ExactDifference {
  readonly contactPointId: string;
  readonly changes: readonly MemberChange[];
}

export const channelField = 'channel.';
export const detailField = 'details.';
/** Which channels there are, in their order. */
export const channelOrder = 'details.channels';

/** What turns one directory into the other, in order of the contact points' ids. */
export function exactDifferences(before: Directory, after: Directory): readonly ExactDifference[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return ids.flatMap((contactPointId): ExactDifference[] => {
    const changes = changesOf(flat(before.get(contactPointId)), flat(after.get(contactPointId)));
    return changes.length === 0 ? [] : [{ contactPointId, changes }];
  });
}

/** The directory with the differences applied: `applied(before, exactDifferences(before, after))` is `after`. */
export function applied(directory: Directory, differences: readonly ExactDifference[]): Directory {
  const next = new Map(directory);
  for (const { contactPointId, changes } of differences) {
    const fields = new Map(flat(next.get(contactPointId)));
    for (const { field, after } of changes)
      if (after === undefined) fields.delete(field);
      else fields.set(field, after);
    const point = whole(contactPointId, fields);
    if (point === undefined) next.delete(contactPointId);
    else next.set(contactPointId, point);
  }
  return next;
}

/** The differences the other way round. */
export function reversed(differences: readonly ExactDifference[]): readonly ExactDifference[] {
  return differences.map(({ contactPointId, changes }) => ({
    contactPointId,
    changes: changes.map(({ field, before, after }) => ({
      field,
      ...(after === undefined ? {} : { before: after }),
      ...(before === undefined ? {} : { after: before }),
    })),
  }));
}

type Fields = ReadonlyMap<string, JsonValue>;

function changesOf(old: Fields, now: Fields): readonly MemberChange[] {
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field): MemberChange[] => {
    const before = old.get(field);
    const after = now.get(field);
    if (
      before !== undefined &&
      after !== undefined &&
      canonicalJson(before) === canonicalJson(after)
    )
      return [];
    return [
      {
        field,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  });
}

function flat(point: ContactPoint | undefined): Fields {
  if (point === undefined) return new Map();
  const { contactPointId: _, details, ...rest } = point;
  const { channels, ...others } = details;
  const members = [
    ...Object.entries(rest),
    ...Object.entries(others).map(([name, value]) => [`${detailField}${name}`, value]),
    [channelOrder, channels.map(({ id }) => id)],
    ...channels.map((channel) => [`${channelField}${channel.id}`, channel]),
  ] as [string, JsonValue | undefined][];
  return new Map(
    members.filter((member): member is [string, JsonValue] => member[1] !== undefined),
  );
}

function whole(contactPointId: string, fields: Fields): ContactPoint | undefined {
  if (!fields.has('status')) return undefined;
  const rest: Record<string, JsonValue> = {};
  const details: Record<string, JsonValue> = {};
  for (const [field, value] of fields)
    if (field.startsWith(detailField)) details[field.slice(detailField.length)] = value;
    else if (!field.startsWith(channelField)) rest[field] = value;
  const order = (fields.get(channelOrder) ?? []) as readonly string[];
  const channels = order.map((id) => fields.get(`${channelField}${id}`) as unknown as Channel);
  return {
    ...(rest as unknown as Omit<ContactPoint, 'contactPointId' | 'details'>),
    contactPointId,
    details: { ...(details as unknown as ContactDetails), channels },
  };
}
