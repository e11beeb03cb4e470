/** Calls that a person makes. */
export const calls = {
  'calls.title':
    '{count, plural, =0 {No phone call} one {# phone call} other {# phone calls}} to make',
  'calls.escalation': 'Nobody has answered so far. Until {by} an answer counts.',
  'calls.no-channel': 'There is no other way to reach it. Until {by} an answer counts.',
  'calls.no-number': 'The directory has no number. Ask the Party’s mission for one.',
  'calls.there': '{time} there',
  'calls.enter': 'Enter outcome …',
  'calls.title-of': 'What came of the call to {party}?',
  'calls.told': 'It is recorded for {contactPoint} and cannot be entered a second time.',
  'calls.outcome': 'Outcome',
  'calls.grade': 'Who answered',
  'calls.grade.responsible-officer': 'the responsible officer',
  'calls.grade.human': 'somebody else',
  'calls.answered-by': 'Name of who answered (may be left empty)',
  'calls.note': 'What was said besides (may be left empty)',
  'calls.record': 'Record',
} as const;
