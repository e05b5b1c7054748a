/** The data of the order process, and functions that make the amounts and lines of its messages from this data. */
import type { Reason } from '@toric/contracts/kernel/common';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { Eye } from '@toric/contracts/lens';
import type { Money } from '@toric/contracts/kernel/money';
import type { OrderChannel } from '@toric/contracts/order/desk/known';
import { promiseOf, type PromiseRule } from '../shipping/promise.ts';
import { totalsOf } from './sums/totals.ts';
import type { PaymentMethod } from '@toric/contracts/payment/method';
import type { UseStoreCredit } from '@toric/contracts/payment/store-credit/refund-to';

export type Holding = 'coupon' | 'stock' | 'payment';
export type OrderFacts = {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly market: string;
  /** The way on which the order came. Absent in orders that were placed before this field existed. */
  readonly channel?: OrderChannel | undefined;
  readonly currency: string;
  /** The UTC day on which the order was placed. */
  readonly placedOn: string;
  /** The instant at which the order was placed. It is absent in orders that were placed before this field existed. */
  readonly placedAt?: string | undefined;
  readonly shippingAddressId: string;
  /** The payment token, sealed for the payment service. */
  readonly paymentToken: string;
  /** How the order is paid. Absent: by card. */
  readonly method?: PaymentMethod | undefined;
  /** The return that covers an exchange, and how much of it. */
  readonly returnId?: string | undefined;
  readonly covered?: Money | undefined;
  /** The store credit that the order uses: as much as there is, or this many minor units. Absent: none. */
  readonly useStoreCredit?: UseStoreCredit | undefined;
  /** True for a sale at the counter: it has no parcel and ends when it is paid. Its boxes come from this warehouse. */
  readonly atCounter?: boolean | undefined;
  readonly warehouseId?: string | undefined;
  readonly couponCode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly delivery?: number | undefined;
  /** The name of the delivery on the invoice. */
  readonly deliveryName?: string | undefined;
  /** The rate of the delivery, if the tax table has one of its own. Otherwise it is taxed as the goods. */
  readonly deliveryTax?: { readonly taxRate: number; readonly onTop?: number | undefined } | undefined;
  /** The tax that is added to the prices, and all tax. Both are absent in orders from before these fields. */
  readonly taxOnTop?: number | undefined;
  readonly tax?: number | undefined;
  /** The day that was promised, and the rule by which it is promised anew if the order has to wait. */
  readonly promisedOn?: string | undefined;
  /** The day that was promised at first, if it is another one. */
  readonly promisedBefore?: string | undefined;
  readonly promise?: PromiseRule | undefined;
  /** A keyed digest of the region and the postal code that the client stated. */
  readonly placeDigest?: string | undefined;
  readonly lines: readonly {
    lineId: string;
    /** The class of the product. Absent for soft lenses. */
    goods?: Goods | undefined;
    /** Eye and prescription are absent for goods that are no lens. */
    eye?: Eye | undefined;
    prescriptionId?: string | undefined;
    lensId: string;
    packId: string;
    quantity: number;
    /** The days that the lenses of one box last. Absent for other goods, and in orders from before this field. */
    boxDays?: number | undefined;
    description: string;
    gross: number;
    taxRate: number;
    /** The tax on top of the line after its discount, and its rate in parts per million. Absent where prices include it. */
    tax?: number | undefined;
    onTop?: number | undefined;
    /** Id of the evidence that permits this lens. Absent until the customer service has answered, and for other goods. */
    evidenceId?: string | undefined;
  }[];
  /** The things that other services may hold for this order. A cancellation releases these things and no other. */
  readonly held: readonly Holding[];
  readonly reason: Reason | null;
  /**
   * The text of the warning that the law demands in the parcel. It is absent if no law demands one, and in orders that
   * were placed before this field existed.
   */
  readonly shipmentWarning?: string | undefined;
  /** The buyer, sealed for the payment service. It is absent until the lenses are permitted, and once it was handed over. */
  readonly sealedBuyer?: string | undefined;
  /** True from the hand-over of the parcel on. Carrier and tracking number stand in the order alone. */
  readonly parcel?: boolean | undefined;
  readonly invoiceNumber: string | null;
  /** True: the order waits for boxes that are sold out. */
  readonly mayWait?: boolean | undefined;
  /** The instant until which the order waits for boxes. */
  readonly waitsUntil?: string | undefined;
  /** The amendment that runs. The order is not shipped meanwhile. */
  readonly amending?: string | undefined;
  /** The parcel that is under way. Without `lines` it takes all that is left. Absent in orders that leave in one piece. */
  readonly part?: { parcelId?: string | undefined; lines?: readonly PartBoxes[] | undefined } | undefined;
  /** The boxes that have left in parcels of their own. Absent until the first part has left. */
  readonly sent?: readonly PartBoxes[] | undefined;
  /** The parcels that have left, and those that have arrived. */
  readonly parcels?: readonly string[] | undefined;
  readonly arrived?: readonly string[] | undefined;
  /** The parcel of the last answer of another service. */
  readonly answered?: string | undefined;
  /** The milliseconds for which the rest may still wait, when its last parcel left. */
  readonly restMs?: number | undefined;
  /** Why the rest of the order is cancelled, of which a part has left. */
  readonly dropped?: Reason | undefined;
};
/** A line of the invoice: goods, or the delivery, which has no line in the order. */
type InvoicedLine = {
  readonly lineId?: string;
  readonly kind?: 'delivery' | 'service';
  readonly description: string;
  readonly quantity: number;
  readonly taxRate: number;
  readonly gross: number;
  readonly discount?: number;
  /** The tax on top of the line. */
  readonly tax?: number;
};
type PartBoxes = { readonly lineId: string; readonly quantity: number };

/** No invoice will be issued any more, or the payment service has the buyer by now. */
export const WITHOUT_BUYER = { sealedBuyer: undefined };

export const total = ({ subtotal, discount, delivery = 0, taxOnTop = 0 }: OrderFacts) =>
  subtotal - discount + delivery + taxOnTop;
export const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });

/** Returns true if every lens of the order has its evidence. */
export const isPermitted = (o: OrderFacts) =>
  o.lines.every(({ goods, evidenceId }) => !isLens(goods) || evidenceId !== undefined);

type Permitted = readonly { lineId: string; evidenceId: string }[];
/**
 * Returns the lines of the order, each with its evidence from `permitted`. A line that `permitted` does not name has no
 * evidence afterwards, even if it had some before. Goods that are no lens never get evidence.
 */
export function withEvidence(o: OrderFacts, permitted: Permitted = []): OrderFacts['lines'] {
  const evidence = new Map(permitted.map(({ lineId, evidenceId }) => [lineId, evidenceId]));
  return o.lines.map((line) => ({
    ...line,
    evidenceId: isLens(line.goods) ? evidence.get(line.lineId) : undefined,
  }));
}

/**
 * Returns the lines of the invoice, each with its price before the discount. The payment service spreads the charged
 * amount over the lines, so that each line of the invoice shows the price, the discount and the amount that was paid.
 */
export const invoiceLines = (o: OrderFacts): InvoicedLine[] => [
  ...o.lines.map(({ lineId, goods, description, quantity, taxRate, gross, tax }) => ({
    ...{ lineId, description, quantity, taxRate, gross },
    ...(goods === 'service' && { kind: 'service' as const }),
    ...(tax !== undefined && { tax }),
  })),
  ...deliveryLines(o),
];

/** Returns the delivery as lines of the invoice: one for each rate of its tax. */
const deliveryLines = (o: OrderFacts): InvoicedLine[] =>
  o.delivery
    ? totalsOf(o).deliveryParts.map(({ gross, taxRate, tax }) => ({
        ...{ kind: 'delivery' as const, description: o.deliveryName ?? 'Delivery', quantity: 1, taxRate, gross },
        ...(tax !== undefined && { tax }),
      }))
    : [];

/** Returns the taxes of the order, counted anew. They change with its discount, its lines and its delivery. */
export function taxedAnew(o: OrderFacts): Pick<OrderFacts, 'lines' | 'taxOnTop' | 'tax'> {
  const { lineTaxes, taxOnTop, tax, taxMode } = totalsOf(o);
  const lines = taxMode === 'on-top' ? o.lines.map((line, index) => ({ ...line, tax: lineTaxes[index] })) : o.lines;
  return { lines, taxOnTop, tax };
}

/** Returns the day that is promised if the order goes on at this instant, after it has waited, and the first day if it differs. */
export function promisedAnew(o: OrderFacts, at: string): Pick<OrderFacts, 'promisedOn' | 'promisedBefore'> {
  const promisedOn = o.promise ? promiseOf(o.promise, new Date(at))?.promisedOn : o.promisedOn;
  const first = o.promisedBefore ?? o.promisedOn;
  return { promisedOn, promisedBefore: first === promisedOn ? undefined : first };
}
