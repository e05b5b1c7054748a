import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import type { Vault } from '@toric/chassis/data/vault';
import { lockSearch, noticeChanges, queueForNewRules, sweep } from './block.store.ts';
import { compareQueued, indexQueued } from './compare-queued.flow.ts';

const LOOK_MS = 3_000;
/** The pause between two pages of a long search. It leaves the database to requests. */
const BETWEEN_MS = 20;

/**
 * Compares customers who were added or changed with all others, one page in a transaction, in one instance at a time. The
 * queue is a table, so a search that was interrupted goes on where it was.
 */
export const searchDuplicates =
  (vault: Vault): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let pauseMs = jittered(LOOK_MS);
    const failed = (err: unknown) => {
      pauseMs = jittered(LOOK_MS);
      log.warn({ err }, 'the search for duplicates failed; it is tried again');
    };
    const searching = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
      const isMore = await transaction(database, async (tx) => {
        if (!(await lockSearch(tx))) return false;
        await queueForNewRules(tx);
        await noticeChanges(tx);
        await sweep(tx);
        const means = { tx, vault, now: new Date(), newId };
        return (await indexQueued(means)) || (await compareQueued(means));
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
