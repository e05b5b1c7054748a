import type { Filter } from '../../kit.types.ts';

/** Holds filters for the tests of lists. */
export const ORDER_FILTERS: Readonly<Record<string, Filter>> = {
  status: {
    kind: 'choice',
    label: { en: 'State', zh: '状态' },
    words: { confirmed: { label: { en: 'Ready to ship', zh: '可发货' } } },
  },
  statusNot: {
    ...{ kind: 'choice', several: true, not: true },
    label: { en: 'State', zh: '状态' },
    words: { confirmed: { label: { en: 'Ready to ship', zh: '可发货' } } },
  },
  number: { kind: 'text', label: { en: 'Number', zh: '编号' } },
  customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: () => null },
  placedFrom: { kind: 'day', label: { en: 'Placed', zh: '下单' }, side: 'from' },
};
