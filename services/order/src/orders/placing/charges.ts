/** Computes the charges of an order beside its goods: the taxes and the delivery. Also computes the promised day. */
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { LARGEST_AMOUNT, type Money } from '@toric/contracts/kernel/money';
import { regionFault } from '@toric/contracts/contact/postal-address';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import { ORDER_TOO_LARGE } from '@toric/contracts/order/order.errors';
import {
  CHOOSE_OTHER_DELIVERY,
  ORDER_DELIVERY_NOT_THERE,
  ORDER_DELIVERY_UNKNOWN,
} from '@toric/contracts/order/shipping/delivery-method.errors';
import { ORDER_PLACE_NEEDED, ORDER_PLACE_UNFIT, PLACE_NEEDED } from '@toric/contracts/order/tax/tax.errors';
import { type DecidingRow, taxClassOf } from '@toric/contracts/order/tax/tax';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { carriageOf, type DeliveryMethod, lacksPlace, type Place } from '../../shipping/delivery-method.ts';
import { keptRule, promiseOf, type PromiseRule } from '../../shipping/promise.ts';
import { gramsOf } from '../../shipping/weight.ts';
import { basisPointsOf, type TaxDecision, type TaxEngine } from '../../tax/tax-engine.ts';
import type { Offer } from '../price-line.ts';
import { totalsOf } from '../sums/totals.ts';

/** Describes the rules that apply to every order: the delivery methods and the taxes of the shop. */
export type SaleTerms = { readonly methods: readonly DeliveryMethod[]; readonly taxes: TaxEngine };

/**
 * Describes the tax of a line: inside its price, or on top of it. `taxRow` names the row of the tax table that decided.
 */
export type LineTax = {
  readonly taxRate: number;
  readonly onTop?: number | undefined;
  readonly taxRow: string | null;
  readonly taxedBy: readonly DecidingRow[];
};
export type Delivery = {
  readonly methodId: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly charge: number;
  /** Holds the rule that computes the promised day, for an order that has to wait first. */
  readonly rule: PromiseRule;
};
type PricedGoods = {
  readonly productId: string;
  readonly packId: string;
  readonly quantity: number;
  readonly goods?: Goods | undefined;
  readonly packSize: number;
  readonly taxRate: number;
};
type Where = { readonly place: Place; readonly now: Date; readonly terms: SaleTerms };

const asLineTax = ({ mode, partsPerMillion, rows }: TaxDecision): LineTax => ({
  taxRate: basisPointsOf(partsPerMillion),
  ...(mode === 'on-top' && { onTop: partsPerMillion }),
  ...{ taxRow: rows[0]?.id ?? null, taxedBy: rows },
});

/**
 * Returns the tax of the line at the place. If the shop is not registered for tax there, the rate in the price of the
 * product applies.
 */
export function taxOfLine(
  { goods, taxRate }: Pick<PricedGoods, 'goods' | 'taxRate'>,
  { place, now, terms }: Where,
): LineTax {
  const decided = terms.taxes.decide(place, taxClassOf(goods), dayOf(now));
  return decided ? asLineTax(decided) : { taxRate, taxRow: null, taxedBy: [] };
}

/**
 * Returns the tax of the delivery, if the tax table has a row for deliveries. Otherwise the delivery is taxed like the
 * goods.
 */
export function taxOfDelivery({ place, now, terms }: Where): LineTax | undefined {
  const decided = terms.taxes.decide(place, 'delivery', dayOf(now));
  return decided && asLineTax(decided);
}

/** Returns the weight of the boxes of these lines in grams. A service has no weight. */
export const gramsOfLines = (lines: readonly PricedGoods[], offers: ReadonlyMap<string, Offer>): number =>
  lines.reduce((sum, { productId, packId, goods, packSize: size, quantity }) => {
    const pack = offers.get(productId)?.packs.find((one) => one.packId === packId);
    return (
      sum +
      quantity * gramsOf({ goods: isLens(goods) ? (goods ?? 'lens') : goods, size, weightGrams: pack?.weightGrams })
    );
  }, 0);

/**
 * Returns a refusal if the stated region does not fit the stated postal code. Returns a refusal also if the delivery or
 * the tax depends on the region or the postal code, and the client has not stated it.
 */
export function refusePlace({ place, now, terms }: Where, methodId: string | undefined): BusinessError | undefined {
  const fault = place.postalCode === undefined ? undefined : regionFault(place);
  if (fault) return ORDER_PLACE_UNFIT().at({ pointer: `/place/${fault.field}`, detail: fault.detail });
  const method = terms.methods.find(({ id }) => id === methodId);
  const isLacking = terms.taxes.lacksPlace(place, dayOf(now)) || (method !== undefined && lacksPlace(method, place));
  if (!isLacking) return undefined;
  return ORDER_PLACE_NEEDED({ market: place.country }).at({ pointer: '/place', detail: PLACE_NEEDED() });
}

/** An order stores the holidays of its delivery method for at most this number of days ahead. */
const KEPT_DAYS = 120;

type Parcel = Where & { readonly goods: Money; readonly grams: number };

/**
 * Returns the delivery that the order chose. Returns a refusal if new orders cannot choose this method, or if the
 * method does not deliver to the place.
 */
export function decideDelivery(
  methodId: string | undefined,
  { place, now, terms, goods, grams }: Parcel,
): Delivery | BusinessError | undefined {
  if (methodId === undefined) return undefined;
  const method = terms.methods.find(({ id }) => id === methodId);
  const at = { pointer: '/deliveryMethodId', detail: CHOOSE_OTHER_DELIVERY() };
  if (!method) return ORDER_DELIVERY_UNKNOWN().at(at);
  const carriage = carriageOf(method, { place, grams, goods });
  if (!carriage) return ORDER_DELIVERY_NOT_THERE().at(at);
  const today = dayOf(now);
  const rule = keptRule(carriage.rule, addDays(today, -1), addDays(today, KEPT_DAYS));
  return { methodId, name: method.name, charge: carriage.charge.amount, rule };
}

type SoldGoods = {
  readonly currency: string;
  readonly subtotal: number;
  readonly lines: readonly (PricedGoods & { readonly unitPrice: number })[];
};
type Wanted = { readonly deliveryMethodId?: string | undefined; readonly discount: number };
export type Charges = {
  readonly taxes: readonly LineTax[];
  readonly delivery: Delivery | undefined;
  readonly deliveryTax: LineTax | undefined;
  readonly promisedOn: string | null;
  /**
   * `before` and `after` hold the sums before and after the discount of the coupon. The discount is deducted when the
   * coupon is redeemed.
   */
  readonly before: ReturnType<typeof totalsOf>;
  readonly after: ReturnType<typeof totalsOf>;
};

/**
 * Returns the delivery, the taxes and the sums of a new order. Throws if the delivery is not possible, if the client
 * must state the place, or if the total is too large for its column.
 */
export function decideCharges(
  { currency, subtotal, lines }: SoldGoods,
  { deliveryMethodId, discount }: Wanted,
  where: Where,
  offers: ReadonlyMap<string, Offer>,
): Charges {
  const refused = refusePlace(where, deliveryMethodId);
  if (refused) throw refused;
  const goods = { amount: subtotal, currency };
  const grams = deliveryMethodId === undefined ? 0 : gramsOfLines(lines, offers);
  const delivery = decideDelivery(deliveryMethodId, { ...where, goods, grams });
  if (delivery instanceof BusinessError) throw delivery;
  const taxes = lines.map((line) => taxOfLine(line, where));
  const deliveryTax = delivery && taxOfDelivery(where);
  const summed = {
    lines: lines.map(({ unitPrice, quantity }, index) => ({
      gross: unitPrice * quantity,
      ...{ taxRate: taxes[index]?.taxRate ?? 0, onTop: taxes[index]?.onTop },
    })),
    ...{ delivery: delivery?.charge, deliveryTax },
  };
  const before = totalsOf({ ...summed, discount: 0 });
  if (before.total > LARGEST_AMOUNT) throw ORDER_TOO_LARGE({ limit: LARGEST_AMOUNT, currency });
  const promisedOn = delivery ? (promiseOf(delivery.rule, where.now)?.promisedOn ?? null) : null;
  const after = discount === 0 ? before : totalsOf({ ...summed, discount });
  return { taxes, delivery, deliveryTax, promisedOn, before, after };
}
