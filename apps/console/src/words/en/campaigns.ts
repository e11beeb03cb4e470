export const campaigns = {
  'campaigns.status':
    '{status, select, planned {planned} scheduled {scheduled} running {running} paused {paused} closed {closed} cancelled {cancelled} expected {expected from a series} other {{status}}}',
  'campaigns.all': 'All campaigns',
  'campaigns.plan': 'Plan a campaign',
  'campaigns.empty': 'No campaign has been planned yet.',
  'campaigns.name': 'Name',
  'campaigns.id': 'Id',
  'campaigns.state': 'Status',
  'campaigns.starts': 'Starts',
  'campaigns.closed': 'Closed',
  'campaigns.asked': 'Contact points asked',
  'campaigns.policy': 'Policy',
  'campaigns.series': 'Series',
  'campaigns.no-series': 'Nothing is planned again and again. A plan can be made one.',
  'campaigns.series-stopped': 'stopped',
  'campaigns.series-stop': 'Stop',
  'campaigns.series-stop-title': 'Stop the series {name}?',
  'campaigns.series-stop-told':
    'No further campaign is planned. One that is scheduled already stays, and can be cancelled by itself.',
  'campaigns.calendar': 'The months ahead',
  'campaigns.calendar-empty': 'Nothing is scheduled.',
} as const;
