import type { Area } from '@toric/chassis/area';
import type { Reader } from '../webhooks/reader.store.ts';
import { measureBackups } from './backup.gauges.ts';
import type { BackupSettings } from './backup.ts';
import { getBackupState } from './features/get-backup-state.ts';
import { listBackupChecks } from './features/list-backup-checks.ts';
import { listBackups } from './features/list-backups.ts';

/**
 * Lists the parts that show the state of the backups. The agent writes the state (infra/operate/backup/state); nothing
 * here writes.
 */
export const backups = (settings: BackupSettings): Area<Reader> => ({
  routes: [getBackupState(settings), listBackups, listBackupChecks],
  gauges: measureBackups(settings),
});
