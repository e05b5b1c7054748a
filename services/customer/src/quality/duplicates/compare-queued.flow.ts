import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { blocksOf } from './blocks.ts';
import { countCompared, findCandidates, moveToStage, nextOfStage, saveBlocks } from './block.store.ts';
import { LEAST_SCORE, likenessOf } from './likeness.ts';
import { closeOthers, type FoundPair, savePairs } from './pair.store.ts';
import { findPeople } from './person.store.ts';

const INDEXED_AT_ONCE = 1_000;
const COMPARED_AT_ONCE = 500;
type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };

/** Writes the blocks of the next customers in the queue. Returns false if no customer waits for this. */
export async function indexQueued({ tx, vault }: Means): Promise<boolean> {
  const ids = await nextOfStage(tx, 0, INDEXED_AT_ONCE);
  if (ids.length === 0) return false;
  const people = await findPeople(tx, vault, ids);
  const blocks = people.map(({ id, person }) => ({ customerId: id, blocks: blocksOf(person) }));
  await saveBlocks(tx, vault, blocks);
  await moveToStage(tx, ids, 1);
  return true;
}

/**
 * Compares the next customers in the queue with all customers who share a block with them. Returns false if the queue
 * is empty.
 */
export async function compareQueued(means: Means): Promise<boolean> {
  const { tx, now } = means;
  const ids = await nextOfStage(tx, 1, COMPARED_AT_ONCE);
  if (ids.length === 0) return false;
  const { compared, found } = await comparePage(means, ids);
  await savePairs(tx, found, now);
  await closeOthers(tx, ids, found, now);
  await moveToStage(tx, ids, 2);
  await countCompared(tx, compared);
  return true;
}

async function comparePage({ tx, vault, newId }: Means, ids: readonly string[]) {
  const candidates = await findCandidates(tx, ids);
  const involved = [...new Set(candidates.flatMap(({ one, other }) => [one, other]))];
  const people = new Map((await findPeople(tx, vault, involved)).map(({ id, person }) => [id, person]));
  const found = candidates.flatMap(({ one, other }): FoundPair[] => {
    const [a, b] = [people.get(one), people.get(other)];
    const likeness = a && b && likenessOf(a, b);
    return likeness && likeness.score >= LEAST_SCORE ? [{ id: newId(), one, other, ...likeness }] : [];
  });
  return { compared: candidates.length, found };
}
