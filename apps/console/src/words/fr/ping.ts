import type { ping as english } from '../en/ping.js';

export const ping: Readonly<Record<keyof typeof english, string>> = {
  'ping.scheduled': 'À interroger',
  'ping.waiting': 'En attente',
  'ping.reminded': 'Relancé',
  'ping.escalated': 'Escaladé',
  'ping.phone': 'À appeler',
  'ping.answered': 'A répondu',
  'ping.late': 'En retard',
  'ping.no-answer': 'Sans réponse',
  'ping.withdrawn': 'Retiré',
  'ping.unreachable': 'Injoignable',
  'picture.numbers': 'Chiffres',
};
