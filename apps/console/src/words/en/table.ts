/** What stands around every table. */
export const table = {
  'table.filter': 'Filter',
  'table.shown': '{shown, number} of {all, number}',
  'table.all': '{all, number} {all, plural, one {row} other {rows}}',
  'table.sort': 'Sort by',
  'table.sort.as-is': 'As it comes',
  'table.sort.up': '{column}, ascending',
  'table.sort.down': '{column}, descending',
  'table.columns': 'Columns',
  'table.copy': 'Copy',
  'table.copied': 'Copied: {rows, plural, one {# row} other {# rows}}',
  'table.csv': 'CSV',
  'table.csv.name': 'Save as CSV: {caption}',
  'table.nothing-matches': 'Nothing matches “{query}”.',
  'table.clear': 'Clear the filter',
  'table.open': 'Open {row}',
  'table.hint': 'Arrow keys move between rows, Enter opens, Ctrl+C copies.',
} as const;
