/**
 * Declares the messages about the boxes of an order that is amended after they were reserved, and about orders that
 * wait for boxes.
 */
import { z } from 'zod';
import { Id, Instant, Reason } from '../../kernel/common.ts';
import { commandMessage, event } from '../../kernel/message.ts';
import { Eye, Market } from '../../lens.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const amendmentId = '0197a000-0000-7000-8000-0000000000e4';
const lineId = '0197a000-0000-7000-8000-0000000000a1';

export const AmendReservation = commandMessage('catalog-inventory.amend-reservation.v1', {
  summary:
    'Swap the boxes that an order holds for the boxes of its new lines, all in one transaction. Nothing changes if it is refused.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    amendmentId: Id,
    /** Holds the id of the customer who gets a message if the boxes are recalled. */
    customerId: Id.optional(),
    market: Market,
    lines: z
      .array(
        z.object({
          lineId: Id,
          eye: Eye.optional(),
          lensId: Id,
          packId: Id,
          quantity: z.int().min(1),
          evidenceId: Id.optional().meta({
            description: 'The evidence that permits the line. Goods that are no lens need none.',
          }),
        }),
      )
      .meta({ description: 'Every line of the order as it is to be. Empty if it holds services only.' }),
  }),
  example: {
    ...{ orderId, amendmentId, market: 'US' },
    lines: [
      {
        ...{ lineId, eye: 'right', quantity: 2 },
        lensId: '0197a000-0000-8000-8000-0000000000b3',
        packId: '0197a000-0000-7000-8000-0000000000b2',
        evidenceId: '0197a000-0000-7000-8000-0000000000e1',
      },
    ],
  },
});

export const ReservationAmended = event('catalog-inventory.reservation-amended.v1', {
  summary: 'The order holds the boxes of its new lines, and no others.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, amendmentId: Id }),
  example: { orderId, amendmentId },
});

export const ReservationAmendmentRefused = event('catalog-inventory.reservation-amendment-refused.v1', {
  summary: 'The boxes could not be swapped. The order holds what it held before.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, amendmentId: Id, reason: Reason, lineIds: z.array(Id) }),
  example: {
    ...{ orderId, amendmentId, lineIds: [lineId] },
    reason: { code: 'stock.being-picked', detail: 'The warehouse has begun to pick this order.' },
  },
});

export const StockAwaited = event('catalog-inventory.stock-awaited.v1', {
  summary:
    'Some boxes of the order are sold out. The order waits for them; `stock-reserved` or `stock-refused` follows.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    lineIds: z.array(Id),
    waitsUntil: Instant.meta({ description: 'An order that has no boxes by then is refused.' }),
  }),
  example: { orderId, lineIds: [lineId], waitsUntil: '2026-12-21T09:30:00.000Z' },
});
