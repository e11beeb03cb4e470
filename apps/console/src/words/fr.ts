import { activities } from './fr/activities.js';
import { audit } from './fr/audit.js';
import { calls } from './fr/calls.js';
import { campaign } from './fr/campaign.js';
import { campaigns } from './fr/campaigns.js';
import { overview } from './fr/overview.js';
import { directory } from './fr/directory.js';
import { mail } from './fr/mail.js';
import { phone } from './fr/phone.js';
import { parts } from './fr/parts.js';
import { ping } from './fr/ping.js';
import { plan } from './fr/plan.js';
import { proposals } from './fr/proposals.js';
import { settings } from './fr/settings.js';
import { statistics } from './fr/statistics.js';
import { table } from './fr/table.js';
import { why } from './fr/why.js';
import type { Words } from './index.js';

export const fr: Words = {
  ...activities,
  ...audit,
  ...calls,
  ...campaign,
  ...campaigns,
  ...overview,
  ...directory,
  ...mail,
  ...phone,
  ...parts,
  ...ping,
  ...plan,
  ...proposals,
  ...settings,
  ...statistics,
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
  'state.mishap': 'Cette page n’a pas pu être affichée : {reason}',
  'state.retry': 'Réessayer',
  'state.forbidden':
    'Votre rôle ne donne pas accès à cette page. Adressez-vous à un administrateur.',
  'state.unknown-page': 'Cette page n’existe pas.',
  'state.to-overview': 'Vers la vue d’ensemble',
};
