/**
 * Makes the messages that tell a return that its exchange order was shipped or cancelled. An order without a return
 * sends none.
 */
import { ExchangeCancelled, ExchangeShipped } from '@toric/contracts/order/returns/return.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

export const shippedForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeShipped({ returnId, exchangeOrderId: orderId })];

export const cancelledForReturn = ({ returnId, orderId }: OrderFacts): Message[] =>
  returnId === undefined ? [] : [ExchangeCancelled({ returnId, exchangeOrderId: orderId })];
