import {
  canonicalJson,
  Refusal,
  type Decider,
  type EventDefinitions,
  type Projection,
} from '#kernel';
import type { ContactPoint } from './contact-point.decider.js';

/** What became of one contact point between two versions, without the values themselves. */
export interface Difference {
  readonly contactPointId: string;
  readonly party: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For `changed`: which details, channels by their id. */
  readonly fields: readonly string[];
}

export interface DirectoryVersion {
  /** 1 for the first. */
  readonly number: number;
  /** The last event the version holds: it names the same state in any copy of the log. */
  readonly lastEventId: string;
  /** What changed since the version before, in numbers: what exactly is in the log itself. */
  readonly changes: Readonly<Record<Difference['change'], number>>;
  /** SHA-256 in hexadecimal over the canonical directory, addresses encrypted. */
  readonly digest: string;
}

export type DirectoryVersionEvent = {
  readonly type: 'DirectoryVersionPublished';
  readonly data: DirectoryVersion;
};
export type DirectoryVersionCommand = {
  readonly type: 'PublishDirectoryVersion';
  readonly lastEventId: string;
  readonly digest: string;
  readonly changes: DirectoryVersion['changes'];
  /** The number of the version the differences were taken from, 0 before the first. */
  readonly since: number;
};
export interface DirectoryVersions {
  readonly latest: DirectoryVersion | undefined;
}

export const directoryVersionEvents: EventDefinitions<DirectoryVersionEvent> = {
  DirectoryVersionPublished: { schema: 1 },
};

export const directoryStream = 'directory';

export const directoryVersions: Decider<
  DirectoryVersions,
  DirectoryVersionCommand,
  DirectoryVersionEvent
> = {
  initial: { latest: undefined },

  /** Publishing an unchanged directory makes no new version. */
  decide({ lastEventId, digest, changes, since }, { latest }) {
    if (latest?.digest === digest) return [];
    if ((latest?.number ?? 0) !== since) throw new Refusal('directory-published-meanwhile');
    return [
      {
        type: 'DirectoryVersionPublished',
        data: { number: since + 1, lastEventId, changes, digest },
      },
    ];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'DirectoryVersionPublished':
        return { latest: event.data };
      default:
        event.type satisfies never;
        return state;
    }
  },
};

/** Every version by its number. */
export const directoryVersionList: Projection<DirectoryVersion, DirectoryVersionEvent> = {
  name: 'directory-versions',
  revision: 1,
  key: (event) => String(event.data.number),
  apply: { DirectoryVersionPublished: (_, event) => event.data },
};

export function changesIn(differences: readonly Difference[]): DirectoryVersion['changes'] {
  const count = (change: Difference['change']) =>
    differences.filter((one) => one.change === change).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed') };
}

/** What lies between two states of the directory, in order of the contact points' ids. */
export function differencesBetween(
  before: ReadonlyMap<string, ContactPoint>,
  after: ReadonlyMap<string, ContactPoint>,
): readonly Difference[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return ids.flatMap((contactPointId): Difference[] => {
    const old = before.get(contactPointId);
    const now = after.get(contactPointId);
    const isListed = now !== undefined && now.status !== 'withdrawn';
    const wasListed = old !== undefined && old.status !== 'withdrawn';
    if (now !== undefined && isListed && !wasListed)
      return [{ contactPointId, party: now.party, change: 'added', fields: [] }];
    if (old !== undefined && wasListed && !isListed)
      return [{ contactPointId, party: old.party, change: 'removed', fields: [] }];
    if (old === undefined || now === undefined || !isListed) return [];
    const fields = changedFields(old, now);
    if (fields.length === 0) return [];
    return [{ contactPointId, party: now.party, change: 'changed', fields }];
  });
}

function changedFields(before: ContactPoint, after: ContactPoint): readonly string[] {
  const flat = ({ status, details: { channels, ...details } }: ContactPoint) =>
    new Map<string, unknown>([
      ['status', status],
      ...Object.entries(details),
      ...channels.map((channel): [string, unknown] => [channel.id, channel]),
    ]);
  const old = flat(before);
  const now = flat(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => canonicalJson(old.get(field)) !== canonicalJson(now.get(field)),
  );
}
