/**
 * Keeps the state of the backups: it watches the targets, looks into them every few minutes, and writes the result into
 * the database. Trouble with the state never stops a backup.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../../run/servers/process.ts';
import { timelineOf } from '../due.ts';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { backupIds, newestCard, signedCards } from '../objects/manifest.ts';
import { keyStoreKey } from '../parts/key-store.ts';
import type { Target } from '../targets/target.ts';
import { countFaults } from '../retention/look-over.ts';
import { readNotes } from './check-notes.ts';
import { openProbes, type Probes } from './probes.ts';
import { type BackupFacts, openStateStore, type StateStore } from './state.store.ts';
import { type Watched, watchTarget } from './watch-target.ts';

const PROBE_MS = 10_000;
/**
 * The state is written once a minute. Each write makes the server finish a segment of the WAL, so an idle shop ships
 * one segment a minute. So the age of the newest segment shows whether the agent works.
 */
const WRITE_MS = 60_000;
/**
 * It is slow to list a target, so only every n-th write looks into the targets. A target with a gap in its WAL is
 * looked at in each write.
 */
const WRITINGS_PER_LOOK = 5;
/** `stop` waits at most this number of ms for a slow target. */
const STOP_MS = 10_000;

export type StateOptions = {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly targets: readonly Target[];
  readonly keys: Pick<ReaderKeys, 'verifyKey'>;
  readonly log: Log;
};

export type KeptState = {
  /**
   * Lists the targets that all other code must use. They record the result of each call in the state of the backups.
   */
  readonly targets: readonly Target[];
  /** Notes that a whole backup was made. */
  took(backup: BackupFacts): Promise<void>;
  /** Notes that no backup could be made. */
  failed(): Promise<void>;
  /** Returns the WAL segment into which the server writes now. */
  segment(): Promise<string>;
  /** Looks into all targets now, and writes the state. */
  lookNow(): Promise<void>;
  stop(): Promise<void>;
};

type Place = Watched & {
  walUntil?: Date | undefined;
  /** Counts what a restore needs and the target lacks. Undefined means that it is not known to be safe. */
  missingSegments?: number | undefined;
  /** Holds names under which the target has no manifest of this shop. */
  strange?: ReadonlySet<string>;
};
type Means = { readonly store: StateStore; readonly keys: StateOptions['keys']; readonly log: Log };

const ignore = () => undefined;

/** Reads which backups a target has, and inserts those that the database does not know, for example after a restore. */
async function lookInto(place: Place, { store, keys, log }: Means, timeline: string): Promise<void> {
  const { target, print } = place;
  const names = await backupIds(target);
  const known = await store.knownBackups();
  if (names.some((name) => !known.has(name) && !place.strange?.has(name))) {
    for await (const card of signedCards(target, keys, log)) await store.insertBackup(card);
    const later = await store.knownBackups();
    place.strange = new Set(names.filter((name) => !later.has(name)));
  }
  const listed = await target.list('');
  const stored = new Set(listed.map(({ key }) => key));
  const backups = names.map((name) => ({ name, hasKeys: stored.has(keyStoreKey(name)) }));
  await store.writeCopies({ print, backups });
  const newest = await newestCard(target, keys, ignore);
  place.missingSegments = newest && countFaults(newest, listed, timeline);
}

/** Continues with the state that an earlier start has written. */
async function recall(store: StateStore, places: readonly Place[]): Promise<void> {
  for (const { print, ...row } of await store.readTargets()) {
    const place = places.find((one) => one.print === print);
    if (!place) continue;
    const { walUntil, ...seen } = row;
    for (const [name, value] of Object.entries(seen)) if (value !== null) Object.assign(place.seen, { [name]: value });
    place.walUntil = walUntil ?? undefined;
  }
}

async function writeAll({ store }: Means, places: readonly Place[], probes: Probes, dataDir: string): Promise<void> {
  for (const place of places) place.walUntil = probes.until(place.seen.walSegment) ?? place.walUntil;
  await store.writeTargets(
    places.map(({ print, number, kind, seen, walUntil, missingSegments }) => ({
      ...{ print, number, kind, walUntil, missingSegments },
      ...seen,
    })),
  );
  for (const note of await readNotes(dataDir, await store.knownChecks())) await store.insertCheck(note);
  await store.report();
}

/** Starts to keep the state. */
export function keepState({ dataDir, databaseUrl, targets, keys, log }: StateOptions): KeptState {
  const store = openStateStore(databaseUrl);
  const means = { store, keys, log };
  const places: Place[] = targets.map((target, index) => watchTarget(target, index + 1));
  const probes = openProbes();
  let isRecalled = false;
  let isQuiet = false;
  /** Runs the work. Logs only the first of several failures in a row. */
  const safely = async (work: () => Promise<unknown>): Promise<void> => {
    await work().then(
      () => void (isQuiet = false),
      (error: unknown) => {
        if (!isQuiet) log(`the state of the backups was not written: ${String(error)}`);
        isQuiet = true;
      },
    );
  };
  const write = async (looks: boolean) => {
    const probe = await store.probe();
    probes.add(probe);
    if (!isRecalled) await recall(store, places);
    isRecalled = true;
    // an error of one target is ignored here, because that target records it itself; the other targets are still looked
    // at
    const seen = places.filter(({ missingSegments = 0 }) => looks || missingSegments > 0);
    await Promise.all(seen.map((place) => lookInto(place, means, timelineOf(probe.segment)).catch(() => undefined)));
    await writeAll(means, places, probes, dataDir);
  };
  let running: Promise<void> = safely(() => write(true));
  const next = (looks: boolean) => (running = running.then(() => safely(() => write(looks))));
  const lookNow = () => next(true);
  const probe = () => void store.probe().then((seen) => probes.add(seen), ignore);
  const probing = setInterval(probe, PROBE_MS);
  let writings = 0;
  const writing = setInterval(() => {
    writings += 1;
    void next(writings % WRITINGS_PER_LOOK === 0);
  }, WRITE_MS);
  return {
    targets: places.map(({ target }) => target),
    async took(backup) {
      await safely(async () => {
        await store.insertBackup(backup);
        await store.report(null);
      });
      await lookNow();
    },
    failed: () => safely(() => store.report(new Date())),
    segment: async () => (await store.probe()).segment,
    lookNow,
    async stop() {
      clearInterval(probing);
      clearInterval(writing);
      await Promise.race([running, delay(STOP_MS, undefined, { ref: false })]);
      await store.close();
    },
  };
}
