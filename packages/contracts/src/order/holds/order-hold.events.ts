/** Declares the messages about holds of orders, for the services that must stop a held order. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';

export const OrderHoldChanged = event('order.hold-changed.v1', {
  summary: 'An order is held, so that it is neither picked nor shipped, or no hold is left.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    customerId: Id,
    isHeld: z.boolean().meta({ description: 'True while at least one hold is open.' }),
    holds: z.int().meta({ description: 'The number of open holds.' }),
  }),
  example: {
    orderId: '0197a000-0000-7000-8000-00000000000a',
    customerId: '0197a000-0000-7000-8000-00000000000c',
    ...{ isHeld: true, holds: 1 },
  },
});
