/** Declares the operation that lists the changes of profiles and addresses by staff. Customers and staff read them. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from './customer.errors.ts';
import { customerId } from './customer.http.ts';
import { shopPerson } from '../../shown/shop-person.ts';

export const CustomerChangeKind = z.enum(['added', 'changed', 'removed']);

export const CustomerChange = z.object({
  id: Id,
  customerId: Id,
  addressId: Id.nullable().meta({ description: 'The address that was changed. Null for the profile of the customer.' }),
  kind: CustomerChangeKind,
  fields: z.array(z.object({ name: SentText, before: SentText.nullable(), after: SentText.nullable() })).meta({
    description:
      'The fields that changed. Null stands for an empty field. The values of addresses, e-mail and phone are null for callers who may not read addresses.',
  }),
  reason: SentText,
  changedBy: shopPerson('The member of staff.'),
  createdAt: Instant,
});
export type CustomerChange = z.infer<typeof CustomerChange>;

export const ListCustomerChanges = operation({
  id: 'listCustomerChanges',
  endpoint: 'GET /customers/{customerId}/changes',
  owner: 'customer',
  summary: 'List what the shop changed in the profile and the addresses, newest first',
  description: 'Changes by the customer herself are not listed.',
  allow: ['customer:self', 'sales', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(CustomerChange),
  errors: [CUSTOMER_NOT_FOUND],
});
