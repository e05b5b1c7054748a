import { event } from '../../kernel/message.ts';
import { Compared, COMPARED_EXAMPLE } from '../../audit/compared.ts';

export const PaymentsCompared = event('payment.orders-compared.v1', {
  summary: 'The payments and invoices of a page of orders were compared with the orders.',
  aggregate: 'auditId',
  data: Compared,
  example: COMPARED_EXAMPLE,
});
