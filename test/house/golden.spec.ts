import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  accessCapability,
  accessRefusals,
  accessRefusalsStream,
  account,
  accountStream,
  administrators,
  administratorsStream,
  apiKey,
  apiKeyStream,
  session,
  sessionStream,
} from '#access';
import { activitiesCapability, activity, activityStream } from '#activities';
import { answersCapability, mail, mailStream } from '#answers';
import { auditCapability } from '#audit';
import {
  campaign,
  campaignsCapability,
  campaignStream,
  partyPing,
  partyPingStream,
  ping,
  pingStream,
  policy,
  policyStream,
  series,
  seriesStream,
} from '#campaigns';
import {
  changeProposal,
  changeProposalStream,
  contactPoint,
  contactPointStream,
  directoryCapability,
  directoryStream,
  directoryVersions,
  party,
  partyStream,
} from '#directory';
import { ProjectionFold, registryOf, projectionsOf } from '#engine';
import {
  canonicalJson,
  fold,
  parseInstant,
  textIn,
  type DomainEvent,
  type Fold,
  type JsonObject,
  type RecordedEvent,
} from '#kernel';
import { letter, letterStream, messagingCapability, template, templateStream } from '#messaging';
import { seals, sealsCapability, sealStream } from '#seals';

/** One stored event of each type and form: what a log from the day that form was written holds. */
interface Golden {
  readonly file: string;
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

const folder = join(import.meta.dirname, '../golden/events');
const goldens = readdirSync(folder)
  .toSorted()
  .map((file): Golden => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { file, ...(JSON.parse(text) as Omit<Golden, 'file'>) };
  });
const capabilities = [
  messagingCapability,
  sealsCapability,
  accessCapability,
  directoryCapability,
  activitiesCapability,
  campaignsCapability,
  answersCapability,
  auditCapability,
];
const registry = registryOf(capabilities);

/** Each kind of stream: its fold, the event that founds it, and the types it holds. */
const families: readonly {
  readonly fold: Fold<never, never>;
  readonly streamOf: (data: JsonObject) => string;
  readonly founding: string;
  readonly types: readonly string[];
}[] = [
  {
    fold: party as unknown as Fold<never, never>,
    streamOf: (data) => partyStream(textIn(data, 'party')),
    founding: 'PartyRecorded',
    types: ['PartyRecorded'],
  },
  {
    fold: contactPoint as unknown as Fold<never, never>,
    streamOf: (data) => contactPointStream(textIn(data, 'contactPointId')),
    founding: 'ContactPointRegistered',
    types: [
      'ChannelDoubted',
      'ChannelFoundUnreachable',
      'ChannelVerified',
      'ContactDetailsChanged',
      'ContactPointConfirmed',
      'ContactPointRegistered',
      'ContactPointReinstated',
      'ContactPointSuspended',
      'ContactPointWithdrawn',
      'GuidanceSent',
      'PersonalDataErased',
    ],
  },
  {
    fold: changeProposal as unknown as Fold<never, never>,
    streamOf: (data) => changeProposalStream(textIn(data, 'proposalId')),
    founding: 'ChangeProposed',
    types: ['ChangeApprovalOvertaken', 'ChangeApproved', 'ChangeProposed', 'ChangeRejected'],
  },
  {
    fold: directoryVersions as unknown as Fold<never, never>,
    streamOf: () => directoryStream,
    founding: 'DirectoryVersionPublished',
    types: ['DirectoryVersionPublished', 'DirectoryVersionShared'],
  },
  {
    fold: activity as unknown as Fold<never, never>,
    streamOf: (data) => activityStream(textIn(data, 'activityId')),
    founding: 'ActivityRecorded',
    types: ['ActivityAmended', 'ActivityRecorded', 'ActivityTextErased'],
  },
  {
    fold: account as unknown as Fold<never, never>,
    streamOf: (data) => accountStream(textIn(data, 'accountId')),
    founding: 'AccountCreated',
    types: [
      'AccountCreated',
      'AccountDisabled',
      'AccountEnabled',
      'AccountErased',
      'AccountIdentityLinked',
      'AccountInvited',
      'AccountPasswordSet',
      'AccountRoleChanged',
      'AccountSignedOut',
      'SignedIn',
      'SignInRefused',
      'TotpConfirmed',
      'TotpEnrolled',
      'TotpRemoved',
    ],
  },
  {
    fold: administrators as unknown as Fold<never, never>,
    streamOf: () => administratorsStream,
    founding: 'AdministratorAppointed',
    types: ['AdministratorAppointed', 'AdministratorReleased'],
  },
  {
    fold: apiKey as unknown as Fold<never, never>,
    streamOf: (data) => apiKeyStream(textIn(data, 'keyId')),
    founding: 'ApiKeyIssued',
    types: ['ApiKeyIssued', 'ApiKeyRevoked', 'ApiKeyUsed'],
  },
  {
    fold: accessRefusals as unknown as Fold<never, never>,
    streamOf: (data) => accessRefusalsStream(textIn(data, 'principal')),
    founding: 'AccessRefused',
    types: ['AccessRefused'],
  },
  {
    fold: session as unknown as Fold<never, never>,
    streamOf: (data) => sessionStream(textIn(data, 'sessionId')),
    founding: 'SessionOpened',
    types: ['SessionEnded', 'SessionOpened'],
  },
  {
    fold: template as unknown as Fold<never, never>,
    streamOf: (data) => templateStream(textIn(data, 'templateId')),
    founding: 'TemplateDefined',
    types: ['TemplateDefined'],
  },
  {
    fold: letter as unknown as Fold<never, never>,
    streamOf: (data) => letterStream(textIn(data, 'letterId')),
    founding: 'LetterRequested',
    types: [
      'LetterFailed',
      'LetterHandedOver',
      'LetterOutcomeUnknown',
      'LetterRequested',
      'LetterStarted',
    ],
  },
  {
    fold: policy as unknown as Fold<never, never>,
    streamOf: (data) => policyStream(textIn(data, 'policyId')),
    founding: 'PolicyDefined',
    types: ['PolicyDefined'],
  },
  {
    fold: campaign as unknown as Fold<never, never>,
    streamOf: (data) => campaignStream(textIn(data, 'campaignId')),
    founding: 'CampaignPlanned',
    types: [
      'AudiencePinned',
      'CampaignCancelled',
      'CampaignClosed',
      'CampaignLaunched',
      'CampaignOutageRecorded',
      'CampaignPaused',
      'CampaignPlanned',
      'CampaignRescheduled',
      'CampaignResumed',
      'CampaignScheduled',
    ],
  },
  {
    fold: ping as unknown as Fold<never, never>,
    streamOf: (data) =>
      pingStream({
        campaignId: textIn(data, 'campaignId'),
        contactPointId: textIn(data, 'contactPointId'),
      }),
    founding: 'PingIssued',
    types: [
      'AttemptDelivered',
      'AttemptFailed',
      'AttemptHandedOver',
      'AttemptOutcomeUnknown',
      'AttemptStarted',
      'AutoReplyReceived',
      'FurtherResponseReceived',
      'LateResponseReceived',
      'MachineOpened',
      'NoUsableChannel',
      'PhoneTaskCompleted',
      'PhoneTaskOpened',
      'PingEscalated',
      'PingExpired',
      'PingIssued',
      'PingWithdrawn',
      'ReminderDue',
      'ResponseCorrected',
      'ResponseReceived',
      'StepSkipped',
    ],
  },
  {
    fold: mail as unknown as Fold<never, never>,
    streamOf: (data) => mailStream(textIn(data, 'mailId')),
    founding: 'MailSetAside',
    types: ['MailAssigned', 'MailDismissed', 'MailErased', 'MailSetAside'],
  },
  {
    fold: partyPing as unknown as Fold<never, never>,
    streamOf: (data) =>
      partyPingStream({ campaignId: textIn(data, 'campaignId'), party: textIn(data, 'party') }),
    founding: 'PartyPinged',
    types: [
      'PartyAnswered',
      'PartyAnswerTakenBack',
      'PartyContactPointAnswered',
      'PartyEscalated',
      'PartyPinged',
    ],
  },
  {
    fold: series as unknown as Fold<never, never>,
    streamOf: (data) => seriesStream(textIn(data, 'seriesId')),
    founding: 'SeriesPlanned',
    types: ['SeriesOccurrencePlanned', 'SeriesPlanned', 'SeriesStopped'],
  },
  {
    fold: seals as unknown as Fold<never, never>,
    streamOf: () => sealStream,
    founding: 'SealKeyIntroduced',
    types: ['LogSealed', 'SealKeyIntroduced', 'SealKeyRotated'],
  },
];

function stored({ type, schema, data }: Golden, position = 1): RecordedEvent {
  return deepFrozen({
    id: `golden-${type}`,
    type,
    data,
    stream: familyOf(type).streamOf(data),
    revision: position - 1,
    position,
    metadata: {
      $correlationId: 'golden',
      $causationId: 'golden',
      actor: { kind: 'process', id: 'golden' },
      at: parseInstant('2024-02-19T09:00:00Z'),
      schema,
    },
  });
}

function familyOf(type: string) {
  const family = families.find(({ types }) => types.includes(type));
  if (family === undefined) throw new Error(`${type} belongs to no kind of stream`);
  return family;
}

/** Oldest form first: what a stream of this type begins with. */
function foundingOf(type: string): RecordedEvent {
  const golden = goldens.find((one) => one.type === familyOf(type).founding);
  if (golden === undefined) throw new Error(`no golden file founds a stream of ${type}`);
  return stored(golden);
}

function deepFrozen<Value extends object>(value: Value): Value {
  for (const member of Object.values(value))
    if (typeof member === 'object' && member !== null) deepFrozen(member as object);
  return Object.freeze(value);
}

describe('the stored names of event types', () => {
  it('are those this list has: a name in a log is for ever', () => {
    expect(registry.types.toSorted()).toEqual(families.flatMap(({ types }) => types).toSorted());
  });

  it('and their forms have one golden file each, and no file is left over', () => {
    const forms = registry.types.flatMap((type) =>
      Array.from({ length: registry.schemaOf(type) }, (_, n) => `${type}.v${n + 1}.json`),
    );
    expect(goldens.map(({ file }) => file)).toEqual(forms.toSorted());
  });
});

describe.each(goldens)('$file', (golden) => {
  it('is named after what it holds', () => {
    expect(golden.file).toBe(`${golden.type}.v${golden.schema}.json`);
  });

  it('is read in today’s form', () => {
    const read = registry.read<DomainEvent>(stored(golden));
    expect(read.metadata.schema).toBe(registry.schemaOf(golden.type));
    // An old form has become another one; today's has lost nothing.
    const isOld = golden.schema < registry.schemaOf(golden.type);
    expect(isOld || canonicalJson(read.data) === canonicalJson(golden.data)).toBe(true);
  });

  it('is folded by its stream, whatever came before, and changes nothing it is given', () => {
    const { fold: rules } = familyOf(golden.type);
    const event = registry.read<DomainEvent>(stored(golden)) as never;
    expect(() => rules.evolve(rules.initial, event)).not.toThrow();
    const founded = fold(rules, [registry.read(foundingOf(golden.type)) as never]);
    expect(() => rules.evolve(deepFrozen(founded), event)).not.toThrow();
  });

  it('is read by at least one projection, if only to be counted', () => {
    const readers = projectionsOf(capabilities).filter(({ apply }) => golden.type in apply);
    expect(readers.map(({ name }) => name)).toContain('log-contents');
    for (const projection of readers) {
      const documents = new ProjectionFold(projection);
      documents.apply(registry.read(foundingOf(golden.type)));
      const before = documents.documents.size;
      documents.apply(registry.read(stored(golden, 2)));
      // A document may also be taken away again.
      expect(Math.max(before, documents.documents.size)).toBeGreaterThan(0);
    }
  });
});

describe('a state folded from golden events', () => {
  const folded = (...types: readonly string[]) => {
    const events = types.map((type) => {
      const golden = goldens.find((one) => one.type === type);
      if (golden === undefined) throw new Error(`no golden file for ${type}`);
      return registry.read<DomainEvent>(stored(golden)) as never;
    });
    return JSON.parse(JSON.stringify(fold(familyOf(types[0]!).fold, events))) as object;
  };
  const dataOf = (type: string) => goldens.find((golden) => golden.type === type)!.data;

  it('keeps all that is said of a contact point', () => {
    const { details, contactPointId, party: code } = dataOf('ContactPointRegistered');
    expect(folded('ContactPointRegistered')).toMatchObject({
      status: 'designated',
      details: details as object,
      contactPointId,
      party: code,
      statuses: [{ status: 'designated', from: '2010-02-27' }],
    });
    const { channels, institution } = dataOf('ContactDetailsChanged')['changes'] as JsonObject;
    const changed = folded('ContactPointRegistered', 'ContactDetailsChanged');
    expect(changed).toMatchObject({ details: { channels, institution } });
    expect(changed).not.toHaveProperty('details.availability');
  });

  it('keeps the pinned policy and audience of a campaign', () => {
    const { policy: pinned } = dataOf('CampaignLaunched');
    expect(folded('CampaignPlanned', 'AudiencePinned', 'CampaignLaunched')).toMatchObject({
      status: 'running',
      policy: pinned as object,
      audience: dataOf('AudiencePinned')['members'] as object,
    });
  });

  it('keeps what a ping was counted by, sent and answered', () => {
    const { policy: pinned, issuedAt, ...pinged } = dataOf('PingIssued');
    const { responseId, receivedAt } = dataOf('ResponseReceived');
    expect(
      folded(
        'PingIssued',
        'AttemptStarted',
        'AttemptHandedOver',
        'PhoneTaskOpened',
        'ResponseReceived',
      ),
    ).toMatchObject({
      status: 'answered',
      pinged,
      policy: pinned as object,
      issuedAt,
      handedOverAt: dataOf('AttemptHandedOver')['handedOverAt'],
      responses: [{ responseId, receivedAt }],
      phoneTasks: [{ intent: 'step-3.0', reason: 'escalation', done: false }],
    });
  });

  it('keeps who of a Party answered and who was escalated to', () => {
    expect(
      folded('PartyPinged', 'PartyEscalated', 'PartyContactPointAnswered', 'PartyAnswered'),
    ).toMatchObject({
      status: 'answered',
      partyRule: 'all',
      answered: ['se-1', 'se-2'],
      claims: { '2.0': { contactPointId: 'se-1', recipients: ['se-2', 'se-3'] } },
    });
  });
});
