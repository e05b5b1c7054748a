import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import { isInWork } from '@toric/chassis/jobs/job.store';
import type { Vault } from '@toric/chassis/data/vault';
import { beginSweep, lockSearch, noticeChanges, queueForNewRules, walkOn } from './block.store.ts';
import { compareQueued, indexQueued } from './compare-queued.flow.ts';

const LOOK_MS = 3_000;
/** The search pauses for this time between two pages, so that it does not slow down requests. */
const BETWEEN_MS = 20;
/** During a long search, new changes of customers are looked for at most once in this time. */
const NOTICE_MS = 2_000;

/**
 * Compares each customer who was added or changed with all others. Each page has a transaction of its own, and only one
 * instance searches at a time. The queue is a table, so an interrupted search continues where it stopped.
 */
export const searchDuplicates =
  (vault: Vault): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let [pauseMs, noticeAt] = [jittered(LOOK_MS), 0];
    const failed = (err: unknown) => {
      pauseMs = jittered(LOOK_MS);
      log.warn({ err }, 'the search for duplicates failed; it is tried again');
    };
    const searching = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
      const isMore = await transaction(database, async (tx) => {
        // the search waits during an import, because it would compare each page while the next page is written
        if (!(await lockSearch(tx)) || (await isInWork(tx, 'customer'))) return false;
        if (performance.now() >= noticeAt) {
          await queueForNewRules(tx);
          await noticeChanges(tx);
          await beginSweep(tx);
          noticeAt = performance.now() + NOTICE_MS;
        }
        const means = { tx, vault, now: new Date(), newId };
        return (await indexQueued(means)) || (await walkOn(tx)) || (await compareQueued(means));
      });
      pauseMs = jittered(isMore ? BETWEEN_MS : LOOK_MS);
    });
    return {
      async stop() {
        stopping.abort();
        searching.wake();
        await searching.ended;
      },
    };
  };
