/** Declares the operation that reads the stored copy of the address by which the supply of an order was decided. */
import { z } from 'zod';
import { StoredAddress } from '../../contact/contact.ts';
import { Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { ADDRESS_NOT_KEPT } from './customer.errors.ts';

export const OrderAddressView = StoredAddress.extend({
  orderId: Id,
  customerId: Id,
  keptAt: Instant.meta({ description: 'The time at which the law looked at the address. It has not changed since.' }),
});

export const GetOrderAddress = operation({
  id: 'getOrderAddress',
  record: ['order-address.read'],
  endpoint: 'GET /orders/{orderId}/address',
  owner: 'customer',
  summary: 'Read where an order is sent',
  description:
    'The address of an order is copied when its prescription is first checked. The law has looked at this copy, and later changes of the customer’s address do not reach it. The warehouse reads it with `getShipmentAddress`. Each reading by staff is logged. A cancelled order has no address.',
  allow: ['customer:self', 'sales', 'auditor'],
  params: z.strictObject({ orderId: Id }),
  reply: OrderAddressView,
  errors: [ADDRESS_NOT_KEPT],
});
