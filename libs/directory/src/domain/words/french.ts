import { plainName, type DirectoryWords } from './directory-words.js';

interface Noun {
  readonly word: string;
  readonly feminine?: true;
  readonly plural?: true;
}

const details: Readonly<Record<string, Noun>> = {
  institution: { word: 'institution', feminine: true },
  type: { word: 'type' },
  role: { word: 'rôle' },
  availability: { word: 'disponibilité', feminine: true },
  duty: { word: 'heures de bureau ou entraide', feminine: true, plural: true },
  timezone: { word: 'fuseau horaire' },
  languages: { word: 'langues', feminine: true, plural: true },
  instructions: { word: 'instructions', feminine: true, plural: true },
  otherNetworks: { word: 'autres réseaux', plural: true },
  email: { word: 'adresse électronique', feminine: true },
  'email-alternate': { word: 'autre adresse électronique', feminine: true },
  phone: { word: 'téléphone' },
  'phone-alternate': { word: 'autre téléphone' },
  sms: { word: 'numéro SMS' },
  'sms-alternate': { word: 'autre numéro SMS' },
  webhook: { word: 'webhook' },
};
const statuses = {
  designated: 'désigné',
  'to-be-confirmed': 'à confirmer',
  suspended: 'suspendu',
  withdrawn: 'retiré',
} as const;
const list = new Intl.ListFormat('fr', { type: 'conjunction' });

export const french: DirectoryWords = {
  sentence: (about, told) => `${about}\u00a0: ${told}`,
  status: (status, institution) =>
    `point de contact ${statuses[status]}${institution && ` (${institution})`}`,
  changed: (fields) => {
    const nouns = fields.map((field): Noun => details[field] ?? { word: plainName(field) });
    const gender = nouns.every(({ feminine }) => feminine) ? 'e' : '';
    const number = nouns.length > 1 || nouns[0]?.plural ? 's' : '';
    return `${list.format(nouns.map(({ word }) => word))} modifié${gender}${number}`;
  },
};
