import { expect, test } from '@jest/globals';
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { caseStatus, caseTable, caseView, customersAffected, type RecallCase } from './recall-case.ts';

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = new Date('2026-11-22T10:00:00Z');
const openCase: RecallCase = {
  id: id(1),
  customerId: id(2),
  orderId: id(3),
  lineId: id(4),
  lotId: id(5),
  lotNumber: '=L1',
  gtin: '02000000000015',
  quantity: 2,
  shippedAt: at,
  inScope: true,
  notifiedAt: null,
  outcome: null,
  answers: [],
  createdAt: at,
};
const recall = {
  id: id(9),
  reference: 'R-1',
  title: 'Torn lenses',
  sourceUrl: 'https://authority.example/r-1',
  severity: 'II',
  whatToDo: 'Do not wear them.',
  version: 1,
  createdAt: at,
  updatedAt: at,
  closedAt: null,
} as const;

test('a case is open, notified or answered; out of scope it is none of these', () => {
  const { inScope, notifiedAt, outcome } = openCase;
  const known = { inScope, notifiedAt, outcome };
  expect([
    caseStatus(known),
    caseStatus({ ...known, notifiedAt: at }),
    caseStatus({ ...known, outcome: 'unreachable' }),
    caseStatus({ inScope: false, notifiedAt: at, outcome: 'returned' }),
  ]).toEqual(['open', 'notified', 'answered', 'out-of-scope']);
});

test('the CSV cells match the column names, and unknown values are empty', () => {
  const cells = caseTable.cells({ ...openCase, customerId: null });
  expect(Object.fromEntries(caseTable.head.map((column, n) => [column, cells[n]]))).toEqual({
    ...{ customerId: '', orderId: id(3), lineId: id(4), lotNumber: '=L1', gtin: '02000000000015', quantity: '2' },
    ...{ shippedAt: at.toISOString(), status: 'open', notifiedAt: '', outcome: '', id: id(1) },
  });
  expect(caseView(openCase)).not.toHaveProperty('inScope');
});

test('a customer gets one message about all boxes, and several messages if there are very many boxes', () => {
  const boxes = (customerId: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({
      customerId,
      orderId: id(100 + n),
      lineId: id(n),
      lotNumber: 'L1',
      quantity: 1,
    }));
  const messages = customersAffected(recall, [...boxes(id(1), 2), ...boxes(id(2), 2_001), ...boxes(id(1), 1)]);
  const sent = messages.map(({ data }) => CustomerAffected.data.parse(data));
  expect(sent.map(({ customerId, boxes: of }) => [customerId, of.length])).toEqual([
    [id(1), 3],
    [id(2), 1_000],
    [id(2), 1_000],
    [id(2), 1],
  ]);
  expect(sent[0]).toMatchObject({ recallId: id(9), reference: 'R-1', whatToDo: 'Do not wear them.' });
  expect(Math.max(...messages.map((message) => JSON.stringify(message).length))).toBeLessThan(200 * 1024);
});
