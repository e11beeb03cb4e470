import { describe, expect, it } from '@jest/globals';
import { parseDirectory } from '#directory';
import { InvalidInput, parseInstant } from '#kernel';
import { parseAnswers } from './parse-answers.js';

const directory = parseDirectory(
  'contact-points.csv',
  Buffer.from(
    [
      'id,party,partyName,institution,type,role,email,availability,timezone,languages,status,designatedOn',
      'fr-1,FR,France,Police,police,primary,fr-1@x.example,24/7,Europe/Paris,fr,designated,2010-01-01',
      'fr-2,FR,France,Police,police,primary,fr-2@x.example,24/7,Europe/Paris,fr,designated,2024-02-19',
      'de-1,DE,Germany,Police,police,primary,de-1@x.example,24/7,Europe/Berlin,de,designated,2024-02-20',
      'it-1,IT,Italy,To be confirmed,,primary,,,Europe/Rome,,to-be-confirmed,',
    ].join('\n'),
  ),
);
const header = 'contactPoint,party,respondedAfterSeconds,via,reportedUpdate';

function parsed(...rows: readonly string[]) {
  const text = [header, ...rows].join('\n');
  const sentAt = parseInstant('2024-02-19T09:00:00Z');
  return parseAnswers('ping.csv', Buffer.from(text), directory, sentAt);
}

function complaints(...rows: readonly string[]): readonly string[] {
  try {
    parsed(...rows);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message.split('\n');
    throw error;
  }
  return [];
}

const expectedSeconds =
  'a whole number of seconds since the ping was handed over, from 0 to 31536000';
const expectedUpdate =
  'a JSON object of changed details, such as {"phone": "+80055000000"}; details are institution, email, alternateEmail, phone, alternatePhone, availability, timezone, languages, instructions, otherNetworks';

describe('recorded answers', () => {
  it('are read with their corrections, white space around cells passed over', () => {
    expect(
      parsed(' fr-1 ,FR, 60,reply,"{""phone"":""+80055000000""}"', 'fr-2,FR,0,phone,'),
    ).toEqual([
      { contactPointId: 'fr-2', respondedAfterSeconds: 0, via: 'phone' },
      {
        contactPointId: 'fr-1',
        respondedAfterSeconds: 60,
        via: 'reply',
        reportedUpdate: { phone: '+80055000000' },
      },
    ]);
  });

  it('come in order of time, contact point and content, whatever the order of rows', () => {
    const rows = [
      'fr-2,FR,9,link,',
      'fr-1,FR,10,link,',
      'fr-1,FR,10,link,"{""phone"":""+80055000000""}"',
      'fr-1,FR,10,phone,',
      'fr-2,FR,10,link,',
    ];
    const inOrder = parsed(...rows);
    expect(inOrder.map(({ respondedAfterSeconds }) => respondedAfterSeconds)).toEqual([
      9, 10, 10, 10, 10,
    ]);
    expect(parsed(...rows.toReversed())).toEqual(inOrder);
    expect(parsed(...rows.slice(2), ...rows.slice(0, 2))).toEqual(inOrder);
  });

  it('may lack the column of corrections', () => {
    const text = 'contactPoint,party,respondedAfterSeconds,via\nfr-1,FR,1,link';
    const sentAt = parseInstant('2024-02-19T09:00:00Z');
    expect(parseAnswers('ping.csv', Buffer.from(text), directory, sentAt)).toHaveLength(1);
  });

  it('may come from whoever was designated on the UTC day of the test', () => {
    expect(complaints('fr-2,FR,1,link,')).toEqual([]);
    expect(complaints('de-1,DE,1,link,')).toEqual([
      'ping.csv:2:1: contactPoint "de-1" was not pinged on 2024-02-19: it was designated on 2024-02-20; expected one designated by then',
    ]);
    expect(complaints('it-1,IT,1,link,')).toEqual([
      'ping.csv:2:1: contactPoint "it-1" was not pinged: it is to-be-confirmed; expected one that is designated',
    ]);
  });

  it.each([
    [
      'nobody the directory knows',
      'fr-9,FR,1,link,',
      '2:1: contactPoint "fr-9" is not in the directory; expected the id of one of its contact points',
    ],
    [
      'no contact point',
      ',FR,1,link,',
      '2:1: contactPoint is empty; expected the id of a contact point',
    ],
    ['another Party', 'fr-1,DE,1,link,', '2:6: party "DE" is not the Party of fr-1; expected FR'],
    [
      'no code of a Party',
      'fr-1,France,1,link,',
      '2:6: party "France" is not two capital letters (ISO 3166-1), such as FR',
    ],
    ['another way', 'fr-1,FR,1,fax,', '2:11: via "fax" is not one of link, reply, phone'],
    ['no way', 'fr-1,FR,1,,', '2:11: via is empty; expected one of link, reply, phone'],
    ...['-1', '1.5', '1e3', 'soon', '31536001', '9'.repeat(30)].map(
      (seconds) =>
        [
          `seconds ${seconds}`,
          `fr-1,FR,${seconds},link,`,
          `2:9: respondedAfterSeconds "${seconds}" is not ${expectedSeconds}`,
        ] as const,
    ),
    [
      'no seconds',
      'fr-1,FR,,link,',
      `2:9: respondedAfterSeconds is empty; expected ${expectedSeconds}`,
    ],
  ])('with %s are refused', (_, row, said) => {
    expect(complaints(row)).toEqual([`ping.csv:${said}`]);
  });

  it.each(['oops', '[]', '{}', 'null', '{"phone":5}', '{"party":"DE"}', '{"__proto__":"x"}'])(
    'with the correction %s are refused',
    (update) => {
      const quoted = JSON.stringify(update);
      expect(complaints(`fr-1,FR,1,link,"${update.replaceAll('"', '""')}"`)).toEqual([
        `ping.csv:2:16: reportedUpdate ${quoted} is not ${expectedUpdate}`,
      ]);
    },
  );

  it('are refused with everything that is wrong, in the order of the file', () => {
    const found = complaints('fr-9,FR,-1,link,', 'fr-1,FR,1,fax,nonsense', 'fr-1,FR,1,link,');
    expect(found.map((line) => line.split(' ')[0])).toEqual([
      'ping.csv:2:1:',
      'ping.csv:2:9:',
      'ping.csv:3:11:',
      'ping.csv:3:15:',
    ]);
  });
});
