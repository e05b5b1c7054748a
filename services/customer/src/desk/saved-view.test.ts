// Tests who may change a saved view, and what a colleague sees of it.
import { expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { recorded, requireMayChange, type SavedView, viewFor, withChanges } from './saved-view.ts';

const [owner, other] = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'];
const now = new Date('2026-11-21T09:30:00Z');
const view: SavedView = {
  ...{ id: other, list: 'orders', name: 'Mine', filters: { status: 'shipped' }, columns: [], ownerId: owner },
  ...{ isShared: false, isDefault: true, version: 3, createdAt: now, updatedAt: now },
};
const shared = { ...view, isShared: true };
const person = (id: string, ...roles: Actor['roles'][number][]): Actor => ({ id, kind: 'staff', roles });

test('the owner may change her view', () => {
  expect(() => requireMayChange(view, person(owner, 'sales'))).not.toThrow();
});

test('a colleague may change no view, and an administrator only a shared one', () => {
  expect(() => requireMayChange(shared, person(other, 'sales'))).toThrow('There is no such view');
  expect(() => requireMayChange(view, person(other, 'admin'))).toThrow('There is no such view');
  expect(() => requireMayChange(shared, person(other, 'admin'))).not.toThrow();
});

test('a change keeps what it does not name, and is the next version', () => {
  expect(withChanges(view, { name: 'Ours', isShared: undefined }, owner, now)).toEqual({
    ...view,
    name: 'Ours',
    version: 4,
  });
});

test('only the owner decides about her default', () => {
  expect(withChanges(shared, { isDefault: false }, owner, now).isDefault).toBe(false);
  expect(withChanges(shared, { isDefault: false }, other, now).isDefault).toBe(true);
  expect(viewFor(shared, owner)).toMatchObject({ isOwn: true, isDefault: true });
  expect(viewFor(shared, other)).toMatchObject({ isOwn: false, isDefault: false });
});

test('a change is recorded if the view is shared before or after it', () => {
  const change = { action: 'saved-view.changed', subject: view.id } as const;
  expect(recorded(change, view, view)).toEqual([]);
  expect(recorded(change, view, shared)).toEqual([change]);
  expect(recorded(change, shared, view)).toEqual([change]);
});
