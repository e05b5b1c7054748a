import type { Aside } from '@toric/chassis/http/endpoint';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import type { Read } from '@toric/messaging/sql';
import { readCoupon } from '../orders/coupon.reader.store.ts';
import { acceptQuotedCoupon, countCouponGuess, guesserOf } from '../orders/guesses/coupon-guess.store.ts';
import { readOffers } from '../orders/offer.reader.store.ts';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import { readTerms } from '../orders/placing/terms.flow.ts';
import { decideQuote } from '../orders/quote.ts';
import type { Reader } from '../reader.store.ts';
import type { CartContents } from './cart.ts';

type Asked = {
  readonly db: Reader;
  readonly read: Read;
  readonly aside: Aside;
  readonly actor: Actor;
  readonly callerAddress: string;
  readonly now: Date;
  readonly language: Language;
};

/**
 * Returns the present total of a cart, with every known refusal. Returns null for an empty cart. A wrong coupon code
 * counts as a guess, because somebody could try codes with a cart.
 */
export async function quoteCart(
  { vault, shopRules: rules, wrongCoupons }: PlacingSettings,
  contents: CartContents | undefined,
  { db, read, aside, actor, callerAddress, now, language }: Asked,
): Promise<QuoteView | null> {
  if (!contents || contents.lines.length === 0) return null;
  const { place, couponCode: code, deliveryMethodId, useStoreCredit } = contents;
  const lines = contents.lines.map((one) => {
    const { eye: _, prescriptionId: __, ...line } = one;
    return line;
  });
  const guess = code === undefined ? undefined : { ...guesserOf(vault, { actor, callerAddress }), code };
  if (guess) await countCouponGuess(aside, guess, wrongCoupons);
  const [offers, coupon, terms] = await Promise.all([readOffers(read, lines), readCoupon(db, code), readTerms(db)]);
  const body = { place, lines, deliveryMethodId, useStoreCredit, ...(code !== undefined && { couponCode: code }) };
  const quote = decideQuote({ body, offers, coupon, rules, terms, now, language });
  if (guess && !quote.refusals.some(({ pointer }) => pointer === '/couponCode')) await acceptQuotedCoupon(aside, guess);
  return quote;
}
