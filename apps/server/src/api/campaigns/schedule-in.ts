import type { ScheduleRequest } from '#campaigns';
import { InvalidInput } from '#kernel';
import { type ScheduleDto } from './campaign.dto.js';

const members = {
  at: ['at'],
  'local-hour': ['day', 'time'],
  window: ['from', 'length'],
} as const;

/** @throws InvalidInput where a member of its kind is missing, or one of another kind is there. */
export function scheduleIn(given: ScheduleDto, parent = ''): ScheduleRequest {
  const needed: readonly string[] = members[given.kind];
  const issues = Object.values(members)
    .flat()
    .flatMap((name) => {
      const isThere = given[name] !== undefined;
      if (isThere === needed.includes(name)) return [];
      const message = isThere
        ? `does not go with kind ${given.kind}; remove it`
        : `is missing: kind ${given.kind} needs ${needed.join(' and ')}`;
      return [{ where: { path: `${parent}${name}` }, message }];
    });
  if (issues.length > 0) throw new InvalidInput(issues);
  return Object.fromEntries(
    ['kind', ...needed].map((name) => [name, given[name as keyof ScheduleDto]]),
  ) as unknown as ScheduleRequest;
}
