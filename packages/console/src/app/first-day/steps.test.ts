import { describe, expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { isPublished } from '@toric/contracts/kernel/operation';
import { pages } from '../../pages.ts';
import { isDoneByCall, isDoneByVisit, PUT_AWAY } from './step.ts';
import { STEPS, stepsFor } from './steps.ts';

const operations = new Map(declarations.filter(isPublished).map((operation) => [operation.id, operation]));
const admits = (allow: readonly string[], role: string) => allow.includes('public') || allow.includes(role);

describe.each(STAFF_ROLES)('the first day of %s', (role) => {
  const steps = stepsFor([role]);

  test('has four to seven steps', () => {
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(7);
  });

  test('leads only to pages that the role may open', () => {
    const closed = steps.filter(({ href }) => {
      const page = pages.find(({ path }) => path === href.split('?')[0]);
      return !page || !admits(page.needs.allow, role);
    });
    expect(closed.map(({ id, href }) => `${id} ${href}`)).toEqual([]);
  });

  test('names only operations that the role may call', () => {
    const wrong = steps.flatMap(({ id, calls = [] }) =>
      calls.filter((call) => !admits(operations.get(call)?.allow ?? [], role)).map((call) => `${id} ${call}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('no two steps have the same id, and all of them fit into the preferences', () => {
  const ids = [...Object.values(STEPS).flat(), ...stepsFor([])].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids, PUT_AWAY].length).toBeLessThanOrEqual(60);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,59}$/);
});

test('a step is done by its call, or else by its page', () => {
  const [customer, form] = STEPS.sales;
  if (!customer || !form) throw new Error('sales has steps');
  expect([isDoneByCall(customer, 'getCustomer'), isDoneByVisit(customer, '/customers')]).toEqual([true, false]);
  expect([isDoneByVisit(form, '/orders/new'), isDoneByVisit(form, '/orders')]).toEqual([true, false]);
  const [failed] = STEPS.finance;
  expect(failed && isDoneByVisit(failed, '/payments')).toBe(true);
});
