import type { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { DataOf } from '@toric/contracts/kernel/message';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import {
  NEEDS_PRESCRIPTION,
  nearestMade,
  NO_LENS,
  NOT_ON_SALE,
  NOTHING_MADE,
  ORDER_LINE_NEEDS_PRESCRIPTION,
  ORDER_LINE_NO_LENS,
  ORDER_NOT_MADE,
  ORDER_UNKNOWN_OFFER,
} from '@toric/contracts/order/order.errors';
import { compileMatrix } from '@toric/optics/matrix';
import { supplyDays } from '@toric/optics/wear';

/** Describes the offer of a lens, or of other goods, which have no parameter matrix and no replacement schedule. */
export type Offer = Omit<DataOf<typeof OfferChanged>, 'matrix'> & { readonly matrix?: ParameterMatrix | undefined };
type AskedLine = { productId: string; packId: string; parameters?: LensParameters | undefined };
export type PricedLine = {
  productName: string;
  goods: Goods;
  /** Holds the text that describes the line on the invoice. */
  description: string;
  packSize: number;
  /** Holds the number of days that the lenses of one box last. It is undefined for goods that are no lens. */
  boxDays: number | undefined;
  unitPrice: number;
  taxRate: number;
  currency: string;
};

type Scope = { market: string; on: string };

/** Returns a refusal if the line names a lens without parameters, or parameters of goods that are no lens. */
function refuseKind(
  { parameters }: AskedLine,
  index: number,
  { goods, name: product }: Offer,
): BusinessError | undefined {
  if (isLens(goods) === (parameters !== undefined)) return undefined;
  const pointer = `/lines/${index}/parameters`;
  return isLens(goods)
    ? ORDER_LINE_NEEDS_PRESCRIPTION({ product }).at({ pointer, detail: NEEDS_PRESCRIPTION() })
    : ORDER_LINE_NO_LENS({ product }).at({ pointer, detail: NO_LENS() });
}

/** Returns a refusal if no lens with the parameters of the line is made in the market on the day of `scope`. */
function refuseLens({ parameters }: AskedLine, index: number, scope: Scope, { matrix, name }: Offer) {
  if (!parameters) return undefined;
  const compiled = matrix && compileMatrix(matrix);
  if (compiled?.contains(parameters, scope)) return undefined;
  const [nearest] = compiled?.nearestMade(parameters, scope, { limit: 1 }) ?? [];
  const pointer = `/lines/${index}/parameters`;
  const refused = ORDER_NOT_MADE({ product: name, market: scope.market });
  if (!nearest) return refused.at({ pointer, detail: NOTHING_MADE() });
  return refused.at({ pointer, detail: nearestMade(nearest) }).with({ nearest: [{ pointer, parameters: nearest }] });
}

/** Returns the name of the product with the content of its box, for the invoice. */
export function describe({ goods, name }: Offer, { size, content }: Offer['packs'][number]): string {
  if (isLens(goods)) return `${name}, ${size} lenses`;
  if (content !== undefined) return `${name}, ${content}`;
  return size === 1 ? name : `${name}, ${size} pieces`;
}

/**
 * Returns the price of a line in the market. Returns a refusal if the pack is not on sale in the market, if the line
 * does not fit the class of the product, or if no lens with the parameters of the line is made on that day.
 */
export function priceLine(
  line: AskedLine,
  index: number,
  scope: Scope,
  offers: ReadonlyMap<string, Offer>,
): PricedLine | BusinessError {
  const { market } = scope;
  const offer = offers.get(line.productId);
  const pack = offer?.packs.find(({ packId }) => packId === line.packId);
  const price = pack?.prices.find((candidate) => candidate.market === market);
  if (!offer?.onSale || !pack || !price) {
    return ORDER_UNKNOWN_OFFER({ market }).at({ pointer: `/lines/${index}/packId`, detail: NOT_ON_SALE() });
  }
  const refused = refuseKind(line, index, offer) ?? refuseLens(line, index, scope, offer);
  if (refused) return refused;
  const { amount: unitPrice, taxRate, currency } = price;
  const { goods = 'lens', name: productName } = offer;
  // An old offer without a replacement schedule counts as daily lenses, which last for the shortest time.
  const boxDays = isLens(goods) ? supplyDays(pack.size, offer.replacement ?? 'daily') : undefined;
  const sold = { productName, goods, description: describe(offer, pack), packSize: pack.size, boxDays };
  return { ...sold, unitPrice, taxRate, currency };
}
