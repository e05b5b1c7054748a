/**
 * Holds the commands of backups: `npm run ops -- keys …`, `backup …` and `restore`. They work on this machine, without
 * the API.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readBackupConfig, workDirOf, writeBackupConfig } from '../config.ts';
import { makeBackupKeys, type ReaderKeys, verifyKeyOf } from '../keys/backup-keys.ts';
import { recoverSecret, splitSecret } from '../keys/shares.ts';
import { localShop } from '../local-shop.ts';
import { alone } from '../lock.ts';
import { type Card, signedCards } from '../objects/manifest.ts';
import { NewestBackupFaulty, planLines, planPrune, prune } from '../retention/prune.ts';
import { RETENTION } from '../retention/settings.ts';
import { noteCheck, noteOfVerification } from '../state/check-notes.ts';
import { takeBackup } from '../take-backup.ts';
import { openTarget } from '../targets/open.ts';
import type { Target } from '../targets/target.ts';
import { assertUnused } from '../targets/unused.ts';
import { listedAnywhere } from '../tombstones/recover.ts';
import { verifyBackup } from '../verify-backup.ts';
import { configured, dataDir, type Given, parse, readerOf, say, targetsOf } from './given.ts';
import { restore } from './restore.ts';

export const BACKUP_USAGE = `Usage: npm run ops -- <command> [options]

  keys make --target ADDRESS --shares FOLDER
                               make the keys of the backups, and five shares of the key that reads them
  keys split                   split the secret on the standard input into five shares; three give it back
  keys recover FILE…           print the secret of three shares
  backup now                   take a backup of the shop that runs on this machine
  backup list                  list the backups of each target
  backup verify [ID]           read a backup whole and compare it with its manifest (exit code 1 if it is damaged)
  backup prune                 delete the backups that the retention does not keep, as the shop does after each backup
  restore --into FOLDER        restore the shop into a new folder; start it with TORIC_DATA_DIR=FOLDER npm start
  restore --schema NAME --into FOLDER
                               restore beside, and replace the rows of one service in the shop that runs here

Options
  --target ADDRESS   a folder, file:///…, or s3://bucket/prefix?region=… ; may be repeated for keys make
  --share FILE       a share of the key that reads backups; verify and restore need three
  --dry-run          prune, restore --schema: say what would happen, and change nothing
  --backup ID        restore: the end of this backup
  --until TIME       restore: the moment to which the shop goes back, such as 2026-11-30T09:15:00Z`;

async function makeKeys({ target: targets = [], shares: folder }: Given): Promise<number> {
  if (targets.length === 0 || folder === undefined) throw new Error('Give --target ADDRESS and --shares FOLDER.');
  if (readBackupConfig(dataDir))
    throw new Error(
      'This shop has keys of backups. Backups of the past need them: move config.json away to make others.',
    );
  for (const address of targets) await assertUnused(openTarget(address));
  const { writer, reader } = await makeBackupKeys();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const shares = await splitSecret(JSON.stringify(reader));
  for (const [at, share] of shares.entries())
    await writeFile(join(folder, `share-${at + 1}.txt`), `${share}\n`, { mode: 0o600, flag: 'wx' });
  say(
    `${writeBackupConfig(dataDir, { targets, keys: writer, retention: RETENTION })} holds the keys that write backups.`,
  );
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

/**
 * Lists the backups of each target. Also lists the objects that this shop has not signed, because anybody who can write
 * to a target can put objects there.
 */
async function listBackups(): Promise<number> {
  const { keys, open: targets } = configured();
  for (const target of targets) {
    const cards: Card[] = [];
    const strange: string[] = [];
    const own = signedCards(target, { verifyKey: verifyKeyOf(keys) }, (line) => strange.push(line));
    for await (const card of own) cards.push(card);
    say(`${target.name}: ${cards.length} backups`);
    for (const { id, objects } of cards.toReversed())
      say(`  ${id}  ${(objects.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000).toFixed(1)} MB`);
    for (const line of strange) say(`  ${line}`);
  }
  return 0;
}

/**
 * Deletes the backups that the retention does not keep. If shares are given, first verifies the newest backup of each
 * target.
 */
async function pruneBackups(given: Given): Promise<number> {
  const { keys, retention, open: targets } = configured();
  const workDir = `${workDirOf(dataDir)}-now`;
  const isTrial = given['dry-run'];
  for (const target of targets) {
    const options = { target, keys, retention, now: new Date(), workDir, log: say };
    if (given.share && (await verifyOne(target, undefined, await readerOf(given), new Set())) > 0)
      throw new NewestBackupFaulty(`Nothing was deleted in ${target.name}, because its newest backup is damaged.`);
    const plan = await (isTrial ? planPrune(options) : prune(options));
    for (const line of planLines(target, plan, isTrial ? 'would be deleted' : 'were deleted')) say(line);
  }
  return 0;
}

/** Returns the id of the newest backup that this shop has signed. Throws if there is none. */
async function newestOf(target: Target, keys: ReaderKeys): Promise<string> {
  for await (const { id } of signedCards(target, keys, say)) return id;
  throw new Error(`${target.name} has no backup.`);
}

/** Verifies one backup, and prints the findings. Returns the number of findings. */
async function verifyOne(
  target: Target,
  id: string | undefined,
  keys: ReaderKeys,
  expected: ReadonlySet<string>,
): Promise<number> {
  const chosen = id ?? (await newestOf(target, keys));
  const workDir = `${workDirOf(dataDir)}-verify`;
  const { objects, segments, findings } = await verifyBackup(target, chosen, keys, workDir, expected);
  say(
    `${target.name}, ${chosen}: ${objects} objects and ${segments} segments of the WAL were read, ${findings.length} findings`,
  );
  for (const finding of findings) say(`  ${finding}`);
  await noteCheck(dataDir, noteOfVerification(chosen, findings));
  return findings.length;
}

async function verify(given: Given, id: string | undefined): Promise<number> {
  const keys = await readerOf(given);
  const targets = targetsOf(given);
  // each target must have the tombstones of all other targets
  const { names } = await listedAnywhere(targets, keys);
  let damaged = 0;
  for (const target of targets) damaged += await verifyOne(target, id, keys, names);
  return damaged === 0 ? 0 : 1;
}

/** Parses the arguments into a command. Returns undefined if the arguments are no command of backups. */
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
    'backup now': () => alone(dataDir, backupNow),
    'backup list': listBackups,
    'backup verify': () => verify(values, rest[0]),
    'backup prune': () => alone(dataDir, () => pruneBackups(values)),
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
