import type { paths } from '../../api/schema.js';

export type Why =
  paths['/api/v1/campaigns/{campaignId}/pings/{contactPointId}/why']['get']['responses']['200']['content']['application/json'];
export type Step = Omit<Why['steps'][number], 'step' | 'after'> & {
  readonly step: number | null;
  readonly after: string | null;
};

/** An event of a ping as the API tells it. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Types by which something is decided; others tell what became of it. */
const decides: ReadonlySet<string> = new Set([
  'PingIssued',
  'ReminderDue',
  'PingEscalated',
  'StepSkipped',
  'NoUsableChannel',
  'PhoneTaskOpened',
]);

export function isDecision({ type }: Told): boolean {
  return decides.has(type);
}

/** The step of the policy that an event belongs to: by its name, by its message, or because it proves what became of it. */
export function stepOf({ id, type, data }: Told, { steps }: Why): Step | undefined {
  const all = steps as readonly Step[];
  if (type === 'PingIssued') return all.find(({ intent }) => intent === 'first');
  const named = all.find(({ intent }) => intent === data['intent']);
  if (named !== undefined) return named;
  if (typeof data['attemptId'] === 'string')
    return all.find(({ attempts }) =>
      attempts.some(({ attemptId }) => attemptId === data['attemptId']),
    );
  return type.startsWith('PhoneTask')
    ? all.find(({ events }) => events.some(({ eventId }) => eventId === id))
    : undefined;
}

/** How an answer counted when it was recorded. */
export function countedOf({ id }: Told, { answers }: Why): string | undefined {
  return answers.find(({ events }) => events.some(({ eventId }) => eventId === id))?.counted;
}
