import type { ChannelCondition, ContactPoint, ContactPointStatus, PlainDetails } from '#directory';

/** A contact point without anything personal: a list tells nobody's number. */
export function listedPoint(
  point: ContactPoint,
  status: ContactPointStatus,
  known: { readonly name: string; readonly region: string } | undefined,
) {
  const { contactPointId, party, details, conditions } = point;
  const { institution, type, role, availability, timezone, languages, otherNetworks } = details;
  return {
    contactPointId,
    party,
    partyName: known?.name ?? party,
    region: known?.region ?? 'unknown',
    institution,
    type: type ?? null,
    role,
    status,
    availability: availability ?? null,
    timezone,
    languages,
    otherNetworks,
    channels: details.channels.map(({ id, kind, use, priority, capabilities = [] }) => ({
      id,
      kind,
      use,
      priority,
      capabilities,
      condition: conditions[id] ?? ('unverified' satisfies ChannelCondition),
    })),
  };
}

/** The whole of a contact point; `details` is null once its personal data was erased. */
export function wholePoint(point: ContactPoint, plain: PlainDetails | undefined, name?: string) {
  const { contactPointId, party, status, statuses, conditions, doubts } = point;
  return {
    contactPointId,
    party,
    partyName: name ?? party,
    status,
    statuses,
    details: plain ?? null,
    conditions,
    doubts,
  };
}

const channelExample = { id: 'email-main', kind: 'email', use: 'main', priority: 1 } as const;

export const listedPointExample: ReturnType<typeof listedPoint> = {
  contactPointId: 'fr-1',
  party: 'FR',
  partyName: 'France',
  region: 'Europe',
  institution: 'National Cybercrime Unit',
  type: 'police',
  role: 'primary',
  status: 'designated',
  availability: '24/7',
  timezone: 'Europe/Paris',
  languages: ['fr', 'en'],
  otherNetworks: ['interpol'],
  channels: [{ ...channelExample, capabilities: ['attachments'], condition: 'verified' }],
};

export const wholePointExample = {
  contactPointId: 'fr-1',
  party: 'FR',
  partyName: 'France',
  status: 'designated',
  statuses: [{ status: 'designated', from: '2024-01-01' }],
  details: {
    institution: 'National Cybercrime Unit',
    role: 'primary',
    channels: [{ ...channelExample, address: 'duty@police.example' }],
    timezone: 'Europe/Paris',
    languages: ['fr', 'en'],
    otherNetworks: ['interpol'],
    type: 'police',
    availability: '24/7',
    instructions: 'Ask for the duty officer',
    duty: { legalAssistance: 'able-to-coordinate' },
  },
  conditions: { 'email-main': 'verified' },
  doubts: {},
};

/** What a change of a contact point is answered with: nothing personal, because answers are kept for repetitions. */
export const changedPointExample = {
  contactPointId: 'fr-1',
  party: 'FR',
  status: 'designated',
};

export const csvExample =
  'id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn\r\nfr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01\r\n';
