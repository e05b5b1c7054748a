import type { Tx } from '@toric/messaging/sql';
import { findMethods } from '../../shipping/delivery-method.store.ts';
import { readMethods } from '../../shipping/delivery-method.reader.store.ts';
import { findEngine } from '../../tax/tax.store.ts';
import { readEngine } from '../../tax/tax.reader.store.ts';
import type { Reader } from '../../reader.store.ts';
import type { TermStamps } from '../../sale-terms.store.ts';
import type { SaleTerms } from './charges.ts';

/**
 * Returns the delivery methods and the taxes of the shop. It sends statements only for the first order after a change
 * of them.
 */
export async function findTerms(tx: Tx, { deliveryStamp, taxStamp }: TermStamps): Promise<SaleTerms> {
  const [methods, taxes] = await Promise.all([findMethods(tx, deliveryStamp), findEngine(tx, taxStamp)]);
  return { methods, taxes };
}

/** Returns the delivery methods and the taxes of the shop for a query. It reads their stamps first. */
export async function readTerms(db: Reader): Promise<SaleTerms> {
  const stamps = await db.saleTerms.findFirst();
  const [methods, taxes] = await Promise.all([
    readMethods(db, stamps?.delivery ?? null),
    readEngine(db, stamps?.tax ?? null),
  ]);
  return { methods, taxes };
}
