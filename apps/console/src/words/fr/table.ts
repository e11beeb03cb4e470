import type { table as english } from '../en/table.js';

export const table: Readonly<Record<keyof typeof english, string>> = {
  'table.filter': 'Filtrer',
  'table.shown': '{shown, number} sur {all, number}',
  'table.all': '{all, number} {all, plural, one {ligne} other {lignes}}',
  'table.sort': 'Trier par',
  'table.sort.as-is': 'Ordre d’origine',
  'table.sort.up': '{column}, croissant',
  'table.sort.down': '{column}, décroissant',
  'table.columns': 'Colonnes',
  'table.copy': 'Copier',
  'table.copied': '{rows, plural, one {# ligne copiée} other {# lignes copiées}}',
  'table.csv': 'CSV',
  'table.csv.name': 'Enregistrer en CSV : {caption}',
  'table.nothing-matches': 'Rien ne correspond à « {query} ».',
  'table.clear': 'Effacer le filtre',
  'table.open': 'Ouvrir {row}',
  'table.hint': 'Les flèches passent d’une ligne à l’autre, Entrée ouvre, Ctrl+C copie.',
};
