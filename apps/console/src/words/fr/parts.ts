import type { parts as en } from '../en/parts.js';

export const parts: Readonly<Record<keyof typeof en, string>> = {
  'confirm.type': 'Saisissez « {phrase} » pour continuer',
  'confirm.leave': 'Ne rien faire',
  'confirm.under-way': 'En cours …',
};
