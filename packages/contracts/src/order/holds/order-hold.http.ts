/**
 * Declares the operations on holds: reasons for which an order is neither picked nor shipped until a person releases
 * it.
 */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { choiceParams } from '../../filters/filters.ts';
import type { Role } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { ORDER_NOT_FOUND } from '../order.errors.ts';
import { OrderStatus } from '../order.http.ts';
import {
  ORDER_HOLD_NOT_FOUND,
  ORDER_HOLD_RELEASED,
  ORDER_HOLD_ROLE,
  ORDER_HOLD_TOO_LATE,
} from './order-hold.errors.ts';

export const OrderHoldKind = z.enum(['fraud', 'limit', 'address', 'manual']).meta({
  description:
    '`fraud`: several cards of the customer failed. `limit`: a new customer orders for much. `address`: no parcel arrives at the address, as its check says. `manual`: a person holds the order.',
});
export type OrderHoldKind = z.infer<typeof OrderHoldKind>;

/** Lists the roles that release a hold of each kind. */
export const RELEASED_BY: Readonly<Record<OrderHoldKind, readonly Role[]>> = {
  fraud: ['finance', 'admin'],
  limit: ['finance', 'admin'],
  address: ['sales', 'finance', 'admin'],
  manual: ['sales', 'finance', 'admin'],
};

export const OrderHoldState = z.enum(['open', 'released']);
export type OrderHoldState = z.infer<typeof OrderHoldState>;

const OrderHoldReceipt = z.object({
  id: Id,
  orderId: Id,
  orderNumber: SentText,
  customerId: Id,
  kind: OrderHoldKind,
  state: OrderHoldState,
  placedBy: Id.nullable().meta({ description: 'The member of staff who placed it. Null if a rule did.' }),
  createdAt: Instant.meta({ description: 'Since when it holds the order.' }),
  releasedBy: Id.nullable(),
  releasedAt: Instant.nullable(),
  orderStatus: OrderStatus,
  shipBy: Instant.nullable().meta({
    description: 'The time at which the confirmed order is cancelled if it has not left. Null in every other status.',
  }),
});
export const OrderHoldView = OrderHoldReceipt.extend({
  reason: SentText.nullable().meta({ description: 'Why a person placed it. Null if a rule did.' }),
  releaseReason: SentText.nullable(),
});
export type OrderHoldView = z.infer<typeof OrderHoldView>;

const Why = withoutCardNumber(oneLine(500));
const owner = 'order';

export const ListOrderHolds = operation({
  id: 'listOrderHolds',
  endpoint: 'GET /order-holds',
  owner,
  summary: 'List the holds of orders, the oldest first',
  description:
    'An order that is held is neither picked nor shipped. The customer may still cancel it, and its six days until the authorisation ends go on: `shipBy` names their end.',
  allow: ['sales', 'warehouse', 'finance', 'auditor', 'admin'],
  query: PageQuery.extend({
    ...choiceParams('kind', OrderHoldKind),
    state: OrderHoldState.optional(),
    orderId: Id.optional(),
    customerId: Id.optional(),
  }),
  reply: page(OrderHoldView),
});

export const PlaceOrderHold = operation({
  id: 'placeOrderHold',
  record: ['order-hold.placed'],
  endpoint: 'POST /orders/{orderId}/holds',
  owner,
  summary: 'Hold an order',
  description:
    'The order is then neither picked nor shipped, until the hold is released. The answer has no reason, because it is saved for repeats.',
  allow: ['sales', 'warehouse', 'finance', 'admin'],
  params: z.strictObject({ orderId: Id }),
  body: z.strictObject({ kind: OrderHoldKind.default('manual'), reason: Why }),
  example: { kind: 'manual', reason: 'The customer calls back about the address' },
  reply: OrderHoldReceipt,
  status: 201,
  location: '/order-holds?orderId={orderId}',
  errors: [ORDER_NOT_FOUND, ORDER_HOLD_TOO_LATE],
});

export const ReleaseOrderHold = operation({
  id: 'releaseOrderHold',
  record: ['order-hold.released'],
  endpoint: 'POST /order-holds/{holdId}/release',
  owner,
  summary: 'Release a hold of an order',
  description:
    'Holds for fraud and for the limit are released by finance or an administrator, holds for an address and by hand also by sales. The order ships once no hold is left.',
  allow: ['sales', 'finance', 'admin'],
  params: z.strictObject({ holdId: Id }),
  body: z.strictObject({ reason: Why }),
  example: { reason: 'She confirmed the address on the phone' },
  reply: OrderHoldReceipt,
  status: 200,
  errors: [ORDER_HOLD_NOT_FOUND, ORDER_HOLD_RELEASED, ORDER_HOLD_ROLE],
});
