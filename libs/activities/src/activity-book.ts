import { Injectable } from '@nestjs/common';
import { ProjectionHost, type Until } from '#engine';
import { isCiphertext, type Actor, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import { activities, type Activity } from './domain/activities.projection.js';
import { activitySubject } from './domain/activity.events.js';
import { activitiesIn, type ActivityFilter } from './domain/activity.filter.js';
import type { PlainActivity, PlainActivityChanges } from './domain/activity.messages.js';

/** An activity as people read it. What was erased is left out of `details`, and null elsewhere. */
export interface ReadActivity {
  readonly activityId: string;
  readonly details: PlainActivity;
  readonly recordedAt: Instant;
  readonly amendments: readonly {
    readonly at: Instant;
    readonly actor: Actor;
    readonly before: PlainActivityChanges;
    readonly changes: PlainActivityChanges;
    readonly reason: string | null;
  }[];
}

/** The register of activities, its free text decrypted at the last moment. */
@Injectable()
export class ActivityBook {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  /** In order of their first days, as the log stood then. */
  async list(filter: ActivityFilter, until?: Until): Promise<readonly ReadActivity[]> {
    const all = await this.projections.documents(activities, until);
    return Promise.all(activitiesIn(all.values(), filter).map((one) => this.read(one)));
  }

  async one(activityId: string, until?: Until): Promise<ReadActivity | undefined> {
    const found = (await this.projections.documents(activities, until)).get(activityId);
    return found && this.read(found);
  }

  private async read({ activityId, details, recordedAt, amendments }: Activity) {
    return {
      activityId,
      details: (await this.opened(activityId, details, undefined)) as unknown as PlainActivity,
      recordedAt,
      amendments: await Promise.all(
        amendments.map(async ({ at, actor, before, changes, reason }) => ({
          at,
          actor,
          before: (await this.opened(activityId, before, null)) as PlainActivityChanges,
          changes: (await this.opened(activityId, changes, null)) as PlainActivityChanges,
          reason: (await this.text(activityId, reason)) ?? null,
        })),
      ),
    };
  }

  /** @param erased what stands for notes that nobody can read any more. */
  private async opened(
    activityId: string,
    given: { readonly notes?: unknown },
    erased: null | undefined,
  ): Promise<object> {
    const { notes, ...open } = given;
    if (notes === undefined) return open;
    const text = await this.text(activityId, notes);
    if (text === undefined && erased === undefined) return open;
    return { ...open, notes: text ?? erased };
  }

  private async text(activityId: string, stored: unknown): Promise<string | undefined> {
    if (!isCiphertext(stored)) return undefined;
    return this.personalData.decrypt(activitySubject(activityId), stored);
  }
}
