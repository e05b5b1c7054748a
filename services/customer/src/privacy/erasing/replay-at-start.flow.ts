import type { Running } from '@toric/chassis/service';
import type { Vault } from '@toric/chassis/data/vault';
import { emits } from '@toric/messaging/outcome';
import { replayErasures } from './replay-erasures.flow.ts';
import { readTombstones } from './tombstone-folder.store.ts';

type Work = Running['messaging']['work'];
const CAUSE = { correlationId: 'replay-erasures', causationId: null, traceparent: null };

/** Erases, before the first request is accepted, all customers whom a restored backup has brought back. */
export async function replayAtStart(work: Work, vault: Vault, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const { all } = await readTombstones(folder);
  if (all.length === 0) return;
  await work(async ({ tx, now, newId }) => {
    const { messages } = await replayErasures({ tx, vault, now, newId }, all, { tellAll: false });
    return { result: undefined, outcomes: [{ cause: CAUSE, value: emits(...messages) }] };
  });
}
