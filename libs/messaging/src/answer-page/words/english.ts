import type { AnswerPageWords } from './answer-page-words.js';

export const english: AnswerPageWords = {
  languageName: 'English',
  direction: 'ltr',
  locale: 'en-GB',

  site: 'Ping test',
  exercise: 'Exercise.',
  exerciseText: 'This is a test of the network. There is no incident and no request behind it.',
  languageChoice: 'Language',
  footer:
    'This page never asks for a password. Opening it records no answer; only sending the form does.',

  formTitle: 'Please answer this ping test',
  answeredTitle: 'This ping test is answered',
  formIntro:
    '<bdi>{{institution}}</bdi> is being asked whether it can be reached. Two clicks are enough: choose who you are, then send.',
  factsTitle: 'About this test',
  factTest: 'Test',
  factContactPoint: 'Contact point',
  factSent: 'Sent',
  factNotSent: 'Not known yet',
  factAnswerBy: 'Answer by',
  localTime: '{{moment}}, your time (<bdi dir="ltr">{{zone}}</bdi>)',

  noticeLate:
    'The time to answer ended on {{answerBy}}. You can still answer: it will be recorded as late.',
  noticeClosed: 'This test has been closed. You can still answer: it will be recorded as late.',
  noticeAnswered: 'This contact point answered on {{answeredAt}}. Nothing more is needed from you.',
  noticePartyAnswered:
    'Another contact point of <bdi>{{party}}</bdi> has answered already. Your own answer is welcome all the same.',
  furtherAnswer: 'Add a further answer, or report a change',

  choiceLegend: 'Who is answering?',
  choiceRequired: 'Required',
  onDuty: 'I am on duty for this contact point',
  onDutyHint: 'You could take a request now.',
  notOnDuty: 'I received this, but somebody else is on duty',
  notOnDutyHint: 'This counts too: your contact point was reached.',
  answeredBy: 'Your name or function',
  answeredByHint:
    'Optional, but it helps: a link can be forwarded, and the secretariat sees who answered. It is stored encrypted.',

  detailsLegend: 'Your entry in the directory',
  detailsHint: 'Addresses and numbers are partly hidden, in case this link was forwarded.',
  none: 'None',
  details: {
    institution: 'Institution',
    email: 'E-mail',
    alternateEmail: 'Alternate e-mail',
    phone: 'Telephone',
    alternatePhone: 'Alternate telephone',
    availability: 'Availability',
    timezone: 'Time zone',
    languages: 'Languages',
    instructions: 'Instructions to callers',
  },
  availabilities: {
    '24/7': '24 hours a day, 7 days a week',
    'office-hours-and-on-call': 'Office hours, and on call outside them',
  },
  detailsConfirmed: 'These details are right',
  detailsChanged: 'Something has changed',
  correctionsHint:
    'Change what is wrong and leave the rest as it is. The secretariat checks every change before it enters the directory. To have something removed, say so in the note below.',
  maskedHint: 'Now <bdi dir="ltr">{{masked}}</bdi>. Leave empty if that is right.',
  nothingYetHint: 'None so far.',
  phoneHint: 'With + and country code: <bdi dir="ltr">+33 1 40 00 00 00</bdi>.',
  timezoneHint: 'By its IANA name, such as <bdi dir="ltr">Europe/Paris</bdi>.',
  languagesHint:
    'By their codes, the preferred one first, with spaces between: <bdi dir="ltr">fr en</bdi>.',

  note: 'Anything else the secretariat should know',
  noteHint: 'Optional. It is stored encrypted.',
  submit: 'Send my answer',

  errorTitlePrefix: 'Error:',
  errorSummary: 'Your answer has not been recorded yet',
  errorChoice: 'Choose whether you are on duty or somebody else is',
  errorEmpty: '{{label}}: this cannot be empty',
  errorTooLong: '{{label}}: at most {{max}} characters',
  errorText: '{{label}}: use plain text without control characters',
  errorEmail: '{{label}}: enter an e-mail address, such as duty@police.example',
  errorPhone:
    '{{label}}: enter + and the country code, 7 to 15 digits in all, such as +33140000000',
  errorTimezone: '{{label}}: enter an IANA time zone, such as Europe/Paris',
  errorLanguages: '{{label}}: enter language codes with spaces between, such as fr en',
  errorAvailability: '{{label}}: choose one of the two',

  thanksTitle: 'Thank you. Your answer is recorded',
  thanksReceived: 'It was received on {{receivedAt}}.',
  thanksFurther:
    'This contact point had answered before. The first answer counts, and yours is kept beside it.',
  thanksLate: 'It came after the test had ended, so it is recorded as late.',
  thanksChanges: 'If you reported a change, the secretariat will check it.',
  thanksClose: 'You can close this page. Opening the link again changes nothing.',

  notTakenTitle: 'Some of what you wrote could not be taken',
  notTakenRest: 'Everything else you sent is recorded.',
  notTakenHelp:
    'Correct it here and send it again, or empty a field to leave it out. If you do nothing, your answer stays recorded.',
  submitAgain: 'Send these corrections',

  cancelledTitle: 'This test was called off',
  cancelledText: 'Nothing is needed from you.',
  notStartedTitle: 'This test has not reached you yet',
  notStartedText:
    'The link works as soon as the message for your contact point has been sent. Nothing was recorded.',
  unknownTitle: 'This link is not valid',
  unknownText:
    'It may have been cut or changed on its way. Open the link in the original message once more, or simply reply to that message.',
  tooLargeTitle: 'Your answer is too long',
  tooLargeText: 'Nothing was recorded. Go back, shorten what you wrote and send it again.',
  malformedTitle: 'Your answer could not be read',
  malformedText: 'Nothing was recorded. Open the page again and answer there.',
  tooManyTitle: 'No further answers are taken here',
  tooManyText:
    'Many answers of this contact point are recorded already. If something is missing, reply to the message you received.',
  tooOftenTitle: 'Too many links were tried',
  tooOftenText:
    'Nothing was recorded. Too many links that are not valid were opened from your network. Try again in {{minutes}} min, or simply reply to the message you received.',
  unavailableTitle: 'Something went wrong on our side',
  unavailableText:
    'Your answer may not have been recorded. Send it again in a minute, which does no harm, or reply to the message you received.',
  openAgain: 'Open the answer page',
};
