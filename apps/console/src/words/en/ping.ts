export const ping = {
  'ping.scheduled': 'To be asked',
  'ping.waiting': 'Waiting',
  'ping.reminded': 'Reminded',
  'ping.escalated': 'Escalated',
  'ping.phone': 'To be phoned',
  'ping.answered': 'Answered',
  'ping.late': 'Late',
  'ping.no-answer': 'No answer',
  'ping.withdrawn': 'Withdrawn',
  'ping.unreachable': 'Unreachable',
  'picture.numbers': 'Numbers',
} as const;
