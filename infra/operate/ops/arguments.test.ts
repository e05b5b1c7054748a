// Tests that wrong arguments are refused. A command that ignored one would change the wrong messages.
import { describe, expect, test } from '@jest/globals';
import { parseCommand, parseTime } from './arguments.ts';

const now = new Date('2026-11-21T12:00:00Z');
const ID = '0197a000-0000-7000-8000-000000000001';
const parse = (line: string) => parseCommand(line.split(' '), now);

test.each([
  ['30m', '2026-11-21T11:30:00.000Z'],
  ['6h', '2026-11-21T06:00:00.000Z'],
  ['2d', '2026-11-19T12:00:00.000Z'],
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
  ['yesterday', undefined],
  ['5 m', undefined],
])('the time %s is %s', (text, instant) => {
  expect(parseTime(text, now)).toBe(instant);
});

test('a command is parsed with its filters', () => {
  expect(parse('dead-letters replay --service payment --reason refused --since 6h --dry-run')).toEqual({
    name: 'dead-letters replay',
    options: {
      ...{ service: 'payment', reason: 'refused', since: '2026-11-21T06:00:00.000Z' },
      ...{ 'dry-run': true, json: false },
    },
  });
});

test('the change record of one service or of all services can be verified', () => {
  expect(parse('changes verify --service customer')).toMatchObject({
    name: 'changes verify',
    options: { service: 'customer' },
  });
  expect(() => parse('changes verify --since 1d')).toThrow(/has no option --since/);
});

test('an id may be given without --id', () => {
  expect(parse(`dead-letters explain ${ID}`).options.id).toEqual([ID]);
  expect(parse(`dead-letters replay --id ${ID} --id ${ID}`).options.id).toEqual([ID, ID]);
});

describe('a UsageError says what is wrong with', () => {
  test.each([
    ['dead-letters', /not a command/],
    ['dead-letters lists', /not a command/],
    ['dead-letters list --serivce payment', /serivce/],
    ['dead-letters list --service billing', /--service/],
    ['dead-letters list --dry-run', /has no option --dry-run/],
    [`dead-letters list ${ID}`, /has no option --id/],
    ['dead-letters explain', /one id/],
    ['dead-letters replay', /select the messages/],
    ['dead-letters replay --service payment', /select the messages/],
    ['dead-letters replay --since soon', /is not a time/],
    ['dead-letters discard --since 1d', /--why/],
    ['outbox replay', /--since/],
    ['outbox replay --since 1d --reason refused', /has no option --reason/],
  ])('%s', (line, reason) => {
    expect(() => parse(line)).toThrow(reason);
  });
});
