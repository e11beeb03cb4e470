export const mail = {
  'mail.title': 'Mails to look at',
  'mail.empty':
    'Nothing waits. A mail of which no machine can tell whether it is an answer appears here.',
  'mail.no-subject': 'Without a subject',
  'mail.assign': 'It is an answer',
  'mail.assign-title': 'Whose answer is it?',
  'mail.assign-told': 'It counts as of {at}, when the mail came in.',
  'mail.campaign': 'Campaign',
  'mail.contact-point': 'Contact point',
  'mail.dismiss': 'It is none',
  'mail.dismiss-title': 'Why is it no answer?',
  'mail.dismiss-reason': 'Reason, for the record',
  'mail.reason.looks-automatic': 'It looks like an automatic reply, and may be a person’s.',
  'mail.reason.encrypted': 'It is encrypted.',
  'mail.reason.unreadable': 'It cannot be read.',
  'mail.reason.tokens-disagree': 'It carries the marks of several questions.',
  'mail.reason.known-by-sender-only':
    'Its sender is in the directory; nothing else says what it answers.',
  'mail.reason.nothing-known': 'Nothing says whose it is.',
  'mail.reason.attempt-unknown': 'It reports on a message, and does not say on which.',
  'mail.reason.too-many-replies': 'So many came in that machines may be answering each other.',
} as const;
