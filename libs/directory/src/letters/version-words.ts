import type { SealMark } from '#seals';
import type { ContactPointStatus, ContactPointType } from '../domain/vocabulary.js';
import type { DirectoryLanguage } from '../domain/difference-words.js';

/** What a letter with a version of the directory, and the directory attached to it, say in one language. */
export interface VersionWords {
  /** Also the beginning of the files' names. */
  readonly directory: string;
  readonly title: (number: number) => string;
  readonly published: (date: string) => string;
  readonly attention: (institution: string, partyName: string) => string;
  readonly greeting: string;
  readonly attached: (number: number, date: string) => string;
  readonly changesSince: (number: number) => string;
  readonly contactPoints: string;
  readonly count: (contactPoints: number) => string;
  /** Beside the institution of who is not designated. */
  readonly mark: Readonly<Partial<Record<ContactPointStatus, string>>>;
  readonly use: string;
  /** What its readers can witness to, should the record ever be in doubt. */
  readonly witness: (seal: SealMark) => string;
  readonly signature: string;
  readonly columns: readonly [
    party: string,
    institution: string,
    type: string,
    email: string,
    telephone: string,
    availability: string,
    languages: string,
  ];
  readonly types: Readonly<Record<ContactPointType, string>>;
  readonly availabilities: Readonly<Record<string, string>>;
  readonly cardTitle: string;
  readonly available: (when: string) => string;
}

const english: VersionWords = {
  directory: 'directory',
  title: (number) => `Directory of the 24/7 Network, version ${number}`,
  published: (date) => `Published on ${date}`,
  attention: (institution, partyName) =>
    `For the attention of the 24/7 contact point: ${institution} (${partyName})`,
  greeting: 'Dear colleagues,',
  attached: (number, date) =>
    `Please find attached version ${number} of the directory of the network, published on ${date}. It replaces all earlier versions.`,
  changesSince: (number) => `Changes since version ${number}`,
  contactPoints: 'Contact points',
  count: (contactPoints) => `${contactPoints} contact ${contactPoints === 1 ? 'point' : 'points'}`,
  mark: { 'to-be-confirmed': 'to be confirmed', suspended: 'suspended' },
  use: 'The directory is meant for the contact points of the network alone; please do not pass it on. Should any of your details have to be corrected, please let the secretariat know.',
  witness: ({ number, root }) =>
    `Please keep this letter: it witnesses to the record of the network, which was sealed up to ${number}:${root}`,
  signature: 'The secretariat of the network',
  columns: ['Party', 'Institution', 'Type', 'E-mail', 'Telephone', 'Availability', 'Languages'],
  types: {
    police: 'police',
    prosecution: 'prosecution',
    'ministry-of-justice': 'ministry of justice',
    'security-service': 'security service',
    cybersecurity: 'cybersecurity',
    other: 'other',
  },
  availabilities: { '24/7': '24/7', 'office-hours-and-on-call': 'office hours and on call' },
  cardTitle: '24/7 contact point',
  available: (when) => `Availability: ${when}`,
};

const french: VersionWords = {
  directory: 'repertoire',
  title: (number) => `Répertoire du Réseau 24/7, version ${number}`,
  published: (date) => `Publié le ${date}`,
  attention: (institution, partyName) =>
    `À l’attention du point de contact 24/7 : ${institution} (${partyName})`,
  greeting: 'Chères collègues, chers collègues,',
  attached: (number, date) =>
    `Veuillez trouver ci-joint la version ${number} du répertoire du réseau, publiée le ${date}. Elle remplace toutes les versions antérieures.`,
  changesSince: (number) => `Modifications depuis la version ${number}`,
  contactPoints: 'Points de contact',
  count: (contactPoints) => `${contactPoints} ${contactPoints < 2 ? 'point' : 'points'} de contact`,
  mark: { 'to-be-confirmed': 'à confirmer', suspended: 'suspendu' },
  use: 'Le répertoire est destiné aux seuls points de contact du réseau ; merci de ne pas le diffuser. Si certaines de vos coordonnées doivent être rectifiées, merci d’en informer le secrétariat.',
  witness: ({ number, root }) =>
    `Merci de conserver cette lettre : elle témoigne du registre du réseau, scellé jusqu’à ${number}:${root}`,
  signature: 'Le secrétariat du réseau',
  columns: [
    'Partie',
    'Institution',
    'Type',
    'Adresse électronique',
    'Téléphone',
    'Disponibilité',
    'Langues',
  ],
  types: {
    police: 'police',
    prosecution: 'ministère public',
    'ministry-of-justice': 'ministère de la Justice',
    'security-service': 'service de sécurité',
    cybersecurity: 'cybersécurité',
    other: 'autre',
  },
  availabilities: {
    '24/7': '24h/24, 7j/7',
    'office-hours-and-on-call': 'heures de bureau et astreinte',
  },
  cardTitle: 'Point de contact 24/7',
  available: (when) => `Disponibilité : ${when}`,
};

export const versionWords: Readonly<Record<DirectoryLanguage, VersionWords>> = {
  en: english,
  fr: french,
};
