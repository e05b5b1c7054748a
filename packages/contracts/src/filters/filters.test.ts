// Tests the parameters that a field of a list has in a query.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { PageQuery } from '../kernel/common.ts';
import { choiceParams, dayParams, presenceParam } from './filters.ts';

const Status = z.enum(['draft', 'sent', 'closed']);
const Query = PageQuery.extend({
  ...choiceParams('status', Status),
  ...dayParams('expected', 'are expected'),
  ...presenceParam('expected'),
});
const read = (query: object) => Query.safeParse(query).data;

test('a choice has three relations, and several values stand with commas between', () => {
  expect(read({ status: 'sent', statusIn: 'draft,sent', statusNot: 'closed' })).toMatchObject({
    status: 'sent',
    statusIn: ['draft', 'sent'],
    statusNot: ['closed'],
  });
});

test('a day has two ends, and may be empty', () => {
  const days = { expectedFrom: '2026-11-01', expectedTo: '2026-11-30', expectedIs: 'set' };
  expect(read(days)).toMatchObject(days);
});

test.each([
  { status: 'lost' },
  { status: '' },
  { statusIn: '' },
  { statusIn: 'draft,' },
  { statusIn: 'draft,,sent' },
  { statusNot: 'lost' },
  { statusNot: `draft,${'x'.repeat(500)}` },
  { expectedFrom: 'tomorrow' },
  { expectedTo: '2026-02-30' },
  { expectedIs: 'null' },
  { statusLike: 'd' },
])('%j is refused', (query) => {
  expect(read(query)).toBeUndefined();
});
