import { calls } from './fr/calls.js';
import { campaign } from './fr/campaign.js';
import { campaigns } from './fr/campaigns.js';
import { overview } from './fr/overview.js';
import { directory } from './fr/directory.js';
import { parts } from './fr/parts.js';
import { ping } from './fr/ping.js';
import { proposals } from './fr/proposals.js';
import { table } from './fr/table.js';
import { why } from './fr/why.js';
import type { Words } from './index.js';

export const fr: Words = {
  ...calls,
  ...campaign,
  ...campaigns,
  ...overview,
  ...directory,
  ...parts,
  ...ping,
  ...proposals,
  ...table,
  ...why,
  'shell.skip': 'Aller au contenu',
  'shell.nav': 'Pages',
  'shell.overview': 'Vue d’ensemble',
  'shell.campaigns': 'Campagnes',
  'shell.directory': 'Répertoire',
  'shell.statistics': 'Statistiques',
  'shell.activities': 'Activités',
  'shell.audit': 'Audit',
  'shell.settings': 'Réglages',
  'shell.language': 'Langue',
  'shell.theme': 'Thème',
  'shell.theme.system': 'Celui du système',
  'shell.theme.light': 'Clair',
  'shell.theme.dark': 'Sombre',
  'live.live': 'En direct',
  'live.connecting': 'Connexion …',
  'live.lost': 'Reconnexion, dernier état à {at}',
  'state.loading': 'Chargement …',
  'state.failed': 'Chargement impossible : {reason}',
  'state.retry': 'Réessayer',
  'state.forbidden':
    'Votre rôle ne donne pas accès à cette page. Adressez-vous à un administrateur.',
  'state.unknown-page': 'Cette page n’existe pas.',
  'state.to-overview': 'Vers la vue d’ensemble',
};
