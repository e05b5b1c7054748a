/**
 * Declares the messages of the nightly audit: services compare their records of the same orders. The messages contain
 * only ids, states and sums.
 */
import { z } from 'zod';
import { Id, Instant } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { RestingStatus } from '../../audit/audit-check.ts';

/** One page of the nightly audit has at most this number of orders. */
export const ORDERS_OF_PAGE = 200;

export const AuditedOrder = z.object({
  orderId: Id,
  status: RestingStatus,
  total: z.int(),
  boxes: z.int(),
});
export type AuditedOrder = z.infer<typeof AuditedOrder>;

const [auditId, orderId] = ['0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000a2'];

export const OrdersAudited = event('order.orders-audited.v1', {
  summary: 'A page of orders, as the order service had them, for other services to compare with what they have.',
  aggregate: 'auditId',
  data: z.object({
    auditId: Id,
    page: z.int(),
    takenAt: Instant.meta({ description: 'What changed since then is not compared.' }),
    orders: z.array(AuditedOrder).max(ORDERS_OF_PAGE),
  }),
  example: {
    ...{ auditId, page: 1, takenAt: '2026-11-21T02:00:00.000Z' },
    orders: [{ orderId, status: 'completed', total: 4_000, boxes: 2 }],
  },
});
