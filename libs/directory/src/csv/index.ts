export type { TableColumns } from './check-header.js';
export { IssueCollector } from './issue-collector.js';
export { nearest } from './nearest.js';
export { quoted } from './quoted.js';
export { readImportFile } from './read-import-file.js';
export {
  collectTable,
  readTable,
  readTableFile,
  type CellPlace,
  type Table,
  type TableRow,
} from './read-table.js';
export { harmlessCell, writeTable } from './write-table.js';
