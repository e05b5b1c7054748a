import { describe, expect, test } from '@jest/globals';
import { STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { areas } from '../../pages.ts';
import { choiceOf, groupsOf, openGroups, withGroup } from './rail-groups.ts';

const railOf = (role: StaffRole, chosen: readonly string[] = []) =>
  openGroups(
    groupsOf(areas, ({ needs }) => needs.allow.some((permission) => permission === role || permission === 'public')),
    { roles: [role], chosen },
  );

test('every area with a page in the rail has a group', () => {
  const homeless = areas.filter(({ group, pages }) => !group && pages.some(({ rail }) => rail && !rail.group));
  expect(homeless.map(({ name }) => name)).toEqual([]);
});

describe.each(STAFF_ROLES)('the rail of %s', (role) => {
  test('begins with the work of the day and shows at most nine lines', () => {
    const groups = railOf(role);
    expect(groups[0]).toMatchObject({ group: 'today', isOpen: true });
    const lines = groups.filter(({ isOpen }) => isOpen).reduce((sum, { shown }) => sum + shown, 0);
    expect(lines).toBeLessThanOrEqual(9);
  });

  test('opens more than the home page', () => {
    const open = railOf(role).filter(({ isOpen }) => isOpen);
    expect(open.flatMap(({ pages }) => pages).length).toBeGreaterThan(1);
  });
});

test('a choice of the person holds, and the last one counts', () => {
  const opened = withGroup([], 'money', true);
  expect(opened).toEqual(['open-money']);
  expect(withGroup(opened, 'money', false)).toEqual(['folded-money']);
  expect([choiceOf(['folded-today'], 'today'), choiceOf([], 'today')]).toEqual([false, undefined]);
  expect(railOf('sales', ['folded-today'])[0]?.isOpen).toBe(false);
  const customers = railOf('sales', ['open-customers']).find(({ group }) => group === 'customers');
  expect(customers?.shown).toBe(customers?.pages.length);
});
