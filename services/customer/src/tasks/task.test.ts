import { expect, test } from '@jest/globals';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { shopZone } from './due.ts';
import { anchored, completed, maySee, nextOf, reopened, type Task, withChanges } from './task.ts';

const zone = shopZone('America/New_York');
const now = new Date('2026-11-02T15:00:00Z');
const task: Task = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', text: 'Call', customerId: null, orderId: null, caseId: null },
  ...{ state: 'open', dueAt: new Date('2026-10-30T13:00:00Z'), remindMinutesBefore: null, repeat: null },
  ...{ seriesId: '0197a000-0000-7000-8000-000000000001', occurrence: 1, assignedTo: 'ana', assignedRole: null },
  ...{ rule: null, createdBy: 'ben', doneBy: null, doneAt: null, version: 1, createdAt: now, updatedAt: now },
};
const repeating: Task = { ...task, repeat: anchored({ frequency: 'weekly', interval: 1 }, task.dueAt, zone, 1) };

function slugOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    // The cast is safe, because the tested functions throw business errors only.
    return (error as BusinessError).slug;
  }
}

test('a task is seen by its people, by its maker, and by roles that see all', () => {
  const caller = (id: string, ...roles: Task['assignedRole'][]) => ({ id, roles: roles.flatMap((role) => role ?? []) });
  expect(maySee(caller('ana', 'finance'), task)).toBe(true);
  expect(maySee(caller('ben', 'finance'), task)).toBe(true);
  expect(maySee(caller('eve', 'finance'), task)).toBe(false);
  expect(maySee(caller('eve', 'sales'), task)).toBe(true);
  expect(maySee(caller('eve', 'finance'), { ...task, assignedTo: null, assignedRole: 'finance' })).toBe(true);
});

test('the next task is due at the same time of the day, after the clocks have changed', () => {
  const next = nextOf(completed(repeating, 'ana', now), 'next', zone, now);
  expect(next).toMatchObject({ id: 'next', state: 'open', occurrence: 2, doneBy: null, seriesId: task.seriesId });
  expect([task.dueAt.toISOString(), next?.dueAt.toISOString()]).toEqual([
    '2026-10-30T13:00:00.000Z',
    '2026-11-06T14:00:00.000Z',
  ]);
});

test('a task that was put off does not move the ones after it', () => {
  const later = withChanges(repeating, { dueAt: '2026-11-03T20:00:00.000Z' }, zone, now);
  expect(nextOf(later, 'next', zone, now)?.dueAt.toISOString()).toBe('2026-11-06T14:00:00.000Z');
});

test('a form that sends the repetition as it is does not begin it anew', () => {
  const moved = { dueAt: '2026-11-03T20:00:00.000Z', repeat: { frequency: 'weekly', interval: 1 } } as const;
  expect(withChanges(repeating, moved, zone, now).repeat).toBe(repeating.repeat);
  const daily = withChanges(repeating, { repeat: { frequency: 'daily', interval: 1 } }, zone, now);
  expect(daily.repeat).toMatchObject({ frequency: 'daily', from: '2026-10-30', first: 1 });
});

test('occurrences that nobody did in time are passed over', () => {
  const late = new Date('2026-11-23T12:00:00Z');
  const next = nextOf(repeating, 'next', zone, late);
  expect([next?.occurrence, next?.dueAt.toISOString()]).toEqual([5, '2026-11-27T14:00:00.000Z']);
});

test('the last task of a repetition has no next one', () => {
  const last = { ...task, repeat: anchored({ frequency: 'daily', interval: 1, count: 1 }, task.dueAt, zone, 1) };
  expect(nextOf(last, 'next', zone, now)).toBeUndefined();
  expect(nextOf(task, 'next', zone, now)).toBeUndefined();
});

test('a first day that the rule does not name is refused', () => {
  const mondays = { frequency: 'weekly', interval: 1, weekdays: ['monday'] } as const;
  expect(slugOf(() => anchored({ ...mondays, weekdays: ['monday'] }, task.dueAt, zone, 1))).toBe('task.off-rule');
  const ended = { frequency: 'daily', interval: 1, until: '2026-10-29' } as const;
  expect(slugOf(() => anchored(ended, task.dueAt, zone, 1))).toBe('task.off-rule');
});

test('a person replaces a role, and a done task changes no more until it is opened again', () => {
  const given = withChanges(task, { assignedRole: 'optician' }, zone, now);
  expect(given).toMatchObject({ assignedTo: null, assignedRole: 'optician', version: 2 });
  const done = completed(task, 'ana', now);
  expect(slugOf(() => withChanges(done, { text: 'x' }, zone, now))).toBe('task.done');
  expect(slugOf(() => completed(done, 'ana', now))).toBe('task.done');
  expect(slugOf(() => reopened(task, now))).toBe('task.open');
  expect(reopened(done, now)).toMatchObject({ state: 'open', doneBy: null, doneAt: null });
});
