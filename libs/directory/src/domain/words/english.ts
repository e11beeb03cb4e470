import { plainName, type DirectoryWords } from './directory-words.js';

const details: Readonly<Record<string, string>> = {
  timezone: 'time zone',
  duty: 'office hours or legal assistance',
  email: 'e-mail',
  'email-alternate': 'alternate e-mail',
  phone: 'telephone',
  'phone-alternate': 'alternate telephone',
  sms: 'SMS number',
  'sms-alternate': 'alternate SMS number',
  webhook: 'webhook',
};
const statuses = {
  designated: 'designated',
  'to-be-confirmed': 'to be confirmed',
  suspended: 'suspended',
  withdrawn: 'withdrawn',
} as const;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const english: DirectoryWords = {
  sentence: (about, told) => `${about}: ${told}`,
  status: (status, institution) => `${institution || 'a contact point'} ${statuses[status]}`,
  changed: (fields) =>
    `${list.format(fields.map((field) => details[field] ?? plainName(field)))} changed`,
};
