import { isInWork } from '@toric/chassis/jobs/job.store';
import type { Vault } from '@toric/chassis/data/vault';
import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import type { Tx } from '@toric/messaging/sql';
import type { Zone } from '@toric/optics/verification/zone';
import { localTime } from '../../tasks/due.ts';
import { beginNight, lockChecks, nextWaiting, noticeChanges, saveDay, saveResults, walkOn } from './check.store.ts';
import { findQualityFacts } from './facts.store.ts';
import { checkCustomer } from './judge.ts';
import { findSettings } from './setting.store.ts';

const LOOK_MS = 3_000;
/** The pause between two pages of a long look. It leaves the database to requests. */
const BETWEEN_MS = 20;
const PAGE = 300;

type Shared = { readonly vault: Vault; readonly zone: Zone };
type Means = Shared & { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/** Checks the next customers of the queue. Returns false if nobody waits. */
export async function checkQueued({ tx, vault, zone, now, newId: makeId }: Means): Promise<boolean> {
  // it would check each page of an import while the next one is written
  if (!(await lockChecks(tx)) || (await isInWork(tx, 'customer'))) return false;
  const { day: today } = localTime(zone, now);
  await noticeChanges(tx);
  await beginNight(tx, today);
  await walkOn(tx);
  const ids = await nextWaiting(tx, PAGE);
  if (ids.length === 0) {
    await saveDay(tx, today);
    return false;
  }
  const [settings, facts] = [await findSettings(tx), await findQualityFacts(tx, vault, ids)];
  const results = facts.map((one) => checkCustomer(one, settings, { today, now }));
  await saveResults(tx, { ids, results }, { now, newId: makeId });
  return true;
}

/**
 * Checks customers who changed, and all of them once a night, one page in a transaction, in one instance at a time. The
 * queue is a table, so a look that was interrupted goes on where it was.
 */
export const checkCustomers =
  ({ vault, zone }: Shared): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let pauseMs = jittered(LOOK_MS);
    const failed = (err: unknown) => {
      pauseMs = jittered(LOOK_MS);
      log.warn({ err }, 'the check of data quality failed; it is tried again');
    };
    const checking = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
      const now = database.clock.now();
      const isMore = await transaction(database, (tx) => checkQueued({ tx, vault, zone, now, newId }));
      pauseMs = jittered(isMore ? BETWEEN_MS : LOOK_MS);
    });
    return {
      async stop() {
        stopping.abort();
        checking.wake();
        await checking.ended;
      },
    };
  };
