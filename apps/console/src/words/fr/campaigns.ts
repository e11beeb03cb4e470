import type { campaigns as en } from '../en/campaigns.js';

export const campaigns: Readonly<Record<keyof typeof en, string>> = {
  'campaigns.status':
    '{status, select, planned {planifiée} scheduled {programmée} running {en cours} paused {en pause} closed {close} cancelled {annulée} expected {attendue d’une série} other {{status}}}',
};
