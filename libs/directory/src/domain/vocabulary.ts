/** The words of the 24/7 Network's directory: Article 35 of the Budapest Convention and the published directory's columns. */
export const contactPointTypes = [
  'police',
  'prosecution',
  'ministry-of-justice',
  'security-service',
  'cybersecurity',
  'other',
] as const;
export type ContactPointType = (typeof contactPointTypes)[number];

export const contactPointRoles = ['primary', 'additional'] as const;
export type ContactPointRole = (typeof contactPointRoles)[number];

export type ContactPointStatus = 'to-be-confirmed' | 'designated' | 'suspended' | 'withdrawn';

export const availabilities = ['24/7', 'office-hours-and-on-call'] as const;
export type Availability = (typeof availabilities)[number];

export { channelKinds, type ChannelKind } from '#messaging/domain';
export type ChannelUse = 'main' | 'alternate';
