import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import fc from 'fast-check';
import { afterCursor, decodeCursor, pageOf, pageRange, withTotal } from './cursor.ts';

const row = (n: number) => ({
  id: `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`,
  createdAt: new Date(Date.UTC(2026, 10, 21, 9, 30, n)),
});
const rows = [row(3), row(2), row(1)];
const encoded = (text: string) => Buffer.from(text).toString('base64url');

describe('pageOf', () => {
  test('cuts off the row that was read beyond the page, and its cursor is the last row shown', () => {
    const { data, nextCursor } = pageOf({ rows }, 2, ({ id }) => id);
    expect(data).toEqual([row(3).id, row(2).id]);
    expect(decodeCursor(nextCursor ?? undefined)).toEqual(row(2));
  });

  test.each([[3], [4]])('has no next page if the limit is %s and there are three rows', (limit) => {
    const { data, nextCursor } = pageOf({ rows }, limit, ({ id }) => id);
    expect([data.length, nextCursor]).toEqual([3, null]);
  });

  test('an empty list is a last page', () => {
    expect(pageOf({ rows: [] }, 25, (one) => one)).toEqual({ data: [], nextCursor: null });
  });

  test('counts the rows only if the caller asks for the total', async () => {
    let counted = 0;
    const count = () => Promise.resolve(++counted + 6);
    const answers = await Promise.all(
      ([undefined, 'false', 'true'] as const).map(async (asked) =>
        pageOf(await withTotal({ count: asked }, rows, count), 2, ({ id }) => id),
      ),
    );
    expect([counted, ...answers.map((page) => 'total' in page && page.total)]).toEqual([1, false, false, 7]);
  });

  test.each([
    [9_999, 9_999, true],
    [10_000, 10_000, true],
    [10_001, 10_000, false],
  ])('of %s rows the total is %s (exact: %s), and at most 10,001 rows are counted', async (there, total, exact) => {
    const asked: number[] = [];
    const count = ({ take }: { take: number }) => Promise.resolve(Math.min(there, asked.push(take) && take));
    expect(await withTotal({ count: 'true' }, [], count)).toEqual({ rows: [], total, totalIsExact: exact });
    expect(asked).toEqual([10_001]);
  });

  test('a cursor keeps the time of the last row to the millisecond', () => {
    const instants = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.uuid(), (createdAt, id) => {
        const { nextCursor } = pageOf({ rows: [{ id, createdAt }, row(1)] }, 1, (one) => one);
        expect(decodeCursor(nextCursor ?? undefined)).toEqual({ id, createdAt });
      }),
    );
  });
});

test('a page is read newest first, within its filter and after its cursor, with one row more than its limit', () => {
  const { nextCursor } = pageOf({ rows }, 1, (one) => one);
  const cursor = nextCursor ?? undefined;
  expect(pageRange({ limit: 2, cursor }, { status: 'open' })).toEqual({
    where: { AND: [{ status: 'open' }, afterCursor(cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 3,
  });
});

describe('afterCursor', () => {
  test('is no condition without a cursor', () => {
    expect(afterCursor(undefined)).toEqual({});
  });

  test('continues below (createdAt, id), with a bound that an index scan can start at', () => {
    const { nextCursor } = pageOf({ rows }, 1, (one) => one);
    const { createdAt, id } = row(3);
    expect(afterCursor(nextCursor ?? undefined)).toEqual({
      createdAt: { lte: createdAt },
      OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
    });
  });

  test.each([
    ['nothing', ''],
    ['noise', '!!!'],
    ['a time that is only a number', encoded(`0|${row(1).id}`)],
    ['a time in the year 0', encoded(`0000-02-29T00:00:00.000Z|${row(1).id}`)],
    ['a time beyond what PostgreSQL holds', encoded(`+275760-09-13T00:00:00.000Z|${row(1).id}`)],
    ['hyphens for an id', encoded(`2026-11-21T09:30:00.000Z|${'-'.repeat(36)}`)],
    ['an id without hyphens', encoded(`2026-11-21T09:30:00.000Z|${'a'.repeat(36)}`)],
    ['no time', encoded(`soon|${row(1).id}`)],
    ['no id', encoded('2026-11-21T09:30:00.000Z|')],
    ['SQL for an id', encoded("2026-11-21T09:30:00.000Z|' or true --")],
  ])('refuses %s', (_, cursor) => {
    expect(() => afterCursor(cursor)).toThrow(BusinessError);
    expect(() => afterCursor(cursor)).toThrow('Start again without it');
  });
});
