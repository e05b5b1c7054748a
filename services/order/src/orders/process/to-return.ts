/** Returns the messages of an exchange order to its return, in the same transaction. Any other order sends none. */
import { ExchangeCancelled, ExchangeShipped } from '@toric/contracts/order/returns/return.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

export const shippedForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeShipped({ returnId, exchangeOrderId: orderId })];

export const cancelledForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeCancelled({ returnId, exchangeOrderId: orderId })];
