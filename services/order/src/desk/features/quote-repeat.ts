import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { QuoteRepeat } from '@toric/contracts/order/repeat.http';
import type { Reader } from '../../reader.store.ts';
import { readCoupon } from '../../orders/coupon.reader.store.ts';
import { acceptQuotedCoupon, countCouponGuess, guesserOf } from '../../orders/guesses/coupon-guess.store.ts';
import { readOffers } from '../../orders/offer.reader.store.ts';
import { readOrder } from '../../orders/order.reader.store.ts';
import type { PlacingSettings } from '../../orders/placing/place.flow.ts';
import { changesSince } from '../../orders/placing/repeat-changes.ts';
import { repeatedLines, wantedLines } from '../../orders/placing/repeat.ts';
import { readTerms } from '../../orders/placing/terms.flow.ts';
import { decideQuote } from '../../orders/quote.ts';

/**
 * POST /orders/{orderId}/repeat/quote. Returns the total of an order that repeats an earlier order, before it is
 * placed. Writes nothing.
 */
export const quoteRepeat = ({ vault, shopRules: rules, wrongCoupons }: PlacingSettings) =>
  query<typeof QuoteRepeat, Reader>(QuoteRepeat, {
    async run({ params: { orderId }, body, db, read, aside, actor, callerAddress, now, language }) {
      const earlier = await readOrder(read, vault, orderId, selfOf(actor));
      if (!earlier) throw ORDER_NOT_FOUND();
      const { couponCode: code, place, deliveryMethodId } = body;
      const guess = code === undefined ? undefined : { ...guesserOf(vault, { actor, callerAddress }), code };
      if (guess) await countCouponGuess(aside, guess, wrongCoupons);
      const known = earlier.lines.map(({ lineId, ...line }) => ({ ...line, id: lineId }));
      const repeated = repeatedLines(known, body.lines).map(({ productId, packId, parameters, quantity }) => ({
        ...{ productId, packId, parameters, quantity },
      }));
      const lines = [...repeated, ...(body.goods ?? [])];
      const [offers, coupon, terms] = await Promise.all([
        ...([readOffers(read, lines), readCoupon(db, code), readTerms(db)] as const),
      ]);
      const quoted = { place, lines, deliveryMethodId, ...(code !== undefined && { couponCode: code }) };
      const quote = decideQuote({ body: quoted, offers, coupon, rules, terms, now, language });
      if (guess && !quote.refusals.some(({ pointer }) => pointer === '/couponCode'))
        await acceptQuotedCoupon(aside, guess);
      const wanted = wantedLines(known, body.lines);
      return { ...quote, changes: changesSince(earlier.lines, wanted, quote) };
    },
  });
