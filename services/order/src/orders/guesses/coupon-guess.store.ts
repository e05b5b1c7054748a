/**
 * Limits guesses of coupon codes. Each caller has one row with the codes that were not accepted in the present hour. A
 * code is counted before it is looked up, and is removed when it is accepted. So parallel guesses cannot exceed the
 * limit. A repeated code counts once.
 *
 * All customers of one network share a second row with a higher limit. Anybody can create accounts, so a limit per
 * account alone would not stop a guesser.
 */
import type { Aside } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { ORDER_TOO_MANY_COUPONS } from '@toric/contracts/order/order.errors';
import { Prisma } from '../../generated/client.ts';

/**
 * Names the rows in which a guess is counted: `caller` for the caller, and `network` for all customers of her network.
 * Staff have no row for their network, because they cannot create accounts.
 */
type Guesser = { readonly caller: string; readonly network: string | undefined };
export type CouponGuess = Guesser & { readonly code: string };
/** Limits the wrong coupon codes in an hour: of one caller, and of all customers of one network together. */
export type GuessLimits = { readonly caller: number; readonly network: number };

/**
 * Returns the names of the rows in which a coupon guess is counted. For a request without a token, the caller is the
 * network. Networks are stored as digests.
 */
export function guesserOf(vault: Vault, { actor, callerAddress }: { actor: Actor; callerAddress: string }): Guesser {
  const digest = vault.blindIndex('coupon-guess', networkOf(callerAddress));
  return {
    caller: actor.id === '' ? `network:${digest}` : actor.id,
    network: actor.kind === 'staff' ? undefined : `all of network:${digest}`,
  };
}

const OVER = Prisma.sql`g.since < now() - interval '1 hour'`;

/**
 * Returns the `on conflict` clause that adds the coupon code to an existing row. A row that has reached its limit stays
 * unchanged.
 */
const addingCode = (code: string, limit: number) => Prisma.sql`
    on conflict (caller) do update set
      since = case when ${OVER} then now() else g.since end,
      codes = case when ${OVER} then array[${code}::text] when ${code} = any(g.codes) then g.codes else g.codes || ${code}::text end
    where ${OVER} or ${code} = any(g.codes) or cardinality(g.codes) < ${limit}::int
    returning 1`;

/**
 * Counts the coupon code as a guess, and commits at once. Throws if the caller or the network has reached its limit of
 * other codes in the present hour. A code that the caller may not try does not count for the network, so that one
 * account cannot use up the limit of its neighbours. Each call also deletes up to two rows of past hours, so the table
 * stays small.
 */
export async function countCouponGuess(aside: Aside, guess: CouponGuess, limits: GuessLimits): Promise<void> {
  const { caller, network, code } = guess;
  const own = Prisma.sql`
    with old as (
      delete from coupon_guess where caller in (
        select caller from coupon_guess where since < now() - interval '1 hour' and caller not in (${caller}, ${network ?? caller})
        order by since limit 2 for update skip locked)
    ), own as (
      insert into coupon_guess as g (caller, since, codes) values (${caller}, now(), array[${code}::text])
      ${addingCode(code, limits.caller)}
    )`;
  const counted = await aside(
    network === undefined
      ? Prisma.sql`${own} select 1 from own`
      : Prisma.sql`${own}
    insert into coupon_guess as g (caller, since, codes) select ${network}, now(), array[${code}::text] from own
    ${addingCode(code, limits.network)}`,
  );
  if (counted.length === 0) throw ORDER_TOO_MANY_COUPONS();
}

const rowsOf = ({ caller, network }: Guesser) => (network === undefined ? [caller] : [caller, network]);

/**
 * Removes an accepted coupon code from the guesses of the caller and of the network, in the transaction of the order.
 * It locks the two rows in the same sequence as a guess.
 */
export function acceptCoupon(tx: Tx, { code, ...guesser }: CouponGuess): void {
  for (const row of rowsOf(guesser))
    tx.write`update coupon_guess set codes = array_remove(codes, ${code}) where caller = ${row}`;
}

/**
 * Removes an accepted coupon code from the guesses of the caller and of the network, when the caller requested a quote.
 */
export async function acceptQuotedCoupon(aside: Aside, { code, ...guesser }: CouponGuess): Promise<void> {
  const accept = (row: string) =>
    aside(Prisma.sql`update coupon_guess set codes = array_remove(codes, ${code}) where caller = ${row}`);
  await Promise.all(rowsOf(guesser).map(accept));
}
