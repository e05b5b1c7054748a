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
/** The check pauses for this time between two pages, so that it does not slow down requests. */
const BETWEEN_MS = 20;
const PAGE = 300;

type Shared = { readonly vault: Vault; readonly zone: Zone };
type Means = Shared & { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Checks the next customers of the queue. Returns false if no customer waits, if another instance is checking, or if a
 * job is changing customers.
 */
export async function checkQueued({ tx, vault, zone, now, newId: makeId }: Means): Promise<boolean> {
  // the check waits during an import, because it would check each page while the next page is written
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
 * Checks customers who have changed, and all customers once a night. Each page has a transaction of its own, and only
 * one instance checks at a time. The queue is a table, so an interrupted check continues where it stopped.
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
