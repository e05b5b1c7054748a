import { answer } from '@toric/chassis/http/reply';
import type { Tx } from '@toric/messaging/sql';
import { offerChanged, type Product, productView } from '../product.ts';
import { findPacks, updateProduct } from '../product.store.ts';
import { productRecord } from './catalogue-record.ts';

/** Saves a changed product. Returns the answer of the command, with the whole offer and the record of the change. */
export async function saveProduct(tx: Tx, before: Product, after: Product, now: Date) {
  await updateProduct(tx, after);
  const packs = await findPacks(tx, after.id);
  return answer(productView(after, packs, { now }))
    .emits(offerChanged(after, packs))
    .records(...productRecord(before, after));
}
