import fc from 'fast-check';
import { failureKind, type CalendarDate, type Ciphertext } from '#kernel';
import type { ContactPointCommand } from '../domain/contact-point.commands.js';
import { contactPoint } from '../domain/contact-point.decider.js';
import { legalAssistanceLinks } from '../domain/duty.js';
import type { Channel, ContactDetails, ContactPointEvent } from '../domain/contact-point.events.js';

/** Whatever may happen to the contact points of a small directory, in an order that is drawn. */

const ciphertext = fc
  .constantFrom('a', 'b', 'c')
  .map((text) => `enc1.${text.repeat(38)}` as Ciphertext);
const day = fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01') as fc.Arbitrary<CalendarDate>;
const channel: fc.Arbitrary<Channel> = fc
  .record({
    kind: fc.constantFrom('email', 'phone', 'sms'),
    use: fc.constantFrom('main', 'alternate'),
    priority: fc.integer({ min: 1, max: 3 }),
    address: ciphertext,
  })
  .map((one) => ({ ...one, id: `${one.kind}-${one.use}` }));
const details: fc.Arbitrary<ContactDetails> = fc.record(
  {
    institution: fc.constantFrom('Police', 'Ministry', 'Office'),
    type: fc.constantFrom('police', 'prosecution'),
    role: fc.constantFrom('primary', 'additional'),
    channels: fc.uniqueArray(channel, { selector: ({ id }) => id, maxLength: 4 }),
    availability: fc.constantFrom('24/7', 'office-hours-and-on-call'),
    timezone: fc.constantFrom('UTC', 'Europe/Paris'),
    languages: fc.uniqueArray(fc.constantFrom('en', 'fr', 'ka')),
    instructions: ciphertext,
    otherNetworks: fc.uniqueArray(fc.constantFrom('g7', 'interpol')),
    duty: fc.record({ legalAssistance: fc.constantFrom(...legalAssistanceLinks) }),
  },
  { requiredKeys: ['institution', 'role', 'channels', 'timezone', 'languages', 'otherNetworks'] },
);

const command = (contactPointId: string): fc.Arbitrary<ContactPointCommand> =>
  fc.oneof(
    fc.record({
      type: fc.constant('RegisterContactPoint' as const),
      contactPointId: fc.constant(contactPointId),
      party: fc.constant(contactPointId.slice(0, 2).toUpperCase()),
      status: fc.constantFrom('to-be-confirmed', 'designated'),
      designatedOn: day,
      details,
    }),
    fc.record({ type: fc.constant('ConfirmContactPoint' as const), designatedOn: day }),
    fc.record({
      type: fc.constant('ChangeContactDetails' as const),
      changes: details.chain((wanted) =>
        fc
          .subarray(Object.keys(wanted))
          .map((fields) =>
            Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field))),
          ),
      ),
    }),
    fc.record({
      type: fc.constant('ChangeContactDetails' as const),
      changes: fc.constant({ instructions: null, availability: null }),
    }),
    fc.record({
      type: fc.constantFrom('VerifyChannel', 'ReportChannelUnreachable'),
      channelId: fc.constantFrom('email-main', 'phone-main'),
      reason: ciphertext,
    }),
    fc.record({
      type: fc.constantFrom('SuspendContactPoint', 'ReinstateContactPoint', 'WithdrawContactPoint'),
      effectiveOn: day,
      reason: ciphertext,
    }),
  );

const ids = ['ge-1', 'ge-2', 'tn-1'];

/** Events of a directory, in the order of their log; what a rule refused did not happen. */
export const directoryHistories: fc.Arbitrary<readonly ContactPointEvent[]> = fc
  .array(
    fc.constantFrom(...ids).chain((id) => command(id).map((asked) => ({ id, asked }))),
    {
      maxLength: 40,
      size: 'max',
    },
  )
  .map((drawn) => {
    const states = new Map(ids.map((id) => [id, contactPoint.initial]));
    return drawn.flatMap(({ id, asked }) => {
      const state = states.get(id) ?? contactPoint.initial;
      const events = decided(asked, state);
      states.set(id, events.reduce(contactPoint.evolve, state));
      return events;
    });
  });

function decided(
  asked: ContactPointCommand,
  state: typeof contactPoint.initial,
): readonly ContactPointEvent[] {
  try {
    return contactPoint.decide(asked, state);
  } catch (error) {
    if (failureKind(error) === 'refusal') return [];
    throw error;
  }
}
