import type { CalendarDate } from '#kernel';
import {
  availabilities,
  channelCapabilities,
  channelKinds,
  contactPointRoles,
  contactPointTypes,
  type Availability,
  type ChannelCapability,
  type ChannelKind,
  type ChannelUse,
  type ContactPointRole,
  type ContactPointType,
} from '#directory';
import { Day, OneOf, Part, Parts, Prose, Text, Whole, Words } from '../http/fields.js';
import { OnVersionDto } from './as-of-version.dto.js';
import { DutyDto } from './duty.dto.js';

export class ChannelDto {
  @Text({ description: 'unique within its contact point', example: 'email-main', max: 64 })
  id!: string;

  @OneOf(channelKinds, { description: 'what it goes through', example: 'email' })
  kind!: ChannelKind;

  @OneOf(['main', 'alternate'], { description: 'alternates are for escalations', example: 'main' })
  use!: ChannelUse;

  @Whole({ description: '1 is tried first', example: 1, min: 1, max: 100 })
  priority!: number;

  @Text({
    description: 'an e-mail address, an E.164 number, or the URL of a webhook',
    example: 'duty@police.example',
    max: 2_000,
  })
  address!: string;

  @Words({
    description: 'what it is good for; left alone where it is left out, taken away by []',
    example: ['attachments'],
    oneOf: channelCapabilities,
    optional: true,
  })
  capabilities?: ChannelCapability[];
}

const told = {
  institution: { description: 'the authority', example: 'National Cybercrime Unit', max: 500 },
  type: { description: 'may be left out while to be confirmed', example: 'police' },
  role: { description: 'of the contact point in its Party', example: 'primary' },
  channels: { description: 'the ways to reach it' },
  availability: { description: 'when somebody is there', example: '24/7' },
  timezone: { description: 'IANA zone', example: 'Europe/Paris', max: 64 },
  languages: { description: 'BCP 47 tags, the preferred one first', example: ['fr', 'en'] },
  instructions: { description: 'what callers have to know', example: 'Ask for the duty officer' },
  otherNetworks: { description: 'other 24/7 networks it serves', example: ['interpol'] },
  duty: { description: 'how the desk works; left alone where it is left out, taken away by {}' },
} as const;
const optional = { optional: true } as const;
const removable = { optional: true, nullable: true } as const;

export class DetailsDto {
  @Text(told.institution)
  institution!: string;

  @OneOf(contactPointTypes, { ...told.type, ...optional })
  type?: ContactPointType;

  @OneOf(contactPointRoles, told.role)
  role!: ContactPointRole;

  @Parts(() => ChannelDto, told.channels)
  channels!: ChannelDto[];

  @OneOf(availabilities, { ...told.availability, ...optional })
  availability?: Availability;

  @Text(told.timezone)
  timezone!: string;

  @Words(told.languages)
  languages!: string[];

  @Prose({ ...told.instructions, ...optional })
  instructions?: string;

  @Words({ ...told.otherNetworks, ...optional })
  otherNetworks?: string[];

  @Part(() => DutyDto, { ...told.duty, ...optional })
  duty?: DutyDto;
}

/** What is left out stays as it is (RFC 7396); `null` takes a detail away. */
export class DetailChangesDto {
  @Text({ ...told.institution, ...optional })
  institution?: string;

  @OneOf(contactPointTypes, { ...told.type, ...removable })
  type?: ContactPointType | null;

  @OneOf(contactPointRoles, { ...told.role, ...optional })
  role?: ContactPointRole;

  @Parts(() => ChannelDto, { ...told.channels, ...optional })
  channels?: ChannelDto[];

  @OneOf(availabilities, { ...told.availability, ...removable })
  availability?: Availability | null;

  @Text({ ...told.timezone, ...optional })
  timezone?: string;

  @Words({ ...told.languages, ...optional })
  languages?: string[];

  @Prose({ ...told.instructions, ...removable })
  instructions?: string | null;

  @Words({ ...told.otherNetworks, ...optional })
  otherNetworks?: string[];

  @Part(() => DutyDto, { ...told.duty, ...optional })
  duty?: DutyDto;
}

export class NewContactPointDto extends DetailsDto {
  @Text({ description: 'ISO 3166-1 alpha-2', example: 'FR', max: 2 })
  party!: string;

  @Text({
    description: 'the name of a Party that is new; by default its English name',
    example: 'France',
    optional: true,
  })
  partyName?: string;

  @OneOf(['to-be-confirmed', 'designated'], { description: 'its status', example: 'designated' })
  status!: 'to-be-confirmed' | 'designated';

  @Day({ description: 'from when it holds', example: '2026-03-01', optional: true })
  designatedOn?: CalendarDate;
}

export class ContactPointsDto extends OnVersionDto {
  @Text({ description: 'of this Party only', example: 'FR', max: 2, optional: true })
  party?: string;
}

export class ConfirmationDto {
  @Day({ description: 'from when the designation holds', example: '2026-03-01' })
  designatedOn!: CalendarDate;
}

export class StatusChangeDto {
  @Day({ description: 'from when it holds in the world', example: '2026-03-01' })
  effectiveOn!: CalendarDate;

  @Prose({ description: 'why, for the record', example: 'The unit was merged into another' })
  reason!: string;
}

export class ChannelReportDto {
  @Prose({ description: 'how this is known, for the record', example: 'Called, a person answered' })
  reason!: string;
}
