// What is not understood must not be passed over: an operator's slip would touch the wrong messages.
import { describe, expect, test } from '@jest/globals';
import { instantOf, orderOf } from './arguments.ts';

const now = new Date('2026-11-21T12:00:00Z');
const ID = '0197a000-0000-7000-8000-000000000001';
const order = (line: string) => orderOf(line.split(' '), now);

test.each([
  ['30m', '2026-11-21T11:30:00.000Z'],
  ['6h', '2026-11-21T06:00:00.000Z'],
  ['2d', '2026-11-19T12:00:00.000Z'],
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
  ['yesterday', undefined],
  ['5 m', undefined],
])('%s is %s', (text, instant) => {
  expect(instantOf(text, now)).toBe(instant);
});

test('a command with its filter', () => {
  expect(order('dead-letters replay --service payment --reason refused --since 6h --dry-run')).toEqual({
    command: 'dead-letters replay',
    options: {
      ...{ service: 'payment', reason: 'refused', since: '2026-11-21T06:00:00.000Z' },
      ...{ 'dry-run': true, json: false },
    },
  });
});

test('ids may stand alone', () => {
  expect(order(`dead-letters explain ${ID}`).options.id).toEqual([ID]);
  expect(order(`dead-letters replay --id ${ID} --id ${ID}`).options.id).toEqual([ID, ID]);
});

describe('is not understood:', () => {
  test.each([
    ['dead-letters', /no command/],
    ['dead-letters lists', /no command/],
    ['dead-letters list --serivce payment', /serivce/],
    ['dead-letters list --service billing', /--service/],
    ['dead-letters list --dry-run', /takes no --dry-run/],
    [`dead-letters list ${ID}`, /takes no --id/],
    ['dead-letters explain', /one id/],
    ['dead-letters replay', /say which/],
    ['dead-letters replay --service payment', /say which/],
    ['dead-letters replay --since soon', /is no time/],
    ['dead-letters discard --since 1d', /--why/],
    ['outbox replay', /--since/],
    ['outbox replay --since 1d --reason refused', /takes no --reason/],
  ])('%s', (line, reason) => {
    expect(() => order(line)).toThrow(reason);
  });
});
