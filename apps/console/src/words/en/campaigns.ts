export const campaigns = {
  'campaigns.status':
    '{status, select, planned {planned} scheduled {scheduled} running {running} paused {paused} closed {closed} cancelled {cancelled} expected {expected from a series} other {{status}}}',
} as const;
