/** Describes the file that makes a shop take backups: the targets, and the keys of this machine. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { WriterKeys } from './keys/backup-keys.ts';
import { Retention, RETENTION } from './retention/settings.ts';

export const BackupConfig = z.strictObject({
  /** Lists the addresses of targets (targets/open.ts). Two targets on different machines are recommended. */
  targets: z.array(z.string()).min(1),
  keys: WriterKeys,
  retention: Retention.default(RETENTION),
});
export type BackupConfig = z.infer<typeof BackupConfig>;

const fileOf = (dataDir: string) => join(dataDir, 'backup', 'config.json');
/** Returns the folder for files that wait for a target, and for unfinished files. */
export const workDirOf = (dataDir: string) => join(dataDir, 'backup', 'work');

/**
 * Returns the backup configuration of a shop. Returns undefined if the shop makes no backups. Throws if the file is
 * damaged.
 */
export function readBackupConfig(dataDir: string): BackupConfig | undefined {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return undefined;
  const read = BackupConfig.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new Error(`${file} is damaged: ${z.prettifyError(read.error)}. Make it anew: npm run ops -- keys make.`);
}

export function writeBackupConfig(dataDir: string, config: BackupConfig): string {
  const file = fileOf(dataDir);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
}
