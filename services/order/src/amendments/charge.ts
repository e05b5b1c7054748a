/** Computes the delivery charge and the taxes of an amended order, by the rules for a new order. */
import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { StatedPlace } from '@toric/contracts/order/shipping/delivery';
import {
  decideDelivery,
  gramsOfLines,
  refusePlace,
  type SaleTerms,
  taxOfDelivery,
  taxOfLine,
} from '../orders/placing/charges.ts';
import type { Offer } from '../orders/price-line.ts';
import { totalsOf } from '../orders/sums/totals.ts';
import { promiseOf } from '../shipping/promise.ts';
import type { Charge, Present } from './amendment.ts';

type Given = {
  readonly present: Present;
  readonly sale: SaleTerms;
  readonly offers: ReadonlyMap<string, Offer>;
  /** Holds the region and the postal code of the shipping address after the amendment, if the client stated them. */
  readonly place: StatedPlace | undefined;
  readonly now: Date;
};

/**
 * Returns a function that computes the delivery charge and the taxes of an amended order. If the order keeps a delivery
 * method that a new order could not choose any more, it keeps its former delivery charge.
 */
export const chargeFor =
  ({ present, sale, offers, place, now }: Given): Charge =>
  (draft) => {
    const { market, terms } = present;
    const where = { place: { ...place, country: market }, now, terms: sale };
    const methodId = draft.deliveryMethodId ?? undefined;
    const isOther = draft.deliveryMethodId !== terms.deliveryMethodId;
    const noPlace = refusePlace(where, methodId);
    const grams = methodId === undefined ? 0 : gramsOfLines(draft.lines, offers);
    const decided = decideDelivery(methodId, {
      ...{ ...where, grams, goods: { amount: draft.subtotal, currency: draft.currency } },
    });
    const refused = decided instanceof BusinessError ? decided : undefined;
    const delivery = decided instanceof BusinessError ? undefined : decided;
    const charge = delivery?.charge ?? (methodId === undefined ? 0 : terms.delivery);
    const taxes = draft.lines.map((line) => taxOfLine(line, where));
    const taxed = charge > 0 ? taxOfDelivery(where) : undefined;
    const deliveryTax = taxed && { taxRate: taxed.taxRate, onTop: taxed.onTop };
    const totals = totalsOf({
      lines: draft.lines.map(({ unitPrice, quantity }, index) => ({
        gross: unitPrice * quantity,
        ...{ taxRate: taxes[index]?.taxRate ?? 0, onTop: taxes[index]?.onTop },
      })),
      ...{ discount: draft.discount, delivery: charge, deliveryTax },
    });
    return {
      ...{ delivery: charge, deliveryTax, taxOnTop: totals.taxOnTop, tax: totals.tax },
      deliveryName: delivery?.name ?? (methodId === undefined ? null : terms.deliveryName),
      promisedOn: delivery ? (promiseOf(delivery.rule, now)?.promisedOn ?? null) : terms.promisedOn,
      taxes: taxes.map(({ taxRate, onTop, taxRow }, index) => ({
        ...{ taxRate, taxRow, taxPpm: onTop ?? null, tax: totals.lineTaxes[index] ?? null },
      })),
      refusals: [...(noPlace ? [noPlace] : []), ...(refused && isOther ? [refused] : [])],
    };
  };
