/** Parses the arguments of the commands of backups, and finds the shop of this machine. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROOT } from '../../../run/system/parts.ts';
import { readBackupConfig } from '../config.ts';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { recoverSecret } from '../keys/shares.ts';
import { openTarget } from '../targets/open.ts';
import type { Target } from '../targets/target.ts';

const OPTIONS = {
  target: { type: 'string', multiple: true },
  share: { type: 'string', multiple: true },
  shares: { type: 'string' },
  into: { type: 'string' },
  until: { type: 'string' },
  backup: { type: 'string' },
  schema: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;
export const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
export type Given = ReturnType<typeof parse>['values'];

export const dataDir = resolve(process.env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric'));
export const say = (line: string): void => console.log(line);
const Reader = z.strictObject({ identity: z.string(), verifyKey: z.string() });

/** Returns the keys that read backups, recovered from three shares. */
export async function readerOf({ share = [] }: Given): Promise<ReaderKeys> {
  const texts = await Promise.all(share.map((file) => readFile(file, 'utf8')));
  return Reader.parse(JSON.parse(await recoverSecret(texts)));
}

export function configured() {
  const config = readBackupConfig(dataDir);
  if (config) return { ...config, open: config.targets.map((address) => openTarget(address)) };
  throw new Error('This shop makes no backups. Begin with: npm run ops -- keys make --target ADDRESS --shares FOLDER');
}

/** Returns the backup targets that the arguments name, or else those of the configuration. */
export const targetsOf = ({ target }: Given): Target[] =>
  target?.map((address) => openTarget(address)) ?? configured().open;
