/** Declares the operation that lists past orders: history from another system, without effects. */
import { z } from 'zod';
import { CalendarDay, Id, page, PageQuery } from '../kernel/common.ts';
import { Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { Eye, LensParameters } from '../lens.ts';
import { medical } from '../medical.ts';

export const PastOrderView = z.object({
  id: Id,
  customerId: Id,
  historical: z.literal(true).meta({ description: 'It was imported. It moved no stock and no money here.' }),
  status: z.literal('closed'),
  source: SentText.meta({ description: 'The name of the system from which it comes.' }),
  number: SentText.meta({ description: 'The number of the order there.' }),
  line: SentText.meta({ description: 'The line of the order there.' }),
  orderedOn: CalendarDay,
  market: SentText.nullable(),
  productName: SentText,
  gtin: SentText.nullable(),
  eye: Eye.nullable(),
  quantity: z.int().meta({ description: 'Boxes.' }),
  total: Money.nullable().meta({ description: 'The price of all boxes of the line. Null if the file had no price.' }),
  parameters: medical(LensParameters.nullable(), 'The parameters of the lens. Null if the file had none.'),
});
export type PastOrderView = z.infer<typeof PastOrderView>;

export const ListPastOrders = operation({
  id: 'listPastOrders',
  endpoint: 'GET /customers/{customerId}/past-orders',
  owner: 'order',
  summary: 'List the lines of orders that a customer placed in another system, newest first',
  description: 'They were imported as history. No figure of payments counts them, and nobody can change them.',
  allow: ['customer:self', 'sales', 'optician', 'auditor'],
  params: z.strictObject({ customerId: Id }),
  query: PageQuery,
  reply: page(PastOrderView),
});
