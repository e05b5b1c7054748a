import { describe, expect, test } from '@jest/globals';
import { says } from '@toric/contracts/kernel/sentence';
import { ListOrders } from '@toric/contracts/order/order.http';
import { z } from 'zod';
import { ORDER_FILTERS } from './filter-values.fixture.ts';
import { filtersIn, hasParameter, isSameFilters, queryOf } from './filter-values.ts';
import { relativeDay, resolveDay } from './relative-day.ts';

const today = '2026-11-29';

describe('the filters of a list', () => {
  test('come from the address, and other parameters are left out', () => {
    const params = new URLSearchParams('status=confirmed&view=mine&number=&customerId=x');
    expect(filtersIn(params, ORDER_FILTERS)).toEqual({ status: 'confirmed', customerId: 'x' });
  });

  test('are the same in any order', () => {
    expect(isSameFilters({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(isSameFilters({ a: '1' }, { a: '1', b: '2' })).toBe(false);
  });

  test('a value that the contract refuses is not asked for, and its fault is told', () => {
    const { query, faults } = queryOf(ListOrders, {
      ...{ declared: ORDER_FILTERS, today },
      filters: { status: 'lost', number: ' T-2026-1 ' },
    });
    expect(query).toEqual({ number: 'T-2026-1' });
    expect(Object.keys(faults)).toEqual(['status']);
  });

  test('a list that needs a filter says so in both languages', () => {
    const either = says({ en: 'give a colour or a size', zh: '请提供颜色或尺寸' });
    const operation = {
      query: z
        .object({ colour: z.string().optional(), size: z.string().optional() })
        .refine((q) => q.colour ?? q.size, either),
    };
    const { needs } = queryOf(operation, { declared: {}, filters: {}, today });
    expect(needs).toEqual({ en: 'Give a colour or a size.', zh: '请提供颜色或尺寸' });
    expect(hasParameter(operation, 'size')).toBe(true);
    expect(hasParameter(operation, 'weight')).toBe(false);
  });

  test('a relative day means another day tomorrow', () => {
    expect(resolveDay('-14d', today)).toBe('2026-11-15');
    expect(resolveDay('0d', today)).toBe(today);
    expect(resolveDay('+3d', today)).toBe('2026-12-02');
    expect(resolveDay('2026-01-31', today)).toBe('2026-01-31');
    expect([-14, 0, 30].map(relativeDay)).toEqual(['-14d', '0d', '+30d']);
  });
});
