import type { Mutation } from './mutation.js';

const campaigns = 'libs/campaigns/src';
const domain = `${campaigns}/domain`;
const answerPage = 'apps/server/src/answer-page';

/** Rules of everything around them: the log, keys, what goes out and comes in, the server. */
export const otherMutations: readonly Mutation[] = [
  {
    rule: 'FM-01',
    allows: 'opening the page records a response',
    file: `${answerPage}/answer-desk.ts`,
    find: `    await this.openings.note(found.target, agent);
    const { languages } = found;
    return { languages, page: thanksFor`,
    replace: `    await this.record(found, 'get', { choice: 'not-on-duty' } as never, this.ports.clock.now());
    const { languages } = found;
    return { languages, page: thanksFor`,
    specs: [`${answerPage}/answer-page.spec.ts`],
  },
  {
    rule: 'FM-02',
    allows: 'a form without a choice is a response',
    file: `${answerPage}/answer-desk.ts`,
    find: 'if (!isComplete(typed)) {',
    replace: `Object.assign(typed, { choice: 'not-on-duty' });
    if (!isComplete(typed)) {`,
    specs: [`${answerPage}/answer-page.spec.ts`],
  },
  {
    rule: 'FM-03',
    allows: 'the page does not ask who answers',
    file: 'libs/messaging/src/answer-page/render-answer-page.ts',
    find: 'answeredBy: fields.answeredBy(),',
    replace: '',
    specs: [`${answerPage}/answer-page.spec.ts`],
  },
  {
    rule: 'FM-04',
    allows: 'a reply that says it is automatic counts as written by a person',
    file: 'libs/messaging/src/inbound/automatic-reply.ts',
    find: `if (submitted.trim().toLowerCase() !== 'no') return 'auto-submitted';`,
    replace: '',
    specs: ['libs/messaging/src/inbound/read-mail.spec.ts'],
  },
  {
    rule: 'FM-10',
    allows: 'a claim is appended whatever others have appended meanwhile',
    file: 'libs/engine/src/command-loop.ts',
    find: `this.log.append(stream, events, revision ?? 'no-stream')`,
    replace: `this.log.append(stream, events, 'any')`,
    specs: [`${campaigns}/campaign-control.spec.ts`],
  },
  {
    rule: 'FM-16',
    allows: 'a correction changes the directory at once',
    file: 'libs/directory/src/domain/change-proposal.decider.ts',
    find: `return [{ type: 'ChangeProposed', data: proposal }];`,
    replace: `return [{ type: 'ChangeProposed', data: proposal }, { type: 'ContactDetailsChanged', data: proposal } as never];`,
    specs: ['libs/directory/src/domain/change-proposal.decider.spec.ts'],
  },
  {
    rule: 'FM-16',
    allows: 'whoever proposed a correction approves it',
    file: 'libs/directory/src/domain/change-proposal.decider.ts',
    find: 'if (isSamePerson(approver, proposer))',
    replace: 'if (proposal.proposalId === undefined)',
    specs: ['libs/directory/src/domain/change-proposal.decider.spec.ts'],
  },
  {
    rule: 'FM-16',
    allows: 'an approval overwrites what something else changed meanwhile',
    file: 'libs/directory/src/domain/field-changes.ts',
    find: 'return now !== before && now !== after;',
    replace: 'return now !== before && now === after;',
    specs: [`${campaigns}/proposals.spec.ts`],
  },
  {
    rule: 'FM-18',
    allows: 'a server that does not tick looks well',
    file: 'apps/server/src/runtime/vitals.ts',
    find: 'return msBetween(tickAt, now) <= limits.tickGapMsMax;',
    replace: 'return true;',
    specs: ['apps/server/src/runtime/heartbeat.spec.ts', 'apps/server/src/start-server.spec.ts'],
  },
  {
    rule: 'FM-20',
    allows: 'an hour that clocks show twice comes the second time',
    file: 'libs/kernel/src/zoned.ts',
    find: `disambiguation: 'compatible'`,
    replace: `disambiguation: 'later'`,
    specs: [`${domain}/schedule.spec.ts`],
  },
  {
    rule: 'FM-22',
    allows: 'messages say the local time only',
    file: 'libs/messaging/src/domain/moments.ts',
    find: `const inUtc = \`\${reading(at, language, 'UTC')} UTC\`;`,
    replace: 'const inUtc = reading(at, language, timeZone);',
    specs: ['libs/messaging/src/domain/moments.spec.ts'],
  },
  {
    rule: 'FM-24',
    allows: 'the link of a cancelled test shows a form',
    file: `${answerPage}/answer-desk.ts`,
    find: `return asked.campaign.status === 'cancelled'`,
    replace: 'return false',
    specs: [`${answerPage}/end-states.spec.ts`],
  },
  {
    rule: 'FM-27',
    allows: 'that the watch outside cannot be told is forgotten',
    file: 'apps/server/src/runtime/dead-man.ts',
    find: ': { ...this.record, lastFailureAt: at, lastFailure: reason };',
    replace: ': this.record;',
    specs: ['apps/server/src/runtime/dead-man.spec.ts'],
  },
  {
    rule: 'FM-28',
    allows: 'one doubtful bounce disables a channel',
    file: 'libs/directory/src/domain/contact-point.decider.ts',
    find: 'doubts.some((earlier) => earlier !== day)',
    replace: 'true',
    specs: ['libs/directory/src/domain/contact-point.decider.spec.ts'],
  },
  {
    rule: 'FM-28',
    allows: 'a missing route is held against the channel',
    file: 'libs/messaging/src/domain/enhanced-status.ts',
    find: 'if (category !== 5 || subject === 4 || subject === 5) return undefined;',
    replace: 'if (category !== 5) return undefined;',
    specs: ['libs/messaging/src/domain/enhanced-status.spec.ts'],
  },
  {
    rule: 'FM-29',
    allows: 'only the first line of a reply is read',
    file: 'libs/messaging/src/inbound/reply-text.ts',
    find: 'return visible.trim();',
    replace: `return visible.trim().split('\\n')[0] ?? '';`,
    specs: ['libs/messaging/src/inbound/read-mail.spec.ts'],
  },
  {
    rule: 'FM-30',
    allows: 'a cell of an export may be a formula',
    file: 'libs/directory/src/csv/write-table.ts',
    find: 'return formulaStart.test(text) && !signedNumber.test(text) ?',
    replace: 'return formulaStart.test(text) && signedNumber.test(text) ?',
    specs: ['libs/directory/src/csv/write-table.spec.ts'],
  },
  {
    rule: 'FM-31',
    allows: 'what a slow subscriber has not taken fills the memory',
    file: 'apps/server/src/streams/stream-subscriber.ts',
    find: 'if (this.bytesWaiting > limits.streamBufferBytesMax) {',
    replace: 'if (this.bytesWaiting > Infinity) {',
    specs: ['apps/server/src/streams/stream-hub.load.spec.ts'],
  },
  {
    rule: 'FM-32',
    allows: 'a process has its effects again for all of history at every start',
    file: 'libs/engine/src/process-runner.ts',
    find: `      ...(after === undefined ? {} : { after }),
    });
    this.running`,
    replace: `    });
    this.running`,
    specs: ['libs/engine/src/process-runner.spec.ts'],
  },
  {
    rule: 'FM-34',
    allows: 'an erased subject gets a new key',
    file: 'libs/keys/src/memory/memory-keys.ts',
    find: `this.keys.set(subject, 'erased');`,
    replace: 'this.keys.delete(subject);',
    specs: ['libs/keys/src/memory/memory-keys.spec.ts', 'libs/keys/src/personal-data.spec.ts'],
  },
  {
    rule: 'FM-34',
    allows: 'an erasure is recorded, and the key stays',
    file: 'libs/directory/src/handlers/erasure.handler.ts',
    find: 'await this.ports.keys.erase(contactPointId);',
    replace: '',
    specs: ['apps/server/src/api/privacy/privacy.spec.ts'],
  },
  {
    rule: 'FM-34',
    allows: 'what an erased contact point wrote from an unknown address stays',
    file: 'libs/answers/src/domain/mail-erasure.process.ts',
    find: `event.type === 'PersonalDataErased'`,
    replace: `String(event.type) === 'Nothing'`,
    specs: ['libs/answers/src/mail-intake.spec.ts'],
  },
  {
    rule: 'FM-35',
    allows: 'a refused append moves the revision',
    file: 'libs/event-log/src/memory/memory-event-log.ts',
    find: `if (met.kind === 'refused') throw met.error;`,
    replace: `if (met.kind === 'refused') {
      this.store.add(request, (this.store.headRevision(stream) ?? -1) + 1);
      throw met.error;
    }`,
    specs: ['libs/event-log/src/memory/memory-event-log.spec.ts'],
  },
];
