/**
 * Declares the messages about orders that are ready to be picked. The warehouse asks for such orders, and the order
 * service answers.
 */
import { z } from 'zod';
import { CalendarDay, Id } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { SentText } from '../kernel/text.ts';
import { Market } from '../lens.ts';

const waveId = '0197a000-0000-7000-8000-0000000000d1';
const orderId = '0197a000-0000-7000-8000-00000000000a';

export const ChooseOrdersToPick = commandMessage('order.choose-orders-to-pick.v1', {
  summary: 'Choose confirmed orders for a wave: the earliest promised day first, then the longest wait.',
  from: ['catalog-inventory'],
  aggregate: 'waveId',
  data: z.object({
    waveId: Id,
    market: Market.optional(),
    orderIds: z.array(Id).optional().meta({ description: 'Only these orders.' }),
    most: z.int().min(1).meta({ description: 'The most orders to name. The warehouse takes some of them.' }),
  }),
  example: { waveId, most: 80 },
});

export const OrdersToPickChosen = event('order.orders-to-pick-chosen.v1', {
  summary: 'The orders that may be picked, the most urgent first.',
  aggregate: 'waveId',
  data: z.object({
    waveId: Id,
    orders: z.array(
      z.object({
        orderId: Id,
        number: SentText,
        market: Market,
        promisedOn: CalendarDay.optional(),
        shipmentWarning: SentText.optional(),
      }),
    ),
  }),
  example: { waveId, orders: [{ orderId, number: 'T-2026-000123', market: 'US', promisedOn: '2026-12-04' }] },
});
