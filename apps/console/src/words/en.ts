import { activities } from './en/activities.js';
import { audit } from './en/audit.js';
import { calls } from './en/calls.js';
import { campaign } from './en/campaign.js';
import { campaigns } from './en/campaigns.js';
import { overview } from './en/overview.js';
import { directory } from './en/directory.js';
import { mail } from './en/mail.js';
import { phone } from './en/phone.js';
import { parts } from './en/parts.js';
import { ping } from './en/ping.js';
import { plan } from './en/plan.js';
import { proposals } from './en/proposals.js';
import { settings } from './en/settings.js';
import { statistics } from './en/statistics.js';
import { table } from './en/table.js';
import { why } from './en/why.js';

/** ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export const en = {
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
  'shell.skip': 'Skip to the content',
  'shell.nav': 'Pages',
  'shell.overview': 'Overview',
  'shell.campaigns': 'Campaigns',
  'shell.directory': 'Directory',
  'shell.statistics': 'Statistics',
  'shell.activities': 'Activities',
  'shell.audit': 'Audit',
  'shell.settings': 'Settings',
  'shell.language': 'Language',
  'shell.theme': 'Theme',
  'shell.theme.system': 'As the system',
  'shell.theme.light': 'Light',
  'shell.theme.dark': 'Dark',
  'live.live': 'Live',
  'live.connecting': 'Connecting …',
  'live.lost': 'Reconnecting, last at {at}',
  'state.loading': 'Loading …',
  'state.failed': 'This could not be loaded: {reason}',
  'state.mishap': 'This page could not be drawn: {reason}',
  'state.retry': 'Try again',
  'state.forbidden': 'Your role may not see this. Ask an administrator if you need it.',
  'state.unknown-page': 'There is no such page.',
  'state.to-overview': 'To the overview',
} as const;
