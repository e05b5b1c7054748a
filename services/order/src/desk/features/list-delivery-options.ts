import { query } from '@toric/chassis/http/endpoint';
import type { Money } from '@toric/contracts/kernel/money';
import type { QuoteBody } from '@toric/contracts/order/quote.http';
import { ListDeliveryOptions } from '@toric/contracts/order/delivery-option.http';
import type { Reader } from '../../reader.store.ts';
import { readOffers } from '../../orders/offer.reader.store.ts';
import { gramsOfLines } from '../../orders/placing/charges.ts';
import { readTerms } from '../../orders/placing/terms.flow.ts';
import type { Offer } from '../../orders/price-line.ts';
import { carriageOf } from '../../shipping/delivery-method.ts';
import { promiseOf } from '../../shipping/promise.ts';

type Line = QuoteBody['lines'][number];

/**
 * Returns the lines that are on sale in the market. The powers decide neither price nor weight, so a line may lack
 * them.
 */
const soldIn = (market: string, lines: readonly Line[], offers: ReadonlyMap<string, Offer>) =>
  lines.flatMap((line) => {
    const offer = offers.get(line.productId);
    const pack = offer?.packs.find(({ packId }) => packId === line.packId);
    const price = pack?.prices.find((one) => one.market === market);
    if (!offer?.onSale || !pack || !price) return [];
    return [{ ...line, ...price, goods: offer.goods, packSize: pack.size }];
  });

/**
 * POST /delivery-options. Returns the delivery methods that can bring these lines to the place, with their charges and
 * days.
 */
export const listDeliveryOptions = query<typeof ListDeliveryOptions, Reader>(ListDeliveryOptions, {
  async run({ body: { place, lines }, db, read, now }) {
    const [offers, { methods }] = await Promise.all([readOffers(read, lines), readTerms(db)]);
    const sold = soldIn(place.country, lines, offers);
    const [first] = sold;
    if (!first) return { data: [] };
    const goods: Money = {
      amount: sold.reduce((sum, { amount, quantity }) => sum + amount * quantity, 0),
      currency: first.currency,
    };
    const parcel = { place, grams: gramsOfLines(sold, offers), goods };
    const data = methods.flatMap((method) => {
      const carriage = carriageOf(method, parcel);
      if (!carriage) return [];
      const { earliestOn = null, promisedOn = null } = promiseOf(carriage.rule, now) ?? {};
      const { id: methodId, name, carrier } = method;
      return [
        { methodId, name, carrier, charge: carriage.charge, freeFrom: carriage.freeFrom, earliestOn, promisedOn },
      ];
    });
    return { data };
  },
});
