/** Declares the events of return labels. The messages hold ids and numbers, and no address. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { SentText } from '../../kernel/text.ts';

export const ReturnLabelReady = event('order.return-label-ready.v1', {
  summary: 'The carrier gave the label with which the goods of a return come back.',
  aggregate: 'returnId',
  data: z.object({ returnId: Id, orderId: Id, customerId: Id, orderNumber: SentText, returnNumber: SentText }),
  example: {
    returnId: '0197a000-0000-7000-8000-000000000e01',
    orderId: '0197a000-0000-7000-8000-00000000000a',
    customerId: '0197a000-0000-7000-8000-00000000000c',
    orderNumber: 'T-2026-000001',
    returnNumber: 'R-2026-000001',
  },
});
