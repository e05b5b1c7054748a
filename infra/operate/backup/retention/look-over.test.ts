// Tests that a target is not called safe if its newest backup lacks something, or belongs to a former timeline.
import { expect, test } from '@jest/globals';
import type { Card } from '../objects/manifest.ts';
import { segmentName } from '../wal/segments.ts';
import { countFaults } from './look-over.ts';

const segmentBytes = 16 * 1024 * 1024;
const name = (position: number) => segmentName({ timeline: 1, position }, segmentBytes);
const id = '20261130T030000Z';
const at = '2026-11-30T03:00:00Z';
const objects = ['a', 'b'].map((part) => ({ key: `base/${id}/${part}`, bytes: 5, sha256: '' }));
const wal = { first: name(5), last: name(6), segmentBytes };
const card: Card = { format: 2, id, startedAt: at, endedAt: at, wal, objects };
const whole = [
  ...objects.map(({ key }) => ({ key, bytes: 5 })),
  ...[5, 6, 7].map((position) => ({ key: `wal/${name(position)}`, bytes: 9 })),
  { key: `keys/${id}`, bytes: 9 },
];
const without = (key: string) => whole.filter((one) => one.key !== key);

test('each object, the key store and each gap of the WAL counts', () => {
  expect(countFaults(card, whole, '00000001')).toBe(0);
  expect(countFaults(card, without(`base/${id}/a`), '00000001')).toBe(1);
  expect(countFaults(card, without(`keys/${id}`), '00000001')).toBe(1);
  expect(countFaults(card, without(`wal/${name(6)}`), '00000001')).toBe(1);
  expect(countFaults(card, [{ key: `keys/${id}`, bytes: 9 }], '00000001')).toBe(3);
});

test('a backup of a former timeline is not known to be safe', () => {
  expect(countFaults(card, whole, '00000002')).toBeUndefined();
});
