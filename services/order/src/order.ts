import type { Actor } from '@toric/contracts/access';
import { BusinessError } from '@toric/contracts/business-error';
import type { OfferChanged } from '@toric/contracts/catalog-inventory';
import type { DataOf } from '@toric/contracts/message';
import type { OrderStatus, PlaceOrderBody } from '@toric/contracts/order.http';
import { lensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';

export type Offer = DataOf<typeof OfferChanged>;
type BodyLine = PlaceOrderBody['lines'][number];
export type Line = BodyLine & {
  lineId: string;
  lensId: string;
  productName: string;
  packSize: number;
  unitPrice: number;
  taxRate: number;
};
export type NewOrder = {
  id: string;
  number: string;
  customerId: string;
  market: string;
  currency: string;
  subtotal: number;
  couponCode: string | null;
  shippingAddressId: string;
  paymentToken: string;
  lines: readonly Line[];
  createdAt: Date;
};

export const UNKNOWN_OFFER = 'order.unknown-offer';
export const NOT_MADE = 'order.not-made';
export const MIXED_CURRENCY = 'order.mixed-currency';
export const NOT_FOUND = 'order.not-found';
export const CUSTOMER_MISSING = 'order.customer-missing';
export const TOO_LATE_TO_CANCEL = 'order.too-late-to-cancel';
export const NOT_CONFIRMED = 'order.not-confirmed';
export const NOT_SHIPPED = 'order.not-shipped';

/** Prices and names are today's and stay with the order; whether it may be supplied is decided by its process. */
export function decidePlaceOrder(given: {
  body: PlaceOrderBody;
  customerId: string;
  number: string;
  offers: ReadonlyMap<string, Offer>;
  now: Date;
  newId: () => string;
}): NewOrder {
  const { body, customerId, number, offers, now, newId } = given;
  const lines = body.lines.map((line, index) => priceLine(line, index, body.market, offers, newId));
  const currencies = new Set(lines.map(({ currency }) => currency));
  const [currency] = currencies;
  if (!currency || currencies.size > 1) {
    throw new BusinessError(
      MIXED_CURRENCY,
      'unprocessable',
      'All lines of an order must be sold in one currency. Place one order per currency.',
    );
  }
  return {
    id: newId(),
    number,
    customerId,
    market: body.market,
    currency,
    subtotal: lines.reduce((sum, { line }) => sum + line.unitPrice * line.quantity, 0),
    couponCode: body.couponCode ?? null,
    shippingAddressId: body.shippingAddressId,
    paymentToken: body.paymentToken,
    lines: lines.map(({ line }) => line),
    createdAt: now,
  };
}

/** Whom the order is for: customers order for themselves, staff for the customer that they name. */
export function buyerOf(actor: Actor, named: string | undefined): string {
  if (actor.kind === 'customer') {
    if (named === undefined || named === actor.id) return actor.id;
    throw new BusinessError(
      CUSTOMER_MISSING,
      'not-found',
      'No such customer. Leave customerId out to order for yourself.',
    );
  }
  if (named) return named;
  throw new BusinessError(CUSTOMER_MISSING, 'unprocessable', 'Name the customer whom this order is for in customerId.');
}

function priceLine(
  line: BodyLine,
  index: number,
  market: string,
  offers: ReadonlyMap<string, Offer>,
  newId: () => string,
) {
  const offer = offers.get(line.productId);
  const pack = offer?.packs.find(({ packId }) => packId === line.packId);
  const price = pack?.prices.find((candidate) => candidate.market === market);
  if (!offer?.onSale || !pack || !price) {
    const pointer = `/lines/${index}/packId`;
    throw new BusinessError(
      UNKNOWN_OFFER,
      'unprocessable',
      `This product in this pack is not on sale in ${market}. Choose one from GET /products.`,
      [{ pointer, detail: 'not on sale in this market' }],
    );
  }
  const matrix = compileMatrix(offer.matrix);
  if (!matrix.contains(line.parameters, market)) {
    const [nearest] = matrix.nearest(line.parameters, market, 1);
    throw new BusinessError(
      NOT_MADE,
      'unprocessable',
      `${offer.name} is not made in these parameters for ${market}. Check the prescription, or ask your optician.`,
      [{ pointer: `/lines/${index}/parameters`, detail: `nearest that is made: ${JSON.stringify(nearest)}` }],
    );
  }
  const { amount: unitPrice, taxRate, currency } = price;
  const known = {
    lineId: newId(),
    lensId: lensId(line.productId, line.parameters),
    productName: offer.name,
    packSize: pack.size,
  };
  return { currency, line: { ...line, ...known, unitPrice, taxRate } };
}

const CANCELLABLE: readonly OrderStatus[] = ['verifying', 'discounting', 'reserving', 'charging', 'confirmed'];

export function assertCancellable(status: OrderStatus): void {
  if (CANCELLABLE.includes(status) || status === 'cancelling' || status === 'cancelled') return;
  throw new BusinessError(
    TOO_LATE_TO_CANCEL,
    'conflict',
    `The order is ${status} and can no longer be cancelled. Ask for a return instead.`,
  );
}

export function assertShippable(status: OrderStatus): void {
  if (status === 'confirmed') return;
  throw new BusinessError(NOT_CONFIRMED, 'conflict', `The order is ${status}; only a confirmed order can be shipped.`);
}

export function assertDeliverable(status: OrderStatus): void {
  if (status === 'shipped') return;
  throw new BusinessError(NOT_SHIPPED, 'conflict', `The order is ${status}; only a shipped order can be delivered.`);
}

export const notFound = () =>
  new BusinessError(
    NOT_FOUND,
    'not-found',
    'There is no such order. Check the id, or list your orders with GET /orders.',
  );
