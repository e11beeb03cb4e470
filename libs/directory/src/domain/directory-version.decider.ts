import {
  canonicalJson,
  Refusal,
  type Decider,
  type EventDefinitions,
  type Instant,
  type Projection,
} from '#kernel';
import type { SealMark } from '#seals';
import type { ContactPoint } from './contact-point.state.js';
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
  /** The last seal of the log by then: whoever has the version can tell whether the log before it was changed since. */
  readonly seal?: SealMark;
}

/** Through what a version was told to the network: a mailing of its own, or the news that a campaign carried. */
export type SharedBy =
  | { readonly kind: 'mailing'; readonly mailingId: string }
  | { readonly kind: 'campaign'; readonly campaignId: string };

/** That a version was told to people, and from where on its differences were. */
export interface Sharing {
  readonly number: number;
  /** The version that was shared with the whole network before; 0 where none was. */
  readonly since: number;
  readonly by: SharedBy;
  /** Codes of those who were told, in their order. */
  readonly parties: readonly string[];
  readonly contactPoints: number;
  /** Whether it went to everybody; what went to some moves nobody else's news. */
  readonly wholeNetwork: boolean;
  readonly sharedAt: Instant;
}

export type DirectoryVersionEvent =
  | { readonly type: 'DirectoryVersionPublished'; readonly data: DirectoryVersion }
  | { readonly type: 'DirectoryVersionShared'; readonly data: Sharing };

export type DirectoryVersionCommand =
  | {
      readonly type: 'PublishDirectoryVersion';
      readonly lastEventId: string;
      readonly digest: string;
      readonly changes: DirectoryVersion['changes'];
      /** The number of the version the differences were taken from, 0 before the first. */
      readonly since: number;
      readonly seal?: SealMark;
    }
  | ({ readonly type: 'ShareDirectoryVersion' } & Omit<Sharing, 'since'>);

export interface DirectoryVersions {
  readonly latest: DirectoryVersion | undefined;
  readonly sharings: readonly Pick<Sharing, 'number' | 'by' | 'wholeNetwork'>[];
}

export const directoryVersionEvents: EventDefinitions<DirectoryVersionEvent> = {
  DirectoryVersionPublished: { schema: 1 },
  DirectoryVersionShared: { schema: 1 },
};

export const directoryStream = 'directory';

export const directoryVersions: Decider<
  DirectoryVersions,
  DirectoryVersionCommand,
  DirectoryVersionEvent
> = {
  initial: { latest: undefined, sharings: [] },
  decide: (command, state) =>
    command.type === 'PublishDirectoryVersion' ? publish(command, state) : share(command, state),

  evolve(state, event) {
    switch (event.type) {
      case 'DirectoryVersionPublished':
        return { ...state, latest: event.data };
      case 'DirectoryVersionShared': {
        const { number, by, wholeNetwork } = event.data;
        return { ...state, sharings: [...state.sharings, { number, by, wholeNetwork }] };
      }
      default:
        event satisfies never;
        return state;
    }
  },
};

type CommandOf<Type extends DirectoryVersionCommand['type']> = Extract<
  DirectoryVersionCommand,
  { type: Type }
>;

/** Publishing an unchanged directory makes no new version. */
function publish(
  { lastEventId, digest, changes, since, seal }: CommandOf<'PublishDirectoryVersion'>,
  { latest }: DirectoryVersions,
): readonly DirectoryVersionEvent[] {
  if (latest?.digest === digest) return [];
  if ((latest?.number ?? 0) !== since) throw new Refusal('directory-published-meanwhile');
  const told = { number: since + 1, lastEventId, changes, digest };
  const data = seal === undefined ? told : { ...told, seal };
  return [{ type: 'DirectoryVersionPublished', data }];
}

/** Each mailing and each campaign shares once. The whole network is never sent the same version twice, or an older one. */
function share(
  command: CommandOf<'ShareDirectoryVersion'>,
  state: DirectoryVersions,
): readonly DirectoryVersionEvent[] {
  const { type: _, ...asked } = command;
  const { number, by, wholeNetwork, contactPoints } = asked;
  if (state.sharings.some((one) => canonicalJson(one.by) === canonicalJson(by))) return [];
  if (number < 1 || number > (state.latest?.number ?? 0))
    throw new Refusal('directory-version-unknown', { number });
  if (contactPoints === 0) throw new Refusal('directory-shared-with-nobody', { number });
  const last = state.sharings
    .filter((one) => one.wholeNetwork && one.by.kind === 'mailing')
    .reduce((latest, one) => Math.max(latest, one.number), 0);
  if (wholeNetwork && by.kind === 'mailing' && number <= last)
    throw new Refusal('directory-version-shared-already', { number, lastShared: last });
  const since = sharedBefore(state, number);
  return [{ type: 'DirectoryVersionShared', data: { ...asked, since } }];
}

/** The newest version before this one that the whole network was told of; 0 where there is none. */
export function sharedBefore({ sharings }: DirectoryVersions, number: number): number {
  return sharings
    .filter((one) => one.wholeNetwork && one.number < number)
    .reduce((latest, one) => Math.max(latest, one.number), 0);
}

/** What a campaign's news go out from: the newest version, up to this one, that the whole network was told of. */
export function newestShared(state: DirectoryVersions, number: number): number | undefined {
  return sharedBefore(state, number + 1) || undefined;
}

/** A version as it stands in the log, and with whom it was shared. */
export interface KnownVersion extends DirectoryVersion {
  readonly publishedAt: Instant;
  readonly sharings: readonly Sharing[];
}

/** Every version by its number. */
export const directoryVersionList: Projection<KnownVersion, DirectoryVersionEvent> = {
  name: 'directory-versions',
  revision: 2,
  key: (event) => String(event.data.number),
  apply: {
    DirectoryVersionPublished: (_, { data, metadata }) => ({
      ...data,
      publishedAt: metadata.at,
      sharings: [],
    }),
    DirectoryVersionShared: (version, { data }) =>
      version && { ...version, sharings: [...version.sharings, data] },
  },
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
