import type { calls as english } from '../en/calls.js';

export const calls: Readonly<Record<keyof typeof english, string>> = {
  'calls.title': '{count, plural, =0 {Aucun appel} one {# appel} other {# appels}} à passer',
  'calls.escalation': 'Personne n’a répondu jusqu’ici. Une réponse compte jusqu’au {by}.',
  'calls.no-channel': 'Il n’y a pas d’autre moyen de le joindre. Une réponse compte jusqu’au {by}.',
  'calls.no-number': 'Le répertoire n’a pas de numéro. Demandez-en un à la mission de la Partie.',
  'calls.there': '{time} sur place',
  'calls.enter': 'Saisir le résultat …',
  'calls.title-of': 'Quel a été le résultat de l’appel à {party} ?',
  'calls.told': 'Le résultat est consigné pour {contactPoint} et ne se saisit qu’une fois.',
  'calls.outcome': 'Résultat',
  'calls.grade': 'Qui a répondu',
  'calls.grade.responsible-officer': 'l’officier responsable',
  'calls.grade.human': 'quelqu’un d’autre',
  'calls.answered-by': 'Nom de la personne (facultatif)',
  'calls.note': 'Ce qui a été dit d’autre (facultatif)',
  'calls.record': 'Consigner',
};
