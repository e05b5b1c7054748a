/**
 * Describes the terms of an order: its lines, address, delivery and sums. Each version of an order has terms of its
 * own.
 */
import { type Goods, type LineRule } from '@toric/contracts/goods/goods';
import type { Eye, LensParameters } from '@toric/contracts/lens';
import type { StatedPlace } from '@toric/contracts/order/shipping/delivery';
import type { OrderTerms } from '@toric/contracts/order/amendments/amendment.http';

export type TermsLine = {
  readonly lineId: string;
  readonly goods: Goods;
  readonly rule: LineRule;
  readonly eye: Eye | null;
  readonly productId: string;
  readonly packId: string;
  readonly lensId: string;
  readonly prescriptionId: string | null;
  readonly parameters: LensParameters | null;
  readonly productName: string;
  readonly packSize: number;
  /** Holds the text that describes the line on the invoice. */
  readonly description: string;
  readonly boxDays: number | undefined;
  readonly quantity: number;
  readonly unitPrice: number;
  /** Holds the price of a box before staff set a price by hand. It is null if no price by hand was set. */
  readonly listPrice: number | null;
  readonly taxRate: number;
  /**
   * `tax` holds the tax on top of the line, and `taxPpm` its rate in parts per million. Both are null if the price
   * includes the tax.
   */
  readonly tax: number | null;
  readonly taxPpm: number | null;
  /** Names the row of the tax table that decided the tax of the line. */
  readonly taxRow: string | null;
};

export type Terms = {
  readonly lines: readonly TermsLine[];
  readonly currency: string;
  readonly shippingAddressId: string;
  readonly deliveryMethodId: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly delivery: number;
  readonly deliveryName: { readonly en: string; readonly zh: string } | null;
  /**
   * Holds the tax rate of the delivery, if the tax table has one. It is absent if the delivery is taxed like the goods.
   */
  readonly deliveryTax?: { readonly taxRate: number; readonly onTop?: number | undefined } | undefined;
  readonly taxOnTop: number;
  /**
   * Holds the whole tax of the order, inside the prices and on top. It is null in orders that are older than this
   * field.
   */
  readonly tax: number | null;
  readonly promisedOn: string | null;
  /** Holds the region and the postal code that the client stated for the shipping address. */
  readonly place: StatedPlace | null;
};

export const totalOf = ({ subtotal, discount, delivery, taxOnTop }: Terms): number =>
  subtotal - discount + delivery + taxOnTop;

/** Returns the terms of an order in the form of the API. */
export function termsView(terms: Terms): OrderTerms {
  const money = (amount: number) => ({ amount, currency: terms.currency });
  return {
    lines: terms.lines.map((line) => ({
      ...{ lineId: line.lineId, eye: line.eye, productId: line.productId, productName: line.productName },
      ...{ packId: line.packId, packSize: line.packSize, parameters: line.parameters },
      ...{ prescriptionId: line.prescriptionId, quantity: line.quantity, unitPrice: money(line.unitPrice) },
      total: money(line.unitPrice * line.quantity),
    })),
    ...{ shippingAddressId: terms.shippingAddressId, deliveryMethodId: terms.deliveryMethodId },
    ...{ subtotal: money(terms.subtotal), discount: money(terms.discount), delivery: money(terms.delivery) },
    ...{ taxOnTop: money(terms.taxOnTop), total: money(totalOf(terms)) },
  };
}

const compared = ({ lines, shippingAddressId, deliveryMethodId }: Terms) => ({
  ...{ shippingAddressId, deliveryMethodId },
  lines: lines.map(({ productId, packId, lensId, eye, prescriptionId, quantity, unitPrice }) => ({
    ...{ productId, packId, lensId, eye, prescriptionId, quantity, unitPrice },
  })),
});

/** Returns true if a customer would see no difference between the two terms. The ids of lines are not compared. */
export const isSame = (a: Terms, b: Terms): boolean => JSON.stringify(compared(a)) === JSON.stringify(compared(b));
