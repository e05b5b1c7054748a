import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { QuoteOrder } from '@toric/contracts/order/quote.http';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import type { Reader } from '../../reader.store.ts';
import { acceptQuotedCoupon, countCouponGuess, type GuessLimits, guesserOf } from '../guesses/coupon-guess.store.ts';
import { readCoupon } from '../coupon.reader.store.ts';
import { readOffers } from '../offer.reader.store.ts';
import { readTerms } from '../placing/terms.flow.ts';
import { decideQuote } from '../quote.ts';

type Settings = { vault: Vault; shopRules: ShopRules; wrongCoupons: GuessLimits };

/**
 * POST /quotes. Returns the total of an order before it is placed, and every refusal with its reason. Stores nothing
 * but the count of wrong coupon codes.
 */
export const quoteOrder = ({ vault, shopRules: rules, wrongCoupons }: Settings) =>
  query<typeof QuoteOrder, Reader>(QuoteOrder, {
    async run({ body, db, read, aside, actor, callerAddress, now, language }) {
      const { couponCode: code } = body;
      const guess = code === undefined ? undefined : { ...guesserOf(vault, { actor, callerAddress }), code };
      if (guess) await countCouponGuess(aside, guess, wrongCoupons);
      const [offers, coupon, terms] = await Promise.all([
        ...([readOffers(read, body.lines), readCoupon(db, code), readTerms(db)] as const),
      ]);
      const quote = decideQuote({ body, offers, coupon, rules, terms, now, language });
      if (guess && !quote.refusals.some(({ pointer }) => pointer === '/couponCode'))
        await acceptQuotedCoupon(aside, guess);
      return quote;
    },
  });
