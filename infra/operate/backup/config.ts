/** The file with which a shop is told to make backups: the targets, and the keys of this machine. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { WriterKeys } from './keys/backup-keys.ts';

export const BackupConfig = z.strictObject({
  /** Addresses of targets (targets/open.ts). Two of them on different machines are a good number. */
  targets: z.array(z.string()).min(1),
  keys: WriterKeys,
});
export type BackupConfig = z.infer<typeof BackupConfig>;

const fileOf = (dataDir: string) => join(dataDir, 'backup', 'config.json');
/** The folder of what waits for a target, and of unfinished files. */
export const workDirOf = (dataDir: string) => join(dataDir, 'backup', 'work');

/** Returns the configuration of a shop. Undefined if it makes no backups. */
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
