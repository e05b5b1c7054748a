import { query } from '@toric/chassis/http/endpoint';
import { QuoteOrder } from '@toric/contracts/order/quote.http';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import type { Reader } from '../../reader.store.ts';
import { readCoupon } from '../coupon.reader.store.ts';
import { readOffers } from '../offer.reader.store.ts';
import { decideQuote } from '../quote.ts';

/** POST /quotes. Returns the total of an order before it is placed, and what would be refused and why. Writes nothing. */
export const quoteOrder = ({ shopRules: rules }: { shopRules: ShopRules }) =>
  query<typeof QuoteOrder, Reader>(QuoteOrder, {
    async run({ body, db, read, now, language }) {
      const [offers, coupon] = await Promise.all([readOffers(read, body.lines), readCoupon(db, body.couponCode)]);
      return decideQuote({ body, offers, coupon, rules, now, language });
    },
  });
