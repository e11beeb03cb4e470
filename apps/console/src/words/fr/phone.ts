import type { phone as english } from '../en/phone.js';

export const phone: Readonly<Record<keyof typeof english, string>> = {
  'phone.title': 'Appels à passer',
  'phone.empty':
    'Personne n’est à appeler. Une tâche apparaît ici quand une étape d’une campagne demande un appel.',
  'phone.count': '{count, plural, one {# appel} other {# appels}} à passer, le plus urgent d’abord',
  'phone.escalation': 'personne n’a répondu',
  'phone.no-channel': 'aucun autre canal ne fonctionne',
  'phone.there': 'Heure locale',
  'phone.answer-by': 'Compte jusqu’au',
  'phone.languages': 'Langues',
  'phone.campaign': 'Campagne',
  'phone.no-number': 'Le répertoire ne contient aucun numéro de téléphone.',
  'phone.enter': 'Saisir le résultat',
};
