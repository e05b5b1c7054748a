import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import { isInWork } from '@toric/chassis/jobs/job.store';
import type { Vault } from '@toric/chassis/data/vault';
import { beginSweep, lockSearch, noticeChanges, queueForNewRules, walkOn } from './block.store.ts';
import { compareQueued, indexQueued } from './compare-queued.flow.ts';

const LOOK_MS = 3_000;
/** The pause between two pages of a long search. It leaves the database to requests. */
const BETWEEN_MS = 20;
/** In a long search, changes are looked for between two pages once in so many milliseconds. */
const NOTICE_MS = 2_000;

/**
 * Compares customers who were added or changed with all others, one page in a transaction, in one instance at a time.
 * The queue is a table, so a search that was interrupted goes on where it was.
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
        // it would compare each page of an import while the next one is written
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
