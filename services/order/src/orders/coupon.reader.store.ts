import type { Reader } from '../reader.store.ts';
import { knownCoupon, type StoredTerms } from './coupon.store.ts';
import type { KnownCoupon } from './sale-rules.ts';

/** Returns the coupon with this code for a quote, which has no customer. Returns undefined if the code is unknown. */
export async function readCoupon(db: Reader, code: string | undefined): Promise<KnownCoupon | undefined> {
  if (code === undefined) return undefined;
  const row = await db.coupon.findUnique({ where: { code } });
  // safe cast: saveCoupon stores only parsed messages
  return row ? knownCoupon(row.terms as unknown as StoredTerms, 0) : undefined;
}
