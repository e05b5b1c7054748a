/**
 * Defines the rules that the lines of an order impose on its process: what is verified, what is reserved, and which
 * state follows.
 */
import { VerifyBuyer, VerifyPrescription } from '@toric/contracts/customer/events';
import { isLens, isStocked } from '@toric/contracts/goods/goods';
import type { Message } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

type Line = OrderFacts['lines'][number];

/** Returns the lenses among the lines of the order. Each has an eye and a prescription, and needs evidence. */
const lensesOf = ({ lines }: OrderFacts) =>
  lines.flatMap((line) => {
    const { eye, prescriptionId } = line;
    return isLens(line.goods) && eye && prescriptionId ? [{ ...line, eye, prescriptionId }] : [];
  });

/**
 * Asks the customer service whether the order may be supplied. An order with lenses is checked by prescription, any
 * other only by buyer, address and market.
 */
export function verify(o: OrderFacts): Message {
  const lines = lensesOf(o);
  return lines.length > 0 ? VerifyPrescription({ ...o, on: o.placedOn, lines }) : VerifyBuyer({ ...o, on: o.placedOn });
}

/** Returns the lines of the order whose boxes are kept in a warehouse. */
export const stockedLines = ({ lines }: OrderFacts): Line[] => lines.filter(({ goods }) => isStocked(goods));
export const hasStock = (o: OrderFacts): boolean => stockedLines(o).length > 0;

/**
 * Returns the state that follows the checks: `reserving`, or `charging` for an order of services, which has nothing to
 * reserve.
 */
export const supplied = (o: OrderFacts): 'reserving' | 'charging' => (hasStock(o) ? 'reserving' : 'charging');
/**
 * Returns what another service may hold for the order in the state that `supplied` returns: its stock or its payment.
 */
export const supplier = (o: OrderFacts): 'stock' | 'payment' => (hasStock(o) ? 'stock' : 'payment');
