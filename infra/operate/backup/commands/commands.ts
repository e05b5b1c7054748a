/**
 * Holds the commands of backups: `npm run ops -- keys …`, `backup …` and `restore`. They work on this machine, without
 * the API.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROOT } from '../../../run/system/parts.ts';
import { readBackupConfig, workDirOf, writeBackupConfig } from '../config.ts';
import { makeBackupKeys, type ReaderKeys } from '../keys/backup-keys.ts';
import { recoverSecret, splitSecret } from '../keys/shares.ts';
import { localShop } from '../local-shop.ts';
import { backupIds } from '../objects/manifest.ts';
import { restoreShop } from '../restore/restore-shop.ts';
import { takeBackup } from '../take-backup.ts';
import { openTarget } from '../targets/open.ts';
import { verifyBackup } from '../verify-backup.ts';

export const BACKUP_USAGE = `Usage: npm run ops -- <command> [options]

  keys make --target ADDRESS --shares FOLDER
                               make the keys of the backups, and five shares of the key that reads them
  keys split                   split the secret on the standard input into five shares; three give it back
  keys recover FILE…           print the secret of three shares
  backup now                   take a backup of the shop that runs on this machine
  backup list                  list the backups of each target
  backup verify [ID]           read a backup whole and compare it with its manifest (exit code 1 if it is damaged)
  restore --into FOLDER        restore the shop into a new folder; start it with TORIC_DATA_DIR=FOLDER npm start

Options
  --target ADDRESS   a folder, file:///…, or s3://bucket/prefix?region=… ; may be repeated for keys make
  --share FILE       a share of the key that reads backups; verify and restore need three
  --until TIME       restore: the moment to which the shop goes back, such as 2026-11-30T09:15:00Z`;

const OPTIONS = {
  target: { type: 'string', multiple: true },
  share: { type: 'string', multiple: true },
  shares: { type: 'string' },
  into: { type: 'string' },
  until: { type: 'string' },
} as const;
type Given = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

const dataDir = resolve(process.env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric'));
const say = (line: string) => console.log(line);
const Reader = z.strictObject({ identity: z.string(), verifyKey: z.string() });

/** Returns the keys that read backups, from three shares. */
async function readerOf({ share = [] }: Given): Promise<ReaderKeys> {
  const texts = await Promise.all(share.map((file) => readFile(file, 'utf8')));
  return Reader.parse(JSON.parse(await recoverSecret(texts)));
}

function configured() {
  const config = readBackupConfig(dataDir);
  if (config) return { ...config, open: config.targets.map(openTarget) };
  throw new Error('This shop makes no backups. Begin with: npm run ops -- keys make --target ADDRESS --shares FOLDER');
}

async function makeKeys({ target: targets = [], shares: folder }: Given): Promise<number> {
  if (targets.length === 0 || folder === undefined) throw new Error('Give --target ADDRESS and --shares FOLDER.');
  if (readBackupConfig(dataDir))
    throw new Error(
      'This shop has keys of backups. Backups of the past need them: move config.json away to make others.',
    );
  for (const address of targets) openTarget(address);
  const { writer, reader } = await makeBackupKeys();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const shares = await splitSecret(JSON.stringify(reader));
  for (const [at, share] of shares.entries())
    await writeFile(join(folder, `share-${at + 1}.txt`), `${share}\n`, { mode: 0o600, flag: 'wx' });
  say(`${writeBackupConfig(dataDir, { targets, keys: writer })} holds the keys that write backups.`);
  say(`${folder} holds five shares of the key that reads them. Give each to another person, and delete the folder.`);
  say('Three shares are needed for a restore. Start the shop anew: from then on it makes backups.');
  return 0;
}

async function backupNow(): Promise<number> {
  const { keys, open: targets } = configured();
  const { spool: _shippedByTheShop, ...shop } = await localShop(dataDir, say);
  const { manifest, failures } = await takeBackup({
    shop,
    targets,
    keys,
    workDir: `${workDirOf(dataDir)}-now`,
    now: new Date(),
  });
  say(`Backup ${manifest.id}: ${manifest.objects.length} objects.`);
  for (const [target, why] of Object.entries(failures)) say(`${target} did not take it: ${why}`);
  return Object.keys(failures).length === 0 ? 0 : 1;
}

async function listBackups(): Promise<number> {
  for (const target of configured().open) {
    const ids = await backupIds(target);
    say(`${target.name}: ${ids.length} backups`);
    for (const id of ids) say(`  ${id}`);
  }
  return 0;
}

async function verify(given: Given, id: string | undefined): Promise<number> {
  const keys = await readerOf(given);
  let damaged = 0;
  for (const target of given.target?.map(openTarget) ?? configured().open) {
    const chosen = id ?? (await backupIds(target)).at(-1);
    if (chosen === undefined) throw new Error(`${target.name} has no backup.`);
    const { objects, segments, findings } = await verifyBackup(target, chosen, keys, `${workDirOf(dataDir)}-verify`);
    say(
      `${target.name}, ${chosen}: ${objects} objects and ${segments} segments of the WAL were read, ${findings.length} findings`,
    );
    for (const finding of findings) say(`  ${finding}`);
    damaged += findings.length;
  }
  return damaged === 0 ? 0 : 1;
}

async function restore(given: Given): Promise<number> {
  if (given.into === undefined) throw new Error('Give --into FOLDER, a new folder for the restored shop.');
  const until = given.until === undefined ? undefined : new Date(given.until);
  if (until && Number.isNaN(until.getTime()))
    throw new Error(`'${given.until}' is no time: write 2026-11-30T09:15:00Z.`);
  const target = given.target?.map(openTarget)[0] ?? configured().open[0];
  if (!target) throw new Error('Give --target ADDRESS, where the backups are.');
  const folder = resolve(given.into);
  const { manifest, tombstones } = await restoreShop({
    ...{ target, keys: await readerOf(given), dataDir: folder, until, log: say },
  });
  say(`Restored backup ${manifest.id} and the WAL after it into ${folder}, with ${tombstones} tombstones.`);
  say(
    `Start it: TORIC_DATA_DIR=${folder} npm start. Then: npm run ops -- erasures replay, and outbox replay --since 48h.`,
  );
  return 0;
}

/** Returns the command of the arguments. Returns undefined if it is not a command of backups. */
export function backupCommand(args: readonly string[]): (() => Promise<number>) | undefined {
  const [area = '', what = ''] = args;
  if (!['keys', 'backup', 'restore'].includes(area)) return undefined;
  const { values, positionals } = parse(args);
  const rest = positionals.slice(2);
  const commands: Readonly<Record<string, () => Promise<number>>> = {
    'keys make': () => makeKeys(values),
    'keys split': async () => {
      for (const share of await splitSecret((await text(process.stdin)).trimEnd())) say(share);
      return 0;
    },
    'keys recover': async () => {
      say(await recoverSecret(await Promise.all(rest.map((file) => readFile(file, 'utf8')))));
      return 0;
    },
    'backup now': backupNow,
    'backup list': listBackups,
    'backup verify': () => verify(values, rest[0]),
  };
  return area === 'restore' ? () => restore(values) : commands[`${area} ${what}`];
}

/** Runs a command of backups, and returns the exit code: 0 done, 1 failed, 2 wrong arguments. */
export async function operateBackups(args: readonly string[]): Promise<number> {
  try {
    const command = backupCommand(args);
    if (command) return await command();
    console.error(`'${args.join(' ')}' is not a command.\n\n${BACKUP_USAGE}`);
    return 2;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return Reflect.get(Object(error), 'code')?.toString().startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
