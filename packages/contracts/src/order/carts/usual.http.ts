/** Declares the operation that returns the usual order of a customer, as a proposal for a new order. */
import { z } from 'zod';
import { CUSTOMER_NOT_FOUND } from '../../customer/people/customer.errors.ts';
import { ListPrescriptionValidity } from '../../customer/prescriptions/prescription-validity.http.ts';
import { Id, Instant } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { Eye, LensParameters, Market } from '../../lens.ts';
import { medical } from '../../medical.ts';

export const UsualLine = z.object({
  orderId: Id.meta({ description: 'The order from which the line is repeated (`repeatOrder`).' }),
  lineId: Id,
  eye: Eye.nullable(),
  productId: Id,
  productName: SentText,
  packId: Id,
  packSize: z.int().meta({ description: 'Lenses in one box.' }),
  quantity: z.int().meta({ description: 'Boxes.' }),
  parameters: medical(LensParameters.nullable(), 'The parameters of the lens.'),
  prescriptionId: Id.nullable().meta({
    description: 'The prescription of that order. Expand `prescriptions` to see whether it is still in force.',
  }),
  orderedAt: Instant,
  paidThen: Money.meta({ description: 'The price of one box then.' }),
  priceNow: Money.nullable().meta({ description: 'The price of one box today. Null if it is not on sale any more.' }),
});

export const UsualOrderView = z.object({
  customerId: Id,
  lines: z.array(UsualLine).meta({ description: 'The last lens of each eye. Empty if there was no order.' }),
  market: Market.nullable(),
  shippingAddressId: Id.nullable().meta({
    description: 'The address of the last order. It may have been removed since.',
  }),
  deliveryMethodId: Id.nullable().meta({ description: 'The delivery method of the last order.' }),
});
export type UsualOrderView = z.infer<typeof UsualOrderView>;

export const GetUsualOrder = operation({
  id: 'getUsualOrder',
  endpoint: 'GET /customers/{customerId}/usual-order',
  owner: 'order',
  summary: 'Read what a customer usually orders',
  description:
    'The last lens of each eye, with the price of then and of today, and the last address and delivery method. It fills a new order. Cancelled orders do not count.',
  allow: ['customer:self', 'sales'],
  params: z.strictObject({ customerId: Id }),
  reply: UsualOrderView,
  errors: [CUSTOMER_NOT_FOUND],
  expand: { prescriptions: { operation: ListPrescriptionValidity, via: { customerId: 'customerId' } } },
});
