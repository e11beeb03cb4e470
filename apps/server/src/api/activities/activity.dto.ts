import type { CalendarDate } from '#kernel';
import { activityKinds, type ActivityKind } from '#activities';
import { AsOfDto } from '../http/as-of.dto.js';
import { Day, Flag, Line, OneOf, Prose, QueryFlag, Text, Words } from '../http/fields.js';

const told = {
  kind: { description: 'what it was', example: 'workshop' },
  title: { description: 'how people call it', example: 'Workshop on legislation' },
  from: { description: 'its first day', example: '2026-03-02' },
  until: { description: 'its last day, where it took more than one', example: '2026-03-04' },
  heldIn: { description: 'the States where it was held (ISO 3166-1 alpha-2)', example: ['TN'] },
  venue: { description: 'a place that is no State, or is more exact', example: 'EUROPOL' },
  statesHelped: { description: 'whom it was for, Parties or not', example: ['TN', 'BJ'] },
  contributingParties: { description: 'Parties whose people contributed', example: ['RO'] },
  contributingContactPoints: {
    description: 'contact points that contributed, by their ids',
    example: ['fr-1'],
  },
  partnerNetworks: {
    description: 'g7, interpol, or the name of another network',
    example: ['interpol'],
  },
  topics: { description: 'what it was about', example: ['legislation'] },
  participants: {
    description: 'how many, or which group; names of people belong into `notes`',
    example: '24 prosecutors',
  },
  notes: { description: 'free text, kept encrypted', example: 'Asked for a second workshop' },
} as const;
const optional = { optional: true } as const;
const removable = { optional: true, nullable: true } as const;

/** Lists that an activity may have, and an amendment may replace. */
class ActivityListsDto {
  @Words({ ...told.heldIn, ...optional })
  heldIn?: string[];

  @Words({ ...told.statesHelped, ...optional })
  statesHelped?: string[];

  @Words({ ...told.contributingParties, ...optional })
  contributingParties?: string[];

  @Words({ ...told.contributingContactPoints, ...optional })
  contributingContactPoints?: string[];

  @Words({ ...told.partnerNetworks, ...optional })
  partnerNetworks?: string[];

  @Words({ ...told.topics, ...optional })
  topics?: string[];
}

export class ActivityDto extends ActivityListsDto {
  @OneOf(activityKinds, told.kind)
  kind!: ActivityKind;

  @Line(told.title)
  title!: string;

  @Day(told.from)
  from!: CalendarDate;

  @Day({ ...told.until, ...optional })
  until?: CalendarDate;

  @Line({ ...told.venue, ...optional })
  venue?: string;

  @Line({ ...told.participants, ...optional })
  participants?: string;

  @Prose({ ...told.notes, ...optional })
  notes?: string;
}

/** What is left out stays as it is (RFC 7396); `null` takes a detail away. */
export class AmendmentDto extends ActivityListsDto {
  @Prose({ description: 'why it is amended, for the record', example: 'It took two days' })
  reason!: string;

  @OneOf(activityKinds, { ...told.kind, ...optional })
  kind?: ActivityKind;

  @Line({ ...told.title, ...optional })
  title?: string;

  @Day({ ...told.from, ...optional })
  from?: CalendarDate;

  @Day({ ...told.until, ...removable })
  until?: CalendarDate | null;

  @Line({ ...told.venue, ...removable })
  venue?: string | null;

  @Line({ ...told.participants, ...removable })
  participants?: string | null;

  @Prose({ ...told.notes, ...removable })
  notes?: string | null;

  @Flag({
    description: 'it was recorded by mistake or did not take place: it counts no more',
    example: true,
    optional: true,
  })
  struckOut?: boolean;
}

export class ActivitiesDto extends AsOfDto {
  @OneOf(activityKinds, { description: 'of this kind only', example: 'workshop', optional: true })
  kind?: ActivityKind;

  @Text({
    description: 'held in this State, for it, or with its contribution',
    example: 'TN',
    max: 2,
    optional: true,
  })
  state?: string;

  @Text({ description: 'with this partner network', example: 'interpol', optional: true })
  partner?: string;

  @Day({ description: 'not over before this day', example: '2026-01-01', optional: true })
  from?: CalendarDate;

  @Day({ description: 'begun by this day', example: '2026-12-31', optional: true })
  to?: CalendarDate;

  @QueryFlag({
    description: 'also those that were struck out',
    example: true,
    optional: true,
  })
  struckOut?: boolean;
}
