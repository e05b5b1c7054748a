/** Deletes the backups that the retention does not keep, and nothing that a kept backup needs. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyKeyOf, type WriterKeys } from '../keys/backup-keys.ts';
import { type Card, manifestKey, signedCards, timeOfId } from '../objects/manifest.ts';
import { MissingObject, type StoredObject, type Target } from '../targets/target.ts';
import { isSegment } from '../wal/segments.ts';
import { shortName, walKey } from '../wal/ship.ts';
import { type Backup, type Choice, chooseBackups, hasJumped, walNeeds } from './choose.ts';
import { lookOver } from './look-over.ts';
import { recordPruned } from './pruned.ts';
import type { Retention } from './settings.ts';

export type PruneOptions = {
  readonly target: Target;
  readonly keys: WriterKeys;
  readonly retention: Retention;
  readonly now: Date;
  readonly workDir: string;
  readonly log: (line: string) => void;
  /** If true, deletes nothing after the clock has probably jumped. A person who runs the command knows the time. */
  readonly doubtsClock?: boolean;
};

export type PrunePlan = {
  readonly choice: Choice<Card>;
  /** Lists the keys to delete, in the order of their deletion. A manifest comes before the objects that it names. */
  readonly keys: readonly string[];
  readonly bytes: number;
  /** Names the segment from which all WAL is kept. It is undefined if there is no backup. */
  readonly walFrom: string | undefined;
};

/** Is thrown when the newest backup is not complete. Then the older backups may be the only good ones. */
export class NewestBackupFaulty extends Error {
  override name = 'NewestBackupFaulty';
}

/** Is thrown when the clock has probably jumped. A wrong clock would make all backups too old. */
export class DoubtfulClock extends Error {
  override name = 'DoubtfulClock';
}

/**
 * The parts of a backup without a manifest are deleted after this time. A backup that another process makes has no
 * manifest yet.
 */
const INTERRUPTED_MS = 2 * 86_400_000;

const PART = /^(?:base|rows|files|broker)\/(\d{8}T\d{6}Z)\//;
const MANIFEST = /^manifests\/(\d{8}T\d{6}Z)$/;
const KEYS = /^keys\/(\d{8}T\d{6}Z)$/;

const isMissing = (target: Target, key: string): Promise<boolean> =>
  target.get(key).then(
    (content) => {
      content.destroy();
      return false;
    },
    (error: unknown) => {
      if (error instanceof MissingObject) return true;
      throw error;
    },
  );

/**
 * Returns the ids of backups that were interrupted: they have parts, are two days older than `before`, and have no
 * manifest. A list may leave out a manifest, so the target is asked for each one.
 */
async function interruptedIds(target: Target, listed: readonly StoredObject[], before: number): Promise<string[]> {
  const keys = new Set(listed.map(({ key }) => key));
  const ids = new Set(listed.flatMap(({ key }) => PART.exec(key)?.[1] ?? KEYS.exec(key)?.[1] ?? []));
  const interrupted: string[] = [];
  for (const id of ids) {
    if (keys.has(manifestKey(id)) || !(timeOfId(id) < before - INTERRUPTED_MS)) continue;
    if (await isMissing(target, manifestKey(id))) interrupted.push(id);
  }
  return interrupted;
}

/** Returns the newest of the kept backups. A backup of the future, which a wrong clock has made, does not count. */
const newestBy = <B extends Backup>({ kept }: Choice<B>, now: Date): B | undefined =>
  (kept.find(({ backup }) => Date.parse(backup.startedAt) <= now.getTime()) ?? kept[0])?.backup;

/**
 * Returns what `prune` would delete, and deletes nothing. Throws NewestBackupFaulty if the newest backup is not
 * complete, and DoubtfulClock if the clock has probably jumped.
 */
export async function planPrune(options: PruneOptions): Promise<PrunePlan> {
  const { target, keys, retention, now, log, doubtsClock = false } = options;
  const cards: Card[] = [];
  for await (const card of signedCards(target, { verifyKey: verifyKeyOf(keys) }, log)) cards.push(card);
  if (doubtsClock && hasJumped(cards, now))
    throw new DoubtfulClock('the backup before the newest one is older than a week. Is the clock right?');
  const choice = chooseBackups(cards, retention, now);
  const needs = walNeeds(choice);
  const newest = newestBy(choice, now);
  if (!newest || !needs) return { choice, keys: [], bytes: 0, walFrom: undefined };
  const listed = await target.list('');
  const findings = lookOver(newest, listed);
  if (findings.length > 0)
    throw new NewestBackupFaulty(
      `Nothing was deleted in ${target.name}, because its newest backup ${newest.id} is not whole: ${findings[0]}`,
    );
  const ids = listed.flatMap(({ key }) => MANIFEST.exec(key)?.[1] ?? []);
  const foreign = ids.filter((id) => !cards.some((card) => card.id === id));
  if (foreign.length > 0)
    log(
      `${target.name}: no WAL is deleted, because ${foreign.length} backups there are not of these keys: ${foreign[0]}`,
    );
  const before = Math.min(now.getTime(), Date.parse(newest.startedAt));
  const ended = new Set([...choice.removed.map(({ id }) => id), ...(await interruptedIds(target, listed, before))]);
  const needed = new Set(choice.kept.flatMap(({ backup }) => backup.objects.map(({ key }) => key)));
  const isDeleted = (key: string): boolean => {
    const segment = key.slice(walKey('').length, walKey('').length + 24);
    if (key.startsWith(walKey(''))) return foreign.length === 0 && isSegment(segment) && !needs.isNeeded(segment);
    const [part, store] = [PART.exec(key)?.[1], KEYS.exec(key)?.[1]];
    if (part !== undefined) return ended.has(part) && !needed.has(key);
    if (store === undefined || store >= newest.id) return false;
    return ended.has(store) || (cards.some(({ id }) => id === store) && !choice.keyStores.includes(store));
  };
  const manifests = choice.removed.map(({ id }) => manifestKey(id));
  const others = listed.filter(({ key }) => isDeleted(key));
  const size = new Map(listed.map(({ key, bytes }) => [key, bytes]));
  const all = [...manifests, ...others.map(({ key }) => key)];
  return { choice, keys: all, bytes: all.reduce((sum, key) => sum + (size.get(key) ?? 0), 0), walFrom: needs.from };
}

/**
 * Deletes what the retention does not keep, and returns what was deleted. Throws NewestBackupFaulty, and deletes
 * nothing, if the newest backup is not complete.
 */
export async function prune(options: PruneOptions): Promise<PrunePlan> {
  const { target, keys, now, workDir } = options;
  const plan = await planPrune(options);
  if (plan.keys.some((key) => key.startsWith(walKey(''))) && plan.walFrom !== undefined) {
    await mkdir(workDir, { recursive: true, mode: 0o700 });
    const scratch = join(workDir, `.pruned-${shortName(target)}`);
    await recordPruned(target, { before: plan.walFrom, now, keys, scratch });
  }
  for (const key of plan.keys) await target.remove(key);
  return plan;
}

/** Returns a plan as lines for people. */
export function planLines({ name }: Target, { choice, keys, bytes }: PrunePlan, verb: string): string[] {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return [
    `${name}: ${choice.kept.length} backups are kept, ${choice.removed.length} ${verb}. Objects: ${keys.length}, ${size}`,
    ...choice.kept.map(({ backup, why }) => `  keep   ${backup.id}  ${WHY[why]}`),
    ...choice.removed.map(({ id }) => `  delete ${id}`),
  ];
}

const WHY = {
  newest: 'the newest one',
  recent: 'recent',
  week: 'the last one of its week',
  month: 'the last one of its month',
} as const;
