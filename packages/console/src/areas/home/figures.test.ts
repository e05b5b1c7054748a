// Tests that each figure of the home page reads only lists that its roles may read, and leads to a page that exists.
import { expect, test } from '@jest/globals';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { pages } from '../../pages.ts';
import { FIGURES, figuresFor } from './figures.ts';

const TODAY = { day: '2026-11-30', since: '2026-11-29T23:00:00.000Z' };

test.each(FIGURES.map((figure) => [figure.id, figure] as const))('%s asks for what its list knows', (_, figure) => {
  const query = { ...figure.query(TODAY), limit: '1', count: 'true' };
  expect(figure.operation.query?.safeParse(query)).toMatchObject({ success: true });
  expect(figure.roles.filter((role) => !figure.operation.allow.includes(role))).toEqual([]);
  const page = pages.find(({ path }) => path === figure.href.split('?')[0]);
  expect(page?.needs.id).toBe(figure.operation.id);
});

test('every role has a figure', () => {
  expect(STAFF_ROLES.filter((role) => figuresFor([role]).length === 0)).toEqual([]);
});
