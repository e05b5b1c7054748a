import { z } from 'zod';
import { MinorUnits } from '../../kernel/money.ts';

/**
 * Names where the money of a refund goes. For an order that was paid in part by store credit, the card gets its part
 * first and the store credit the rest. In the EU, a withdrawal is refunded by the original payment method, unless the
 * consumer has expressly agreed to another method (Directive 2011/83/EU, article 13(1)). So the default is `original`.
 */
export const RefundTo = z.enum(['original', 'store-credit']).meta({
  description:
    '`original`: as it was paid; first to the card or out of the till, then what store credit had paid. `store-credit`: all of it becomes store credit, which the customer must have agreed to.',
});
export type RefundTo = z.infer<typeof RefundTo>;

/** States how much store credit an order uses. */
export const UseStoreCredit = z.union([z.literal(true), MinorUnits.min(1)]).meta({
  description:
    'Pays with the store credit of the customer. `true`: as much as there is, up to the total. A number: exactly that many minor units, or the total if it is less; the order is declined if the balance is lower. The card or the till pays the rest.',
});
export type UseStoreCredit = z.infer<typeof UseStoreCredit>;
