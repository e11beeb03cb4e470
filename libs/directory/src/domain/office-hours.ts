import { isLocalTime } from '#kernel';
import { weekdays, type OfficeHours, type Weekday } from './duty.js';

/** The hours of a day or of several, as people write them: `mon-fri 08:30-17:00`. */
export const officeHoursExpected =
  'days and two times, such as "mon-fri 08:30-17:00" or "sat,sun 10:00-12:00; mon 09:00-17:00"';

/** @returns `undefined` where it is not such a text; spans are told apart by semicolons. */
export function parseOfficeHours(text: string): readonly OfficeHours[] | undefined {
  const spans = text
    .split(';')
    .filter((span) => span.trim() !== '')
    .map(spanIn);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function spanIn(text: string): OfficeHours | undefined {
  const [dayText = '', hours = '', ...rest] = text.trim().toLowerCase().split(/\s+/);
  const [from, until, ...more] = hours.split('-');
  const days = dayText.split(',').map(daysIn);
  if (rest.length > 0 || more.length > 0 || !isLocalTime(from) || !isLocalTime(until))
    return undefined;
  if (!days.every((some) => some !== undefined)) return undefined;
  const named = days.flat();
  return { days: weekdays.filter((day) => named.includes(day)), from, until };
}

function daysIn(text: string): readonly Weekday[] | undefined {
  const [first, last = first, ...more] = text
    .split('-')
    .map((day) => weekdays.findIndex((one) => one === day));
  if (first === undefined || last === undefined || more.length > 0 || first < 0 || last < first)
    return undefined;
  return weekdays.slice(first, last + 1);
}

/** The same as a text that says them in one way. */
export function officeHoursText(hours: readonly OfficeHours[]): string {
  return hours.map(({ days, from, until }) => `${daysText(days)} ${from}-${until}`).join('; ');
}

function daysText(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of weekdays.filter((one) => days.includes(one))) {
    const run = runs.at(-1);
    if (run !== undefined && weekdays.indexOf(day) === weekdays.indexOf(run.at(-1)!) + 1)
      run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(',') : `${run[0]}-${run.at(-1)}`)).join(',');
}
