import type { campaigns as english } from '../en/campaigns.js';

export const campaigns: Readonly<Record<keyof typeof english, string>> = {
  'campaigns.status':
    '{status, select, planned {préparée} scheduled {programmée} running {en cours} paused {en pause} closed {close} cancelled {annulée} expected {attendue d’une série} other {{status}}}',
  'campaigns.all': 'Toutes les campagnes',
  'campaigns.plan': 'Préparer une campagne',
  'campaigns.empty': 'Aucune campagne n’a encore été préparée.',
  'campaigns.name': 'Nom',
  'campaigns.id': 'Identifiant',
  'campaigns.state': 'État',
  'campaigns.starts': 'Début',
  'campaigns.closed': 'Clôture',
  'campaigns.asked': 'Points de contact interrogés',
  'campaigns.policy': 'Règles d’envoi',
  'campaigns.series': 'Séries',
  'campaigns.no-series':
    'Rien n’est prévu à intervalles réguliers. Une campagne préparée peut le devenir.',
  'campaigns.series-stopped': 'arrêtée',
  'campaigns.series-stop': 'Arrêter',
  'campaigns.series-stop-title': 'Arrêter la série {name} ?',
  'campaigns.series-stop-told':
    'Aucune autre campagne ne sera préparée. Celle qui est déjà programmée reste, et peut être annulée séparément.',
  'campaigns.calendar': 'Les mois à venir',
  'campaigns.calendar-empty': 'Rien n’est programmé.',
};
