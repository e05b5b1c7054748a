import { event } from '../kernel/message.ts';
import { Compared, COMPARED_EXAMPLE } from '../audit/compared.ts';

export const StockCompared = event('catalog-inventory.orders-compared.v1', {
  summary: 'The reservations and the lots of a page of orders were compared with the orders.',
  aggregate: 'auditId',
  data: Compared,
  example: {
    ...COMPARED_EXAMPLE,
    differences: COMPARED_EXAMPLE.differences.map((one) => ({
      ...one,
      check: 'boxes-count' as const,
      expected: '2',
      found: '1',
    })),
  },
});
