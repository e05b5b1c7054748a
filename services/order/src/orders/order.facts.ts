/** Describes the data of the order process, and computes the amounts and lines of its messages from these data. */
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
  /** Names the channel by which the order came. It is absent in orders that are older than this field. */
  readonly channel?: OrderChannel | undefined;
  readonly currency: string;
  /** Holds the UTC day on which the order was placed. */
  readonly placedOn: string;
  /** Holds the instant at which the order was placed. It is absent in orders that are older than this field. */
  readonly placedAt?: string | undefined;
  readonly shippingAddressId: string;
  /** Holds the payment token, sealed for the payment service. */
  readonly paymentToken: string;
  /** Names the payment method. If it is absent, the order is paid by card. */
  readonly method?: PaymentMethod | undefined;
  /** `returnId` names the return that pays for an exchange order, and `covered` holds the amount that it pays. */
  readonly returnId?: string | undefined;
  readonly covered?: Money | undefined;
  /**
   * Holds how much store credit the order uses: the whole balance, or a number of minor units. If it is absent, the
   * order uses none.
   */
  readonly useStoreCredit?: UseStoreCredit | undefined;
  /**
   * Is true for a sale at the counter. Such an order has no parcel and completes when it is paid. Its boxes come from
   * the warehouse `warehouseId`.
   */
  readonly atCounter?: boolean | undefined;
  readonly warehouseId?: string | undefined;
  readonly couponCode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly delivery?: number | undefined;
  /** Holds the text that names the delivery on the invoice. */
  readonly deliveryName?: string | undefined;
  /** Holds the tax rate of the delivery, if the tax table has one. Otherwise the delivery is taxed like the goods. */
  readonly deliveryTax?: { readonly taxRate: number; readonly onTop?: number | undefined } | undefined;
  /**
   * `taxOnTop` holds the tax that is added to the prices, and `tax` the whole tax. Both are absent in orders that are
   * older than these fields.
   */
  readonly taxOnTop?: number | undefined;
  readonly tax?: number | undefined;
  /**
   * Holds the day on which the order is promised to arrive. `promise` holds the rule that computes this day again if
   * the order has to wait.
   */
  readonly promisedOn?: string | undefined;
  /** Holds the day that was promised at first, if another day is promised now. */
  readonly promisedBefore?: string | undefined;
  readonly promise?: PromiseRule | undefined;
  /** Holds a keyed digest of the region and the postal code that the client stated for the shipping address. */
  readonly placeDigest?: string | undefined;
  readonly lines: readonly {
    lineId: string;
    /** Names the class of goods of the product. It is absent for soft lenses. */
    goods?: Goods | undefined;
    /** `eye` and `prescriptionId` are absent for goods that are no lens. */
    eye?: Eye | undefined;
    prescriptionId?: string | undefined;
    lensId: string;
    packId: string;
    quantity: number;
    /**
     * Holds the number of days that the lenses of one box last. It is absent for goods that are no lens, and in orders
     * that are older than this field.
     */
    boxDays?: number | undefined;
    description: string;
    gross: number;
    taxRate: number;
    /**
     * `tax` holds the tax on top of the line after its discount, and `onTop` its rate in parts per million. Both are
     * absent if the price includes the tax.
     */
    tax?: number | undefined;
    onTop?: number | undefined;
    /**
     * Names the evidence that permits this lens. It is absent until the customer service has answered, and for goods
     * that are no lens.
     */
    evidenceId?: string | undefined;
  }[];
  /**
   * Lists what other services may hold for this order: its coupon, its stock or its payment. A cancellation releases
   * only these.
   */
  readonly held: readonly Holding[];
  readonly reason: Reason | null;
  /**
   * Holds the text of the warning that the law demands in the parcel. It is absent if no law demands a warning, and in
   * orders that are older than this field.
   */
  readonly shipmentWarning?: string | undefined;
  /**
   * Holds the buyer for the invoice, sealed for the payment service. It is absent until the lenses are permitted, and
   * after the payment service has got the buyer.
   */
  readonly sealedBuyer?: string | undefined;
  /**
   * Is true once a parcel of the order was handed over. Only the row of the order has the carrier and the tracking
   * number.
   */
  readonly parcel?: boolean | undefined;
  readonly invoiceNumber: string | null;
  /** Is true if the order may wait for boxes that are sold out. */
  readonly mayWait?: boolean | undefined;
  /** Holds the instant until which the order waits for boxes. */
  readonly waitsUntil?: string | undefined;
  /** Names the running amendment of the order, which is not shipped meanwhile. */
  readonly amending?: string | undefined;
  /**
   * Describes the parcel of the order that is being shipped. A parcel without `lines` takes all remaining boxes.
   * `waveId` names the picking wave that packed the parcel. The field is absent if the whole order leaves without a
   * parcel id.
   */
  readonly part?: Parcel | undefined;
  /**
   * Lists the boxes of the order that have left in separate parcels. It is absent until the first part of the order has
   * left.
   */
  readonly sent?: readonly PartBoxes[] | undefined;
  /** `parcels` lists the parcels of the order that have left, and `arrived` lists the parcels that have arrived. */
  readonly parcels?: readonly string[] | undefined;
  readonly arrived?: readonly string[] | undefined;
  /** Names the parcel that the last answer of another service is about. */
  readonly answered?: string | undefined;
  /**
   * Holds the milliseconds for which the rest of the order may still wait, counted from the departure of the latest
   * parcel.
   */
  readonly restMs?: number | undefined;
  /** Holds the reason why the rest of a partly shipped order is cancelled. */
  readonly dropped?: Reason | undefined;
};
type Parcel = {
  parcelId?: string | undefined;
  lines?: readonly PartBoxes[] | undefined;
  waveId?: string | undefined;
};
/** Describes a line of the invoice: the goods of an order line, or the delivery, which has no order line. */
type InvoicedLine = {
  readonly lineId?: string;
  readonly kind?: 'delivery' | 'service';
  readonly description: string;
  readonly quantity: number;
  readonly taxRate: number;
  readonly gross: number;
  readonly discount?: number;
  /** Holds the tax on top of the line of the invoice. */
  readonly tax?: number;
};
type PartBoxes = { readonly lineId: string; readonly quantity: number };

/**
 * Removes the buyer from the data of the process, because no invoice will be issued any more, or because the payment
 * service already has the buyer.
 */
export const WITHOUT_BUYER = { sealedBuyer: undefined };

export const total = ({ subtotal, discount, delivery = 0, taxOnTop = 0 }: OrderFacts) =>
  subtotal - discount + delivery + taxOnTop;
export const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });

/** Returns true if every lens of the order has its evidence. */
export const isPermitted = (o: OrderFacts) =>
  o.lines.every(({ goods, evidenceId }) => !isLens(goods) || evidenceId !== undefined);

type Permitted = readonly { lineId: string; evidenceId: string }[];
/**
 * Returns the lines of the order, each with its evidence from `permitted`. A line that is not in `permitted` has no
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
 * Returns the lines of the invoice, each with its price before the discount of the coupon. The payment service spreads
 * the charged amount over the lines, so that each line of the invoice shows the price, the discount and the amount that
 * was paid.
 */
export const invoiceLines = (o: OrderFacts): InvoicedLine[] => [
  ...o.lines.map(({ lineId, goods, description, quantity, taxRate, gross, tax }) => ({
    ...{ lineId, description, quantity, taxRate, gross },
    ...(goods === 'service' && { kind: 'service' as const }),
    ...(tax !== undefined && { tax }),
  })),
  ...deliveryLines(o),
];

/** Returns the delivery as lines of the invoice: one line for each tax rate. */
const deliveryLines = (o: OrderFacts): InvoicedLine[] =>
  o.delivery
    ? totalsOf(o).deliveryParts.map(({ gross, taxRate, tax }) => ({
        ...{ kind: 'delivery' as const, description: o.deliveryName ?? 'Delivery', quantity: 1, taxRate, gross },
        ...(tax !== undefined && { tax }),
      }))
    : [];

/** Returns the taxes of the order, computed again after a change of its discount, its lines or its delivery. */
export function taxedAnew(o: OrderFacts): Pick<OrderFacts, 'lines' | 'taxOnTop' | 'tax'> {
  const { lineTaxes, taxOnTop, tax, taxMode } = totalsOf(o);
  const lines = taxMode === 'on-top' ? o.lines.map((line, index) => ({ ...line, tax: lineTaxes[index] })) : o.lines;
  return { lines, taxOnTop, tax };
}

/**
 * Returns the promised day, computed again for an order that has waited and goes on at the instant `at`. Returns the
 * day that was promised at first, too, if it differs.
 */
export function promisedAnew(o: OrderFacts, at: string): Pick<OrderFacts, 'promisedOn' | 'promisedBefore'> {
  const promisedOn = o.promise ? promiseOf(o.promise, new Date(at))?.promisedOn : o.promisedOn;
  const first = o.promisedBefore ?? o.promisedOn;
  return { promisedOn, promisedBefore: first === promisedOn ? undefined : first };
}
