export { detailFaults } from './check-details.js';
export {
  contactPointColumns,
  dutyColumns,
  ContactPointRow,
  importedStatuses,
  type ImportedStatus,
} from './contact-point.row.js';
export { isPartyCode, regionOf } from './countries.js';
export { parseDirectory, type PartiesFile } from './parse-directory.js';
export {
  contactPointOf,
  partiesBeside,
  placeOf,
  type ParsedContactPoint,
  type ParsedDirectory,
  type ParsedParty,
} from './parsed-directory.js';
export { partyColumns, PartyRow } from './party.row.js';
