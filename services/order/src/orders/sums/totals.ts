/**
 * Computes the sums of an order: goods, discount, delivery and tax. Quotes, orders and the order process compute sums
 * only with these functions. Tax on top is rounded half up once for each line. Tax inside prices is rounded once for
 * each rate, as on the invoice (ADR 0092).
 */
import { allocate, taxWithin } from '@toric/contracts/kernel/money';
import type { TaxMode } from '@toric/contracts/order/tax/tax';
import { taxOn } from '../../tax/tax-engine.ts';

type Rate = {
  /** Holds the tax rate in basis points, which documents show. */
  readonly taxRate: number;
  /** Holds the rate of a tax on top in parts per million. It is absent if the price includes the tax. */
  readonly onTop?: number | undefined;
};
export type SumLine = Rate & { readonly gross: number };
export type Summed = {
  readonly lines: readonly SumLine[];
  readonly discount: number;
  readonly delivery?: number | undefined;
  /** Holds the tax rate of the delivery, if the tax table has one. Otherwise the delivery is taxed like the goods. */
  readonly deliveryTax?: Rate | undefined;
};
export type DeliveryPart = Rate & { readonly gross: number; readonly tax: number | undefined };
export type Totals = {
  readonly subtotal: number;
  /** Holds the price of each line after the line's share of the discount, without tax on top. */
  readonly paid: readonly number[];
  /** Holds the tax on top of each line. It is undefined if the price of the line includes the tax. */
  readonly lineTaxes: readonly (number | undefined)[];
  /** Holds the delivery charge, split by the tax rates that apply to it. */
  readonly deliveryParts: readonly DeliveryPart[];
  readonly taxOnTop: number;
  /** Holds the whole tax of the order, inside prices and on top. */
  readonly tax: number;
  readonly taxMode: TaxMode;
  readonly total: number;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const taxOf = (amount: number, { onTop }: Rate) => (onTop === undefined ? undefined : taxOn(amount, onTop));

/**
 * Splits the delivery charge over the tax rates of the goods, in proportion to the amounts that are paid for the goods.
 * If all goods are free, their prices are used.
 */
function partsOf({ lines, delivery = 0, deliveryTax }: Summed, paid: readonly number[]): DeliveryPart[] {
  if (delivery === 0) return [];
  if (deliveryTax) return [{ ...deliveryTax, gross: delivery, tax: taxOf(delivery, deliveryTax) }];
  const prices = lines.map(({ gross }) => gross);
  const weights = [paid, prices].find((amounts) => sum(amounts) > 0) ?? lines.map(() => 1);
  const byRate = new Map<string, Rate & { gross: number }>();
  allocate(delivery, weights).forEach((share, index) => {
    const { taxRate = 0, onTop } = lines[index] ?? {};
    const key = `${taxRate} ${onTop ?? ''}`;
    byRate.set(key, { taxRate, onTop, gross: (byRate.get(key)?.gross ?? 0) + share });
  });
  return [...byRate.values()]
    .filter(({ gross }) => gross > 0)
    .map((part) => ({ ...part, tax: taxOf(part.gross, part) }));
}

/** Returns the tax inside the prices of these parts, rounded once for each rate. */
function taxInside(parts: readonly (Rate & { readonly amount: number })[]): number {
  const byRate = new Map<number, number>();
  for (const { taxRate, onTop, amount } of parts)
    if (onTop === undefined) byRate.set(taxRate, (byRate.get(taxRate) ?? 0) + amount);
  return sum([...byRate].map(([rate, amount]) => taxWithin(amount, rate)));
}

export function totalsOf(order: Summed): Totals {
  const { lines, discount, delivery = 0 } = order;
  const prices = lines.map(({ gross }) => gross);
  const subtotal = sum(prices);
  const paid = allocate(subtotal - discount, prices);
  const lineTaxes = lines.map((line, index) => taxOf(paid[index] ?? 0, line));
  const deliveryParts = partsOf(order, paid);
  const taxOnTop = sum([...lineTaxes, ...deliveryParts.map(({ tax }) => tax)].map((tax) => tax ?? 0));
  const inside = taxInside([
    ...lines.map((line, index) => ({ ...line, amount: paid[index] ?? 0 })),
    ...deliveryParts.map((part) => ({ ...part, amount: part.gross })),
  ]);
  return {
    ...{ subtotal, paid, lineTaxes, deliveryParts, taxOnTop, tax: inside + taxOnTop },
    taxMode: lines.some(({ onTop }) => onTop !== undefined) ? 'on-top' : 'inside',
    total: subtotal - discount + delivery + taxOnTop,
  };
}
