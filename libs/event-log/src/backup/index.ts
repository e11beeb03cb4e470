export { BackupHistory } from './backup-events.js';
export {
  backupFiles,
  readManifest,
  verifyParts,
  type BackupManifest,
  type ReadManifest,
} from './backup-manifest.js';
export * from './write-backup.js';
