import {
  derivedId,
  parseInstant,
  type DomainEvent,
  type EventOf,
  type Instant,
  type Recorded,
} from '#kernel';
import {
  campaignStream,
  defaultPolicy,
  partyPingStream,
  pingStream,
  type CampaignEvent,
  type PartyPingEvent,
  type PingEvent,
  type Policy,
} from '#campaigns';
import { contactPointStream, type ContactPointEvent } from '#directory';
import { explainPing, type PingExplanation } from '../domain/why.js';

/** A history of one ping, told event by event: that of contact point nl-1, which was handed its message at 09:00. */

export const ref = { campaignId: 'spring', contactPointId: 'nl-1' };

export function at(time: string, day = 0): Instant {
  return parseInstant(`2024-02-${19 + day}T${time}Z`);
}

/** An event, and when it is recorded. */
export type Told = readonly [time: string, event: DomainEvent];

type DataOf<E extends DomainEvent, Type extends E['type']> = EventOf<E, Type>['data'];
type Rest<Data, Known> = Omit<Data, keyof Known>;

export function pinged<Type extends PingEvent['type']>(
  time: string,
  type: Type,
  data: Rest<DataOf<PingEvent, Type>, typeof ref>,
): Told {
  return [time, { type, data: { ...ref, ...data } }];
}

export function steered<Type extends CampaignEvent['type']>(
  time: string,
  type: Type,
  data: Rest<DataOf<CampaignEvent, Type>, { readonly campaignId: string }>,
): Told {
  return [time, { type, data: { campaignId: ref.campaignId, ...data } }];
}

export function ofParty<Type extends PartyPingEvent['type']>(
  time: string,
  type: Type,
  data: Rest<DataOf<PartyPingEvent, Type>, { readonly campaignId: string; party: string }>,
): Told {
  return [time, { type, data: { campaignId: ref.campaignId, party: 'NL', ...data } }];
}

export function inDirectory<Type extends ContactPointEvent['type']>(
  time: string,
  type: Type,
  data: Rest<DataOf<ContactPointEvent, Type>, { readonly contactPointId: string }>,
): Told {
  return [time, { type, data: { contactPointId: ref.contactPointId, ...data } }];
}

export function launched(policy: Partial<Policy> = {}): readonly Told[] {
  const pinnedPolicy = { policyId: 'p', version: 1, policy: { ...defaultPolicy, ...policy } };
  const template = { templateId: 't', version: 1 };
  const member = {
    contactPointId: ref.contactPointId,
    party: 'NL',
    region: 'Europe',
    type: 'police',
    timezone: 'Europe/Amsterdam',
    language: 'nl',
  } as const;
  return [
    steered('08:00', 'CampaignPlanned', {
      name: 'Spring',
      policy: pinnedPolicy,
      template,
      audience: {},
    }),
    steered('08:30', 'CampaignScheduled', {
      startsAt: at('09:00'),
      schedule: { kind: 'at', at: at('09:00') },
    }),
    steered('09:00', 'AudiencePinned', { pinningId: 'x', page: 0, members: [member] }),
    steered('09:00', 'CampaignLaunched', {
      launchedAt: at('09:00'),
      pinningId: 'x',
      directoryVersion: 1,
      policy: pinnedPolicy,
      template,
    }),
    pinged('09:00', 'PingIssued', {
      ...member,
      policy: pinnedPolicy.policy,
      issuedAt: at('09:00'),
      startsAt: at('09:00'),
    }),
  ];
}

const attemptId = (intent: string, tryNumber: number, recipient: string) =>
  `${intent}/${recipient}/${tryNumber}`;

export function started(
  time: string,
  intent = 'first',
  tryNumber = 1,
  recipient = ref.contactPointId,
): Told {
  return pinged(time, 'AttemptStarted', {
    attemptId: attemptId(intent, tryNumber, recipient),
    intent,
    recipient,
    channelId: 'email-main',
    kind: 'email',
    use: 'main',
    tryNumber,
    startedAt: at(time),
  });
}

export function handedOver(
  time: string,
  intent = 'first',
  tryNumber = 1,
  recipient = ref.contactPointId,
): Told {
  return pinged(time, 'AttemptHandedOver', {
    attemptId: attemptId(intent, tryNumber, recipient),
    intent,
    purpose: intent === 'first' ? 'first' : 'reminder',
    handedOverAt: at(time),
  });
}

export function failed(
  time: string,
  permanence: 'permanent' | 'transient',
  intent = 'first',
  tryNumber = 1,
): Told {
  return pinged(time, 'AttemptFailed', {
    attemptId: attemptId(intent, tryNumber, ref.contactPointId),
    permanence,
    reason: 'enc1.x' as never,
    failedAt: at(time),
  });
}

export function lost(time: string, resend: boolean, intent = 'first'): Told {
  return pinged(time, 'AttemptOutcomeUnknown', {
    attemptId: attemptId(intent, 1, ref.contactPointId),
    resend,
  });
}

/** Asked, and the first message handed over, at 09:00. */
export function asked(policy: Partial<Policy> = {}): readonly Told[] {
  return [...launched(policy), started('09:00'), handedOver('09:00')];
}

export function answered(time: string, responseId = 'r1'): Told {
  return pinged(time, 'ResponseReceived', {
    responseId,
    via: 'link',
    grade: 'human',
    receivedAt: at(time),
  });
}

export const streamOf = (data: object): string => {
  if ('party' in data && !('policy' in data))
    return partyPingStream({ campaignId: ref.campaignId, party: 'NL' });
  if ('campaignId' in data && 'contactPointId' in data) return pingStream(ref);
  return 'campaignId' in data
    ? campaignStream(ref.campaignId)
    : contactPointStream(ref.contactPointId);
};

/** Explains a history as of a moment, events of that moment included. */
export function explainAt(time: string | Instant, told: readonly Told[]): PingExplanation {
  const moment = time.includes('T') ? (time as Instant) : at(time);
  const events = told
    .map(([when, event], index) => recorded(event, at(when), index + 1))
    .filter(({ metadata }) => metadata.at <= moment);
  const of = <E extends DomainEvent>(stream: string) =>
    events.filter((event) => event.stream === stream) as unknown as readonly Recorded<E>[];
  return explainPing({
    ref,
    moment,
    ping: of<PingEvent>(pingStream(ref)),
    campaign: of<CampaignEvent>(campaignStream(ref.campaignId)),
    party: of<PartyPingEvent>(partyPingStream({ campaignId: ref.campaignId, party: 'NL' })),
    directory: of<ContactPointEvent>(contactPointStream(ref.contactPointId)),
  });
}

function recorded(event: DomainEvent, when: Instant, position: number): Recorded<DomainEvent> {
  const id = derivedId('story', String(position));
  const metadata = {
    $correlationId: id,
    $causationId: id,
    actor: { kind: 'process', id: 'story' },
    at: when,
    schema: 1,
  } as const;
  const stream = streamOf(event.data);
  return { ...event, id, stream, revision: position, position, metadata };
}

/** `state because` of one step, with the types of the events that prove it. */
export function findingOf({ steps }: PingExplanation, intent: string): string {
  const step = steps.find((one) => one.intent === intent);
  if (step === undefined) throw new Error(`no step ${intent}`);
  const { state, because, events, rule } = step;
  const proof = events.map(({ type }) => type).join(' ');
  return `${state} ${because} (${rule.number})${proof === '' ? '' : `: ${proof}`}`;
}

export function wordsOf({ steps }: PingExplanation, intent: string): string {
  return steps.find((one) => one.intent === intent)?.words ?? '';
}
