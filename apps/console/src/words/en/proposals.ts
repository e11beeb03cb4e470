export const proposals = {
  'proposals.waiting': 'Waiting',
  'proposals.approved': 'Approved',
  'proposals.rejected': 'Rejected',
  'proposals.which': 'Which proposals',
  'proposals.empty':
    'Nothing waits for a decision. Corrections that contact points send with their answers come here.',
  'proposals.empty.decided': 'There are none.',
  'proposals.by': 'Proposed by {who}, {at}',
  'proposals.decided': 'Decided by {who}, {at}',
  'proposals.overtaken':
    '▲ Overtaken: something else changed {fields} since. It cannot be approved; reject it, and propose anew what is still right.',
  'proposals.erased': 'The personal data of this contact point was erased.',
  'proposals.field': 'Detail',
  'proposals.before': 'When proposed',
  'proposals.now': 'Now',
  'proposals.after': 'Shall be',
  'proposals.approve': 'Approve',
  'proposals.reject': 'Reject',
  'proposals.approve.title': 'Approve this change of {point}?',
  'proposals.approve.what':
    '{fields, plural, one {# detail changes} other {# details change}} at once, and the old address is told. It takes somebody else than the proposer: four eyes.',
  'proposals.reject.title': 'Reject this change of {point}?',
  'proposals.reject.reason': 'Why, for the record',
  'proposals.nothing': 'nothing',
} as const;
