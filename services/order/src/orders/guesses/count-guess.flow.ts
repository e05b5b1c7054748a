import type { Aside } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { type CouponGuess, countCouponGuess, type GuessLimits, guesserOf } from './coupon-guess.store.ts';

type Settings = { readonly vault: Vault; readonly wrongCoupons: GuessLimits };
type Asked = {
  readonly code: string | undefined;
  readonly actor: Actor;
  readonly callerAddress: string;
  readonly aside: Aside;
};

/**
 * Counts the coupon code of an order as a guess, before the transaction of the order begins. Returns undefined if the
 * order names no coupon.
 */
export async function countGuess(
  { vault, wrongCoupons }: Settings,
  { code, actor, callerAddress, aside }: Asked,
): Promise<CouponGuess | undefined> {
  if (code === undefined) return undefined;
  const guess = { ...guesserOf(vault, { actor, callerAddress }), code };
  await countCouponGuess(aside, guess, wrongCoupons);
  return guess;
}
