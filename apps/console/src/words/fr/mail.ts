import type { mail as english } from '../en/mail.js';

export const mail: Readonly<Record<keyof typeof english, string>> = {
  'mail.title': 'Courriels à examiner',
  'mail.empty':
    'Rien n’attend. Un courriel dont aucune machine ne peut dire s’il est une réponse apparaît ici.',
  'mail.no-subject': 'Sans objet',
  'mail.assign': 'C’est une réponse',
  'mail.assign-title': 'De qui est cette réponse ?',
  'mail.assign-told': 'Elle compte à partir du {at}, moment où le courriel est arrivé.',
  'mail.campaign': 'Campagne',
  'mail.contact-point': 'Point de contact',
  'mail.dismiss': 'Ce n’en est pas une',
  'mail.dismiss-title': 'Pourquoi n’est-ce pas une réponse ?',
  'mail.dismiss-reason': 'Motif, pour mémoire',
  'mail.reason.looks-automatic':
    'Il ressemble à une réponse automatique, et peut venir d’une personne.',
  'mail.reason.encrypted': 'Il est chiffré.',
  'mail.reason.unreadable': 'Il ne peut pas être lu.',
  'mail.reason.tokens-disagree': 'Il porte les marques de plusieurs questions.',
  'mail.reason.known-by-sender-only':
    'Son expéditeur figure au répertoire ; rien d’autre ne dit à quoi il répond.',
  'mail.reason.nothing-known': 'Rien ne dit de qui il vient.',
  'mail.reason.attempt-unknown': 'Il rend compte d’un message, sans dire lequel.',
  'mail.reason.too-many-replies': 'Il en est tant arrivé que des machines se répondent peut-être.',
};
