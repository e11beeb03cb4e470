import { describe, expect, it } from '@jest/globals';
import { fold, parseInstant, type Ciphertext, type Recorded } from '#kernel';
import { specFor } from '#testing';
import { mail } from './mail.decider.js';
import type { MailEvent, SetAsideMail } from './mail.events.js';
import { RecordAssignedMail } from './mail.messages.js';
import { mailProcess } from './mail.process.js';
import { mailbox } from './mailbox.projection.js';

const given = specFor(mail);
const now = parseInstant('2024-02-19T10:00:00Z');
const ping = { campaignId: 'test', contactPointId: 'se-1' };
const other = { campaignId: 'test', contactPointId: 'se-2' };
const reason = 'enc1.reason' as Ciphertext;
const kept: SetAsideMail = {
  mailId: 'm1',
  reason: 'known-by-sender-only',
  candidates: [ping],
  receivedAt: parseInstant('2024-02-19T09:00:00Z'),
  sealedFor: 'se-1',
};
const setAside: MailEvent = { type: 'MailSetAside', data: kept };
const assigned: MailEvent = {
  type: 'MailAssigned',
  data: { mailId: 'm1', ...ping, assignedAt: now },
};
const dismissed: MailEvent = {
  type: 'MailDismissed',
  data: { mailId: 'm1', dismissedAt: now, reason },
};

describe('a mail set aside', () => {
  it('is set aside once, however often it comes', () => {
    const command = { type: 'SetMailAside', mail: kept } as const;
    given().when(command).thenEvents(setAside);
    given(setAside).when(command).thenNothing();
    given(setAside, dismissed).when(command).thenNothing();
  });

  it('is assigned to one ping', () => {
    const assign = { type: 'AssignMail', ping, now } as const;
    given(setAside).when(assign).thenEvents(assigned);
    given(setAside, assigned).when(assign).thenNothing();
    given(setAside, assigned)
      .when({ ...assign, ping: other })
      .thenRefused('mail-already-assigned');
    given().when(assign).thenRefused('mail-unknown');
  });

  it('is no response where it reports on a message', () => {
    const bounced: MailEvent = {
      type: 'MailSetAside',
      data: { ...kept, reason: 'attempt-unknown' },
    };
    given(bounced).when({ type: 'AssignMail', ping, now }).thenRefused('mail-is-no-response');
  });

  it('is dismissed, and may still be assigned by whoever knows better', () => {
    const dismiss = { type: 'DismissMail', reason, now } as const;
    given(setAside).when(dismiss).thenEvents(dismissed);
    given(setAside, dismissed).when(dismiss).thenNothing();
    given(setAside, assigned).when(dismiss).thenRefused('mail-already-assigned');
    given(setAside, dismissed).when({ type: 'AssignMail', ping, now }).thenEvents(assigned);
    given().when(dismiss).thenRefused('mail-unknown');
  });

  it('becomes a response once it is assigned, and not before', () => {
    const effects = (event: MailEvent) =>
      mailProcess.react(fold(mail, [setAside, event]), event as Recorded<MailEvent>);
    expect(effects(setAside)).toEqual([]);
    expect(effects(dismissed)).toEqual([]);
    expect(effects(assigned)).toEqual([
      { kind: 'command', command: RecordAssignedMail, data: { mailId: 'm1' } },
    ]);
  });

  it('waits in the mailbox until somebody has looked', () => {
    const { apply } = mailbox;
    const shown = apply.MailSetAside?.(undefined, setAside as never);
    expect(shown).toEqual(kept);
    expect(apply.MailAssigned?.(shown, assigned as never)).toBeUndefined();
    expect(apply.MailDismissed?.(shown, dismissed as never)).toBeUndefined();
  });
});
