import { expect, test } from '@jest/globals';
import { reportPage } from './return-report.ts';

const row = (n: number, shipped: number) => ({
  ...{ id: `p${n}`, name: 'Biofinity', shipped, returned: 3, faulty: 1, scrapped: 1, restocked: 1 },
  reasons: { defective: 1, 'changed-mind': 2 },
});

test('a report has rates in parts per ten thousand, and none for goods that were not sent', () => {
  const { data, nextCursor, total } = reportPage([row(1, 300), row(2, 0), row(3, 2)], { limit: 2, count: 'true' });
  expect(data).toMatchObject([
    { rate: 100, faultRate: 33, reasons: { defective: 1, 'changed-mind': 2, recall: 0 } },
    { rate: null, faultRate: null },
  ]);
  expect([nextCursor, total]).toEqual(['2', 3]);
  expect(reportPage([row(1, 1), row(2, 1), row(3, 2)], { limit: 2, cursor: '2' })).toMatchObject({
    ...{ data: [{ id: 'p3', rate: 10_000 }], nextCursor: null },
  });
  expect(() => reportPage([], { limit: 2, cursor: 'x' })).toThrow();
});
