import { Refusal, type Decider, type EventDefinitions, type Projection } from '#kernel';
import type { ContactPoint } from './contact-point.decider.js';
import {
  channelField,
  channelOrder,
  detailField,
  exactDifferences,
  type Directory,
} from './exact-difference.js';
import type { ContactPointStatus } from './vocabulary.js';

/** What became of one contact point between two versions, without the values themselves. */
export interface Difference {
  readonly contactPointId: string;
  readonly party: string;
  /** As it is called in the later version, or was in the earlier one where it is gone. */
  readonly institution: string;
  readonly status: ContactPointStatus;
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
export function differencesBetween(before: Directory, after: Directory): readonly Difference[] {
  return exactDifferences(before, after).flatMap(({ contactPointId, changes }): Difference[] => {
    const old = listed(before.get(contactPointId));
    const now = listed(after.get(contactPointId));
    const seen = now ?? old;
    if (seen === undefined) return [];
    const { party, details, status } = seen;
    const about = { contactPointId, party, institution: details.institution, status };
    if (old === undefined) return [{ ...about, change: 'added', fields: [] }];
    if (now === undefined) return [{ ...about, change: 'removed', fields: [] }];
    const fields = changes.flatMap(({ field }) => shownAs(field));
    return fields.length === 0 ? [] : [{ ...about, change: 'changed', fields }];
  });
}

/** Who was withdrawn stands in the directory no longer. */
function listed(point: ContactPoint | undefined): ContactPoint | undefined {
  return point?.status === 'withdrawn' ? undefined : point;
}

/** Under which name a change is shown; what the directory only keeps for itself is not. */
function shownAs(field: string): readonly string[] {
  if (field === 'status') return [field];
  if (field === channelOrder) return [];
  for (const prefix of [channelField, detailField])
    if (field.startsWith(prefix)) return [field.slice(prefix.length)];
  return [];
}
