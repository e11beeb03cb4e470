export const phone = {
  'phone.title': 'Phone tasks',
  'phone.empty':
    'Nobody has to be called. A task appears here when a step of a campaign asks for a call.',
  'phone.count': '{count, plural, one {# call} other {# calls}} to make, the most urgent first',
  'phone.escalation': 'nobody has answered',
  'phone.no-channel': 'no other channel works',
  'phone.there': 'Time there',
  'phone.answer-by': 'Counts until',
  'phone.languages': 'Languages',
  'phone.campaign': 'Campaign',
  'phone.no-number': 'The directory has no telephone number.',
  'phone.enter': 'Enter the outcome',
} as const;
