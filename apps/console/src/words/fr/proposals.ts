import type { proposals as english } from '../en/proposals.js';

export const proposals: Readonly<Record<keyof typeof english, string>> = {
  'proposals.waiting': 'En attente',
  'proposals.approved': 'Approuvées',
  'proposals.rejected': 'Rejetées',
  'proposals.which': 'Quelles propositions',
  'proposals.empty':
    'Rien n’attend de décision. Les corrections jointes aux réponses des points de contact arrivent ici.',
  'proposals.empty.decided': 'Il n’y en a aucune.',
  'proposals.by': 'Proposé par {who}, {at}',
  'proposals.decided': 'Décidé par {who}, {at}',
  'proposals.overtaken':
    '▲ Dépassée : {fields} a changé depuis. Elle ne peut plus être approuvée ; rejetez-la et proposez de nouveau ce qui reste juste.',
  'proposals.erased': 'Les données personnelles de ce point de contact ont été effacées.',
  'proposals.field': 'Donnée',
  'proposals.before': 'Lors de la proposition',
  'proposals.now': 'Maintenant',
  'proposals.after': 'Proposé',
  'proposals.approve': 'Approuver',
  'proposals.reject': 'Rejeter',
  'proposals.approve.title': 'Approuver cette modification de {point} ?',
  'proposals.approve.what':
    '{fields, plural, one {# donnée change} other {# données changent}} aussitôt, et l’ancienne adresse en est informée. Il faut une autre personne que l’auteur : quatre yeux.',
  'proposals.reject.title': 'Rejeter cette modification de {point} ?',
  'proposals.reject.reason': 'Motif, pour le dossier',
  'proposals.nothing': 'rien',
};
