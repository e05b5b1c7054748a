/** Defines the states of the order process, and the functions that make its table. */
import type { OrderStatus } from '@toric/contracts/order/order.http';
import { processTable } from '@toric/messaging/process';
import type { OrderFacts } from '../order.facts.ts';

/**
 * Names the states of the order process. The API shows `awaiting-prescriber` as `verifying`, because in both states the
 * client waits for the check of the prescription. The API shows `dropping-rest` as `part-shipped`.
 */
export type OrderState = OrderStatus | 'awaiting-prescriber' | 'dropping-rest';
export function shownAs(state: OrderState): OrderStatus {
  if (state === 'awaiting-prescriber') return 'verifying';
  return state === 'dropping-rest' ? 'part-shipped' : state;
}

export const { when, define } = processTable<OrderState, OrderFacts>();
