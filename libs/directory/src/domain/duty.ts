import { localReading, type CalendarDate, type Instant, type LocalTime } from '#kernel';
import type { Availability } from './vocabulary.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** A span of a day on the clocks of the contact point's zone; one that ends no later than it begins ends on the next day. */
export interface OfficeHours {
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/**
 * Article 35(2)(b): a contact point that is no part of the authority responsible for mutual assistance or extradition has to be
 * able to co-ordinate with it on an expedited basis.
 */
export const legalAssistanceLinks = [
  'part-of-authority',
  'able-to-coordinate',
  'unable-to-coordinate',
] as const;
export type LegalAssistanceLink = (typeof legalAssistanceLinks)[number];

/** How the desk works, beside what the directory's columns hold. */
export interface Duty {
  readonly officeHours?: readonly OfficeHours[];
  readonly legalAssistance?: LegalAssistanceLink;
}

/** What a channel is good for, beside a message. */
export const channelCapabilities = ['attachments', 'encryption', 'after-hours'] as const;
export type ChannelCapability = (typeof channelCapabilities)[number];

/** Who is there: somebody at any hour, at a desk, on call, or nobody knows. */
export type Presence = 'around-the-clock' | 'office-hours' | 'on-call' | 'unknown';

/** @param holidays the Party's, on which no office opens. */
export function presenceAt(
  details: {
    readonly availability?: Availability;
    readonly timezone: string;
    readonly duty?: Duty;
  },
  holidays: readonly CalendarDate[],
  at: Instant,
): Presence {
  if (details.availability === '24/7') return 'around-the-clock';
  const hours = details.duty?.officeHours;
  if (details.availability === undefined || hours === undefined) return 'unknown';
  const [today = '', time = ''] = localReading(at, details.timezone).split(' ');
  const yesterday = dayBefore(today);
  const opens = (day: string, { days }: OfficeHours) =>
    days.includes(weekdayOf(day)) && !holidays.includes(day as CalendarDate);
  const isOpen = hours.some((span) =>
    span.from < span.until
      ? opens(today, span) && span.from <= time && time < span.until
      : (opens(today, span) && span.from <= time) || (opens(yesterday, span) && time < span.until),
  );
  return isOpen ? 'office-hours' : 'on-call';
}

function weekdayOf(day: string): Weekday {
  // Sunday is 0.
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
}

function dayBefore(day: string): string {
  const dayMs = 86_400_000;
  return new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
}
