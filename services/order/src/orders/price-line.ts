import type { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { DataOf } from '@toric/contracts/kernel/message';
import type { LensParameters } from '@toric/contracts/lens';
import {
  nearestMade,
  NOT_ON_SALE,
  NOTHING_MADE,
  ORDER_NOT_MADE,
  ORDER_UNKNOWN_OFFER,
} from '@toric/contracts/order/order.errors';
import { compileMatrix } from '@toric/optics/matrix';
import { supplyDays } from '@toric/optics/wear';

export type Offer = DataOf<typeof OfferChanged>;
type AskedLine = { productId: string; packId: string; parameters: LensParameters };
export type PricedLine = {
  productName: string;
  packSize: number;
  /** The days that the lenses of one box last. */
  boxDays: number;
  unitPrice: number;
  taxRate: number;
  currency: string;
};

/**
 * Returns the price of a line in the market. Returns a refusal if the pack is not on sale there, or if no lens with
 * these parameters is made on that day.
 */
export function priceLine(
  line: AskedLine,
  index: number,
  scope: { market: string; on: string },
  offers: ReadonlyMap<string, Offer>,
): PricedLine | BusinessError {
  const { market } = scope;
  const offer = offers.get(line.productId);
  const pack = offer?.packs.find(({ packId }) => packId === line.packId);
  const price = pack?.prices.find((candidate) => candidate.market === market);
  if (!offer?.onSale || !pack || !price) {
    return ORDER_UNKNOWN_OFFER({ market }).at({ pointer: `/lines/${index}/packId`, detail: NOT_ON_SALE() });
  }
  const matrix = compileMatrix(offer.matrix);
  if (!matrix.contains(line.parameters, scope)) {
    const [nearest] = matrix.nearestMade(line.parameters, scope, { limit: 1 });
    const pointer = `/lines/${index}/parameters`;
    const refused = ORDER_NOT_MADE({ product: offer.name, market });
    if (!nearest) return refused.at({ pointer, detail: NOTHING_MADE() });
    return refused.at({ pointer, detail: nearestMade(nearest) }).with({ nearest: [{ pointer, parameters: nearest }] });
  }
  const { amount: unitPrice, taxRate, currency } = price;
  // An offer from before the replacement was sent counts as daily, which is the shortest time that a lens lasts.
  const boxDays = supplyDays(pack.size, offer.replacement ?? 'daily');
  const lens = {
    productName: offer.name,
    packSize: pack.size,
    boxDays,
  };
  return { ...lens, unitPrice, taxRate, currency };
}
