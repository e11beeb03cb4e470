import type { audit as english } from '../en/audit.js';

export const audit: Readonly<Record<keyof typeof english, string>> = {
  'audit.as-of': 'Tel que Rollcall le savait',
  'audit.moment': 'Moment ; vide signifie maintenant',
  'audit.events-count': 'événements',
  'audit.version': 'version du répertoire',
  'audit.seals': 'Sceaux',
  'audit.seal': 'Sceller maintenant',
  'audit.seal-title': 'Sceller le journal ?',
  'audit.seal-told':
    'Tout ce qui a été consigné depuis le dernier sceau est signé. Cela se fait aussi de soi-même toutes les heures.',
  'audit.no-seals': 'Le journal n’a pas encore été scellé.',
  'audit.sealed':
    'Sceau {number}, {at} : {events, plural, one {# événement} other {# événements}} en tout',
  'audit.verify': 'Donnez la racine à un auditeur, qui vérifie avec',
  'audit.events': 'Événements',
  'audit.none': 'Aucun événement ne correspond. Retirez un critère.',
  'audit.more': 'Événements antérieurs',
  'audit.search': 'Chercher',
  'audit.position': 'Position',
  'audit.at': 'Consigné',
  'audit.stream': 'Flux',
  'audit.type': 'Type',
  'audit.actor': 'Auteur',
  'audit.correlation': 'Corrélation',
  'audit.causation': 'Causé par',
  'audit.from': 'Depuis',
  'audit.to': 'Jusqu’à',
  'audit.same-stream': 'Tout le flux',
  'audit.same-correlation': 'Ce qui va ensemble',
  'audit.caused': 'Ce qu’il a causé',
};
