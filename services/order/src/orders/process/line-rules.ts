/** The rules that the lines of an order put on its process: what is verified, what is reserved, and what follows. */
import { VerifyBuyer, VerifyPrescription } from '@toric/contracts/customer/events';
import { isLens, isStocked } from '@toric/contracts/goods/goods';
import type { Message } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

type Line = OrderFacts['lines'][number];

/** Returns the lenses among the lines, which need evidence. Each has an eye and a prescription. */
const lensesOf = ({ lines }: OrderFacts) =>
  lines.flatMap((line) => {
    const { eye, prescriptionId } = line;
    return isLens(line.goods) && eye && prescriptionId ? [{ ...line, eye, prescriptionId }] : [];
  });

/**
 * Asks the customer service whether the order may be supplied: by prescription if it has lenses, otherwise by buyer,
 * address and market alone.
 */
export function verify(o: OrderFacts): Message {
  const lines = lensesOf(o);
  return lines.length > 0 ? VerifyPrescription({ ...o, on: o.placedOn, lines }) : VerifyBuyer({ ...o, on: o.placedOn });
}

/** Returns the lines whose boxes lie in a warehouse. */
export const stockedLines = ({ lines }: OrderFacts): Line[] => lines.filter(({ goods }) => isStocked(goods));
export const hasStock = (o: OrderFacts): boolean => stockedLines(o).length > 0;

/** Returns the state in which the goods are supplied: an order of services alone has nothing to reserve. */
export const supplied = (o: OrderFacts): 'reserving' | 'charging' => (hasStock(o) ? 'reserving' : 'charging');
/** Returns what is held for the order once it is in the state that `supplied` returns. */
export const supplier = (o: OrderFacts): 'stock' | 'payment' => (hasStock(o) ? 'stock' : 'payment');
