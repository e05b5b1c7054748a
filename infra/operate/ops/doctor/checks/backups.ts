import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as read } from 'node:stream/consumers';
import { backupId, backupIds, signedCards } from '../../../backup/objects/manifest.ts';
import { openTarget } from '../../../backup/targets/open.ts';
import type { Target } from '../../../backup/targets/target.ts';
import { messageOf, type Note, text, unchecked, wrong } from '../finding.ts';
import { type Ward, within } from '../patient.ts';

/**
 * The newest backup is reported as old after this number of hours. Backups are taken once a day, and the six further
 * hours are for a machine that was off in the night.
 */
const OLD_HOURS = 30;
const HOUR_MS = 3_600_000;
/** Limits how long the check of one target may take, so that the other targets are still reported. */
const ANSWER_MS = 8_000;
const PROBE = 'doctor/probe';

/** Returns the instant at which a backup started, read from the backup's id, such as 20261130T031500Z. */
function startOf(id: string): Date {
  return new Date(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/**
 * Writes a small object to a target, reads it and removes it. If the target refuses to remove it, that is no error,
 * because a bucket may protect its objects.
 */
async function tryOut(target: Target): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'toric-doctor-'));
  const file = join(folder, 'probe');
  try {
    await writeFile(file, 'Toric doctor\n');
    await target.put(PROBE, file);
    await read(await target.get(PROBE));
    await target.remove(PROBE).catch(() => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const unusable = (where: string, error: unknown) =>
  wrong('backup.target-unusable', where, {
    what: text(
      `The backup target cannot be read and written: ${messageOf(error)}.`,
      `无法读写备份目标：${messageOf(error)}。`,
    ),
    next: text(
      'Mount the disk or start the server of the target, and give the user of the shop the right to read and write there.',
      '请挂载磁盘或启动目标服务器，并授予店铺用户在其中读写的权限。',
    ),
  });

/** Throws if the folder of a target does not exist. A backup would create it on the disk beneath a missing mount. */
async function requireFolder(address: string): Promise<void> {
  const url = URL.parse(address);
  if (url && url.protocol !== 'file:') return;
  await stat(url ? decodeURIComponent(url.pathname) : address);
}

/**
 * Returns the id of the newest backup. With the key of the shop, only a backup counts that the shop has signed, because
 * anybody who can write to the target can add a name. An id of the future says nothing about the age of a backup, so it
 * does not count.
 */
async function newestOf(target: Target, verifyKey: string | undefined, now: Date): Promise<string | undefined> {
  const latest = backupId(new Date(now.getTime() + HOUR_MS)); // the clock of this machine may be a little behind
  if (verifyKey === undefined) return (await backupIds(target)).findLast((id) => id <= latest);
  for await (const { id } of signedCards(target, { verifyKey }, () => undefined)) if (id <= latest) return id;
  return undefined;
}

async function examine(address: string, verifyKey: string | undefined, now: Date): Promise<readonly Note[]> {
  let newest: string | undefined;
  let where = 'backup target';
  try {
    const target = openTarget(address);
    where = target.name;
    await within(ANSWER_MS, 'the target', requireFolder(address));
    newest = await within(ANSWER_MS, 'the target', newestOf(target, verifyKey, now));
    await within(ANSWER_MS, 'the target', tryOut(target));
  } catch (error) {
    return [unusable(where, error)];
  }
  const hours = newest === undefined ? Infinity : Math.floor((now.getTime() - startOf(newest).getTime()) / HOUR_MS);
  if (hours <= OLD_HOURS) return [];
  return [
    wrong('backup.old', where, {
      what:
        newest === undefined
          ? text('The target holds no backup of this shop.', '目标中没有此店铺的备份。')
          : text(`The newest backup is ${hours} hours old.`, `最新的备份已有 ${hours} 小时。`),
      next: text(
        'Take one now (npm run ops -- backup now), and read in the log of the shop why none was taken.',
        '请立即备份（npm run ops -- backup now），并在店铺日志中查看为何没有备份。',
      ),
    }),
  ];
}

/** Writes to and reads from each backup target, and checks the age of its newest backup. */
export async function checkBackups({ backupTargets, backupKey, now }: Ward): Promise<readonly Note[]> {
  let targets: readonly string[] | undefined;
  let key: string | undefined;
  try {
    targets = backupTargets();
    key = backupKey();
  } catch (error) {
    return [
      wrong('backup.configuration', 'backup/config.json', {
        what: text(
          `The settings of the backups cannot be read: ${messageOf(error)}`,
          `无法读取备份的设置：${messageOf(error)}`,
        ),
        next: text(
          'Put config.json back from a copy, or make new keys: npm run ops -- keys make.',
          '请从副本恢复 config.json，或生成新密钥：npm run ops -- keys make。',
        ),
      }),
    ];
  }
  if (targets === undefined)
    return [
      unchecked(
        'backups',
        text(
          'this shop makes none; begin with npm run ops -- keys make (docs/backup.md).',
          '此店铺没有备份；请从 npm run ops -- keys make 开始（docs/backup.md）。',
        ),
      ),
    ];
  return (await Promise.all(targets.map((address) => examine(address, key, now())))).flat();
}
