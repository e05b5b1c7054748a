import { MethodName } from '@toric/contracts/order/shipping/delivery';
import type { OrderView } from '@toric/contracts/order/order.http';
import { totalsOf } from './totals.ts';

type Row = {
  readonly currency: string;
  readonly discount: number;
  readonly deliveryMethodId: string | null;
  readonly deliveryName: unknown;
  readonly deliveryCharge: number;
  readonly tax: number | null;
  readonly promisedOn: string | null;
  readonly promisedBefore: string | null;
  readonly lines: readonly {
    readonly unitPrice: number;
    readonly quantity: number;
    readonly taxRate: number;
    readonly tax: number | null;
  }[];
};

/** Returns the tax inside the prices of an old order whose tax was not stored. */
const taxInside = ({ lines, discount }: Row): number =>
  totalsOf({
    lines: lines.map(({ unitPrice, quantity, taxRate }) => ({ gross: unitPrice * quantity, taxRate })),
    discount,
  }).tax;

/** Returns the delivery and the tax of an order as the API shows them. */
export function deliveryView(
  order: Row,
): Pick<OrderView, 'delivery' | 'tax' | 'taxMode' | 'promisedOn' | 'promisedBefore'> {
  const {
    currency,
    deliveryMethodId: methodId,
    deliveryName,
    deliveryCharge,
    promisedOn,
    promisedBefore,
    lines,
  } = order;
  const charge = { amount: deliveryCharge, currency };
  return {
    delivery: methodId === null ? null : { methodId, name: MethodName.parse(deliveryName), charge },
    tax: { amount: order.tax ?? taxInside(order), currency },
    taxMode: lines.some(({ tax }) => tax !== null) ? 'on-top' : 'inside',
    ...{ promisedOn, promisedBefore },
  };
}
