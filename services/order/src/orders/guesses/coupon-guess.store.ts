/**
 * Limits guesses at the codes of coupons. Each caller has one row with the codes that were not accepted in the present
 * hour. A code is counted before it is looked up, and is taken out when it is accepted. So parallel guesses cannot exceed
 * the limit. A repeated code counts once.
 */
import type { Aside } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { ORDER_TOO_MANY_COUPONS } from '@toric/contracts/order/order.errors';
import { Prisma } from '../../generated/client.ts';

export type CouponGuess = { readonly caller: string; readonly code: string };

/** Returns the name under which the caller's guesses are counted: the person or, without a token, the network as a digest. */
export const guesserOf = (vault: Vault, { actor, callerAddress }: { actor: Actor; callerAddress: string }): string =>
  actor.id === '' ? `network:${vault.blindIndex('coupon-guess', networkOf(callerAddress))}` : actor.id;

/**
 * Counts the code, and commits at once. Throws if `limit` other codes of the caller were not accepted in the present hour.
 * Each call deletes up to two rows of past hours, so the table stays small.
 */
export async function countCouponGuess(aside: Aside, { caller, code }: CouponGuess, limit: number): Promise<void> {
  const over = Prisma.sql`g.since < now() - interval '1 hour'`;
  const counted = await aside(Prisma.sql`
    with old as (
      delete from coupon_guess where caller in (
        select caller from coupon_guess where since < now() - interval '1 hour' and caller <> ${caller}
        order by since limit 2 for update skip locked)
    )
    insert into coupon_guess as g (caller, since, codes) values (${caller}, now(), array[${code}::text])
    on conflict (caller) do update set
      since = case when ${over} then now() else g.since end,
      codes = case when ${over} then array[${code}::text] when ${code} = any(g.codes) then g.codes else g.codes || ${code}::text end
    where ${over} or ${code} = any(g.codes) or cardinality(g.codes) < ${limit}::int
    returning 1`);
  if (counted.length === 0) throw ORDER_TOO_MANY_COUPONS();
}

/** Takes an accepted code out of the count, in the transaction of the order. */
export const acceptCoupon = (tx: Tx, { caller, code }: CouponGuess): void =>
  tx.write`update coupon_guess set codes = array_remove(codes, ${code}) where caller = ${caller}`;

/** Takes an accepted code out of the count of a caller who asked for a quote. */
export const acceptQuotedCoupon = (aside: Aside, { caller, code }: CouponGuess): Promise<unknown> =>
  aside(Prisma.sql`update coupon_guess set codes = array_remove(codes, ${code}) where caller = ${caller}`);
