import { officeHoursText } from './domain/office-hours.js';
import type { Cells } from './domain/field-changes.js';
import type { PlainChannel, PlainDetails } from './domain/directory.messages.js';
import {
  contactPointColumns,
  contactPointOf,
  ContactPointRow,
  type ParsedContactPoint,
} from './import/index.js';

const ofDesignation = ['id', 'party', 'partyName', 'status', 'designatedOn'] as const;

/** A column that holds a detail: what a correction can correct. */
export type DetailColumn = Exclude<
  (typeof contactPointColumns)[number],
  (typeof ofDesignation)[number]
>;
export const detailColumns = contactPointColumns.filter(
  (column): column is DetailColumn => !(ofDesignation as readonly string[]).includes(column),
);

/** Details as the columns of the directory hold them, in the order of the columns. */
export function cellsOf(details: PlainDetails): Readonly<Record<DetailColumn, string>> {
  const address = (id: string) => details.channels.find((one) => one.id === id)?.address ?? '';
  return {
    institution: details.institution,
    type: details.type ?? '',
    role: details.role,
    email: address('email-main'),
    alternateEmail: address('email-alternate'),
    phone: address('phone-main'),
    alternatePhone: address('phone-alternate'),
    availability: details.availability ?? '',
    timezone: details.timezone,
    languages: details.languages.join(' '),
    instructions: details.instructions ?? '',
    otherNetworks: details.otherNetworks.join(' '),
    officeHours: officeHoursText(details.duty?.officeHours ?? []),
    legalAssistance: details.duty?.legalAssistance ?? '',
  };
}

/** The details with some columns told anew; channels that no column holds stay. */
export function withCells(details: PlainDetails, values: Cells): PlainDetails {
  const row = Object.assign(new ContactPointRow(), cellsOf(details), values);
  return withFurtherChannels(plainDetails(contactPointOf(row)), details);
}

/** Channels that the file's columns say nothing of. */
export function withFurtherChannels(
  told: PlainDetails,
  known: PlainDetails | undefined,
): PlainDetails {
  const further = known?.channels.filter(({ id }) => !columnChannels.includes(id)) ?? [];
  if (further.length === 0) return told;
  const byId = new Map([...told.channels, ...further].map((channel) => [channel.id, channel]));
  // In the order they stand in already, so that nothing looks changed that is not.
  const inOrder = (known?.channels ?? []).flatMap(({ id }) => byId.get(id) ?? []);
  return { ...told, channels: [...new Set([...inOrder, ...byId.values()])] };
}

/** Columns that hold an address, and the channel that each of them is. */
export const addressChannels: Readonly<Record<string, string>> = {
  email: 'email-main',
  alternateEmail: 'email-alternate',
  phone: 'phone-main',
  alternatePhone: 'phone-alternate',
};
const columnChannels = Object.values(addressChannels);

/** The columns of a file as channels: each column is one channel, named after its kind and use. */
export function plainDetails(point: ParsedContactPoint): PlainDetails {
  const channels: PlainChannel[] = [];
  const add = (kind: 'email' | 'phone', use: 'main' | 'alternate', address: string | undefined) => {
    if (address !== undefined)
      channels.push({ id: `${kind}-${use}`, kind, use, priority: 1, address });
  };
  add('email', 'main', point.email);
  add('email', 'alternate', point.alternateEmail);
  add('phone', 'main', point.phone);
  add('phone', 'alternate', point.alternatePhone);
  return {
    institution: point.institution,
    role: point.role,
    channels,
    timezone: point.timezone,
    languages: point.languages,
    otherNetworks: point.otherNetworks,
    ...(point.type === undefined ? {} : { type: point.type }),
    ...(point.availability === undefined ? {} : { availability: point.availability }),
    ...(point.instructions === undefined ? {} : { instructions: point.instructions }),
    ...(point.duty === undefined ? {} : { duty: point.duty }),
  };
}
