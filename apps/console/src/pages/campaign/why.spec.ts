import { expect, it } from '@jest/globals';
import { countedOf, stepOf, type Told, type Why } from './why.js';

const proof = (eventId: string) => ({ eventId }) as Why['steps'][number]['events'][number];
const step = (intent: string, proofs: readonly string[], attempts: readonly string[] = []) => ({
  intent,
  events: proofs.map(proof),
  attempts: attempts.map((attemptId) => ({ attemptId })),
});
const known = {
  steps: [
    step('first', ['e1'], ['a1']),
    step('step-0.0', ['e2', 'answer'], ['a2']),
    step('step-1.0', ['e3', 'called']),
  ],
  answers: [{ counted: 'late', events: [proof('answer')] }],
} as unknown as Why;
const told = (type: string, id: string, data: Told['data'] = {}): Told => ({
  id,
  type,
  at: '2024-02-19T09:00:00.000Z',
  data,
});

it.each([
  [told('PingIssued', 'e1'), 'first'],
  [told('ReminderDue', 'e2', { intent: 'step-0.0' }), 'step-0.0'],
  [told('AttemptDelivered', 'e9', { attemptId: 'a2' }), 'step-0.0'],
  [told('PhoneTaskCompleted', 'called', { taskId: 't' }), 'step-1.0'],
  // It proves why a step was skipped, and belongs to none.
  [told('ResponseReceived', 'answer'), undefined],
])('finds the step of %j', (event, intent) => {
  expect(stepOf(event, known)?.intent).toBe(intent);
});

it('tells how an answer counted', () => {
  expect(countedOf(told('LateResponseReceived', 'answer'), known)).toBe('late');
  expect(countedOf(told('ReminderDue', 'e2'), known)).toBeUndefined();
});
