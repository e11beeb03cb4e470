import { describe, expect, it } from '@jest/globals';
import { fold, parseInstant, type CalendarDate, type Ciphertext } from '#kernel';
import { specFor } from '#testing';
import type { ContactPointCommand } from './contact-point.commands.js';
import { contactPoint } from './contact-point.decider.js';
import { statusOn } from './contact-point.state.js';
import type { Channel, ContactDetails, ContactPointEvent } from './contact-point.events.js';

/** A reason as it is stored: nobody here opens it. */
const sealed = (text: string) => text as Ciphertext;

const given = specFor(contactPoint);
const on = (date: string) => date as CalendarDate;
const email: Channel = {
  id: 'email-main',
  kind: 'email',
  use: 'main',
  priority: 1,
  address: 'enc1.main' as Ciphertext,
};
const details: ContactDetails = {
  institution: 'Cybercrime Unit',
  type: 'police',
  role: 'primary',
  channels: [email],
  timezone: 'Europe/Stockholm',
  languages: ['sv'],
  otherNetworks: [],
};
const { type: _, ...typeless } = details;
const base = { contactPointId: 'se-1', party: 'SE' };

const registered = (
  status: 'to-be-confirmed' | 'designated' = 'designated',
  stored: ContactDetails = details,
): ContactPointEvent => ({
  type: 'ContactPointRegistered',
  data: {
    ...base,
    status,
    details: stored,
    ...(status === 'designated' ? { designatedOn: on('2020-01-01') } : {}),
  },
});
const register: ContactPointCommand = {
  type: 'RegisterContactPoint',
  ...base,
  status: 'designated',
  designatedOn: on('2020-01-01'),
  details,
};
const lifecycle = (
  type: 'SuspendContactPoint' | 'ReinstateContactPoint' | 'WithdrawContactPoint',
): ContactPointCommand => ({ type, effectiveOn: on('2024-02-01'), reason: sealed('moving') });
const happened = (
  type: 'ContactPointSuspended' | 'ContactPointReinstated' | 'ContactPointWithdrawn',
  effectiveOn = on('2024-02-01'),
): ContactPointEvent => ({
  type,
  data: { contactPointId: 'se-1', effectiveOn, reason: sealed('moving') },
});
const channelNews = (type: 'ChannelVerified' | 'ChannelFoundUnreachable'): ContactPointEvent => ({
  type,
  data: { contactPointId: 'se-1', channelId: 'email-main', reason: sealed('bounced') },
});

describe('a contact point', () => {
  it('is registered once', () => {
    given().when(register).thenEvents(registered());
    given(registered()).when(register).thenRefused('contact-point-exists');
  });

  it('may lack a type or an e-mail address only while it is to be confirmed', () => {
    const incomplete = { ...typeless, channels: [] };
    given()
      .when({ ...register, details: incomplete })
      .thenRefused('contact-details-incomplete');
    given(registered('to-be-confirmed', incomplete))
      .when({ type: 'ConfirmContactPoint', designatedOn: on('2024-01-01') })
      .thenRefused('contact-details-incomplete');
  });

  it('is confirmed once', () => {
    const confirm = { type: 'ConfirmContactPoint', designatedOn: on('2024-01-01') } as const;
    given(registered('to-be-confirmed'))
      .when(confirm)
      .thenEvents({
        type: 'ContactPointConfirmed',
        data: { contactPointId: 'se-1', designatedOn: on('2024-01-01') },
      });
    given(registered()).when(confirm).thenRefused('contact-point-already-confirmed');
  });

  it('has its details changed, unless nothing differs', () => {
    const changes = { institution: 'National Operations' };
    given(registered())
      .when({ type: 'ChangeContactDetails', changes })
      .thenEvents({ type: 'ContactDetailsChanged', data: { contactPointId: 'se-1', changes } });
    given(registered()).when({ type: 'ChangeContactDetails', changes: {} }).thenNothing();
  });

  it('keeps its type and an e-mail address once it is designated', () => {
    given(registered())
      .when({ type: 'ChangeContactDetails', changes: { type: null } })
      .thenRefused('contact-details-incomplete');
    given(registered())
      .when({ type: 'ChangeContactDetails', changes: { channels: [] } })
      .thenRefused('contact-details-incomplete');
  });

  it('is suspended, reinstated and withdrawn, each from where that makes sense', () => {
    given(registered())
      .when(lifecycle('SuspendContactPoint'))
      .thenEvents(happened('ContactPointSuspended'));
    given(registered(), happened('ContactPointSuspended'))
      .when(lifecycle('ReinstateContactPoint'))
      .thenEvents(happened('ContactPointReinstated'));
    given(registered())
      .when(lifecycle('WithdrawContactPoint'))
      .thenEvents(happened('ContactPointWithdrawn'));
    given(registered())
      .when(lifecycle('ReinstateContactPoint'))
      .thenRefused('contact-point-status-wrong');
    given(registered('to-be-confirmed'))
      .when(lifecycle('SuspendContactPoint'))
      .thenRefused('contact-point-status-wrong');
  });

  it('FM-34: is erased once it is withdrawn, and once', () => {
    const erase = { type: 'ErasePersonalData', ground: 'requested' } as const;
    const erased: ContactPointEvent = {
      type: 'PersonalDataErased',
      data: { contactPointId: 'se-1', ground: 'requested' },
    };
    const withdrawn = happened('ContactPointWithdrawn');
    given().when(erase).thenRefused('contact-point-unknown');
    given(registered()).when(erase).thenRefused('contact-point-still-listed');
    given(registered(), withdrawn).when(erase).thenEvents(erased);
    given(registered(), withdrawn, erased).when(erase).thenNothing();
  });

  it('takes nothing more once it is withdrawn, or before it is known', () => {
    const commands: readonly ContactPointCommand[] = [
      lifecycle('WithdrawContactPoint'),
      { type: 'ChangeContactDetails', changes: { institution: 'x' } },
      { type: 'VerifyChannel', channelId: 'email-main', reason: sealed('answered') },
    ];
    for (const command of commands) {
      given(registered(), happened('ContactPointWithdrawn'))
        .when(command)
        .thenRefused('contact-point-withdrawn');
      given().when(command).thenRefused('contact-point-unknown');
    }
  });

  it('FM-23: remembers that a channel does not work, until it does or its address changes', () => {
    const report = {
      type: 'ReportChannelUnreachable',
      channelId: 'email-main',
      reason: sealed('bounced'),
    };
    given(registered())
      .when(report as ContactPointCommand)
      .thenEvents(channelNews('ChannelFoundUnreachable'));
    given(registered(), channelNews('ChannelFoundUnreachable'))
      .when(report as ContactPointCommand)
      .thenNothing();
    given(registered(), channelNews('ChannelFoundUnreachable'))
      .when({ type: 'VerifyChannel', channelId: 'email-main', reason: sealed('bounced') })
      .thenEvents(channelNews('ChannelVerified'));
    given(registered())
      .when({ ...report, channelId: 'sms-main' } as ContactPointCommand)
      .thenRefused('channel-unknown');

    const conditionsAfter = (channel: Channel) => {
      const state = fold(contactPoint, [
        registered(),
        channelNews('ChannelFoundUnreachable'),
        {
          type: 'ContactDetailsChanged',
          data: { contactPointId: 'se-1', changes: { channels: [channel] } },
        },
      ]);
      return state.status === 'absent' ? undefined : state.conditions;
    };
    expect(conditionsAfter({ ...email, priority: 2 })).toEqual({ 'email-main': 'unreachable' });
    expect(conditionsAfter({ ...email, address: 'enc1.new' as Ciphertext })).toEqual({});
  });

  describe('FM-28: a message to a channel failed', () => {
    const failed = (
      day: string,
      verdict: 'doubtful' | 'unreachable' = 'doubtful',
      toldAt = `${day}T12:00:00Z`,
    ) =>
      ({
        type: 'NoteChannelFailure',
        channelId: 'email-main',
        verdict,
        day: on(day),
        reason: sealed('bounced'),
        now: parseInstant(toldAt),
      }) as const;
    const doubted = (day: string): ContactPointEvent => ({
      type: 'ChannelDoubted',
      data: {
        contactPointId: 'se-1',
        channelId: 'email-main',
        day: on(day),
        reason: sealed('bounced'),
      },
    });
    const unreachable = channelNews('ChannelFoundUnreachable');

    it('for sure: it reaches nobody', () => {
      given(registered()).when(failed('2024-02-19', 'unreachable')).thenEvents(unreachable);
      given(registered(), unreachable).when(failed('2024-02-19', 'unreachable')).thenNothing();
    });

    it('in doubt: once is a doubt, twice on one day still is, and on another day it is enough', () => {
      given(registered()).when(failed('2024-02-19')).thenEvents(doubted('2024-02-19'));
      given(registered(), doubted('2024-02-19')).when(failed('2024-02-19')).thenNothing();
      given(registered(), doubted('2024-02-19')).when(failed('2024-02-20')).thenEvents(unreachable);
    });

    it('in doubt, and what came between speaks for it: it is doubted anew', () => {
      const moved: ContactPointEvent = {
        type: 'ContactDetailsChanged',
        data: {
          contactPointId: 'se-1',
          changes: { channels: [{ ...email, address: 'enc1.new' as Ciphertext }] },
        },
      };
      for (const between of [channelNews('ChannelVerified'), moved])
        given(registered(), doubted('2024-02-19'), between)
          .when(failed('2024-02-20'))
          .thenEvents(doubted('2024-02-20'));
    });

    it('FM-32: and is told of days later, by a history that is read again: it says nothing of today', () => {
      for (const verdict of ['doubtful', 'unreachable'] as const) {
        const told = (at: string) => failed('2024-02-19', verdict, at);
        given(registered()).when(told('2024-02-21T00:00:00Z')).thenNothing();
        given(registered())
          .when(told('2024-02-20T23:59:59Z'))
          .thenEvents(verdict === 'doubtful' ? doubted('2024-02-19') : unreachable);
      }
    });

    it('and it is no channel of theirs', () => {
      given(registered())
        .when({ ...failed('2024-02-19', 'unreachable'), channelId: 'sms-main' })
        .thenRefused('channel-unknown');
    });
  });

  it('loses a detail that is taken away', () => {
    const state = fold(contactPoint, [
      registered(),
      {
        type: 'ContactDetailsChanged',
        data: { contactPointId: 'se-1', changes: { type: null, institution: 'New' } },
      },
    ]);
    expect(state).toMatchObject({ details: { institution: 'New' } });
    expect(state).not.toHaveProperty('details.type');
  });

  it.each([
    ['2019-12-31', undefined],
    ['2020-01-01', 'designated'],
    ['2024-02-01', 'suspended'],
    ['2024-03-01', 'designated'],
    ['2025-01-01', 'withdrawn'],
  ])('has on %s the status %s', (day, status) => {
    const state = fold(contactPoint, [
      registered(),
      happened('ContactPointSuspended', on('2024-02-01')),
      happened('ContactPointReinstated', on('2024-03-01')),
      happened('ContactPointWithdrawn', on('2025-01-01')),
    ]);
    expect(state.status === 'absent' ? 'absent' : statusOn(state, on(day))).toBe(status);
  });

  it('that is to be confirmed without a day is so on every day', () => {
    const state = fold(contactPoint, [registered('to-be-confirmed')]);
    expect(state.status !== 'absent' && statusOn(state, on('1999-01-01'))).toBe('to-be-confirmed');
  });

  it('is sent guidance, which changes nothing of the directory', () => {
    const note: ContactPointCommand = { type: 'NoteGuidanceSent', sentOn: on('2024-03-01') };
    const sent: ContactPointEvent = {
      type: 'GuidanceSent',
      data: { contactPointId: 'se-1', sentOn: on('2024-03-01') },
    };
    given(registered()).when(note).thenEvents(sent);
    expect(fold(contactPoint, [registered(), sent])).toEqual(fold(contactPoint, [registered()]));
    given(registered(), happened('ContactPointWithdrawn'))
      .when(note)
      .thenRefused('contact-point-withdrawn');
  });
});
