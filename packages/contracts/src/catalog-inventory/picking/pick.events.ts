/** Declares the events of picking and packing. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const waveId = '0197a000-0000-7000-8000-0000000000d1';
/**
 * Holds the id of the wave. It tells which pick an event is about, because an order whose boxes lie in two warehouses
 * has a pick in each of them.
 */
const WaveId = Id.optional().meta({ description: 'The wave. Absent in messages from before it was named.' });
const lineId = '0197a000-0000-7000-8000-0000000000a1';

export const PickBegun = event('catalog-inventory.pick-begun.v1', {
  summary: 'Somebody takes the boxes of the order off their shelves. Its lines stay as they are from now on.',
  aggregate: 'orderId',
  audience: 'external',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const PickEnded = event('catalog-inventory.pick-ended.v1', {
  summary: 'The pick of the order in this wave ended. Unless it was packed, the order can be amended and picked again.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    waveId: WaveId,
    outcome: z
      .enum(['packed', 'given-back', 'short'])
      .meta({ description: '`short`: a box is missing, and no other lot can replace it.' }),
  }),
  example: { orderId, waveId, outcome: 'packed' as const },
});

export const OrderPacked = event('catalog-inventory.order-packed.v1', {
  summary: 'The boxes of the order that one wave picked are in one parcel, and its contents were checked.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    waveId: WaveId,
    parcel: z.object({
      weightGrams: z.int().optional().meta({ description: 'Omitted if the parcel was not weighed.' }),
      lines: z.array(z.object({ lineId: Id, quantity: z.int() })),
    }),
  }),
  example: { orderId, waveId, parcel: { weightGrams: 140, lines: [{ lineId, quantity: 1 }] } },
});
