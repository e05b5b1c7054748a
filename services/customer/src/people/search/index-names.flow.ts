import type { Vault } from '@toric/chassis/data/vault';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { type Background, jittered, loop, transaction } from '@toric/chassis/process/background';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import { openPersonalData } from '../customer.store.ts';
import { addNameTokens, findUnindexed } from './name-token.store.ts';

const AT_ONCE = 200;
const PAUSE_MS = 50;
/**
 * Holds the pause in ms after a failed batch of the indexing, for example because the database could not be reached.
 */
const LONG_PAUSE_MS = 30_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Fills the index of names for customers without the present form of the index, in batches, and then stops. A failed
 * batch is tried again. Several instances may run it at once, and the second one finds no work left.
 */
export const indexNames =
  (vault: Vault): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let [after, pauseMs] = [FIRST, jittered(PAUSE_MS)];
    const failed = (err: unknown) => {
      pauseMs = jittered(LONG_PAUSE_MS);
      log.warn({ err }, 'names wait to be indexed for the search');
    };
    const { ended } = loop({ signal: stopping.signal, pauseMs: (lastedMs) => pauseMs(lastedMs), failed }, async () => {
      const last = await transaction(database, (tx) => indexBatch(tx, vault, after));
      if (last === undefined) return stopping.abort();
      [after, pauseMs] = [last, jittered(PAUSE_MS)];
    });
    return {
      async stop() {
        stopping.abort();
        await ended;
      },
    };
  };

/**
 * Indexes the names of the next customers. Returns the id of the last one, or undefined if none is left. Skips damaged
 * rows.
 */
async function indexBatch(tx: Tx, vault: Vault, after: string): Promise<string | undefined> {
  const rows = await findUnindexed(tx, after, AT_ONCE);
  const keyringOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  const { data } = viewsOf(rows, (row) => ({ id: row.id, ...openPersonalData(keyringOf(row.id), row) }));
  if (data.length > 0) await addNameTokens(tx, vault, data);
  return rows.at(-1)?.id;
}
