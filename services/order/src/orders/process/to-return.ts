/** An order that was sent in exchange tells its return what became of it, in the same transaction. Other orders send nothing. */
import { ExchangeCancelled, ExchangeShipped } from '@toric/contracts/order/returns/return.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

export const shippedForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeShipped({ returnId, exchangeOrderId: orderId })];

export const cancelledForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeCancelled({ returnId, exchangeOrderId: orderId })];
