import { expect, test } from '@jest/globals';
import { isEcho, stepOf } from './thread-step.ts';

test('the states of tickets are mapped to those of cases', () => {
  expect(stepOf('new', 'open')).toBeUndefined();
  expect(stepOf('open', 'waiting')).toBe('waiting');
  expect(stepOf('waiting', 'open')).toBe('open');
  expect(stepOf('solved', 'open')).toBe('reopened');
  expect(stepOf('closed', 'solved')).toBeUndefined();
  expect(stepOf('closed', 'open')).toBe('reopened');
  expect(stepOf('reopened', 'closed')).toBe('closed');
});

test('an answer of the shop that comes back is no new entry', () => {
  const at = '2026-11-30T10:00:00.000Z';
  const entries = [
    { kind: 'answer', text: 'Please send us a picture.', at },
    { kind: 'received', text: 'It tore.', at },
  ];
  const soon = new Date('2026-11-30T10:02:00Z');
  expect(isEcho(entries, 'Please  send us\na picture.\n\n-- \nThe shop', soon)).toBe(true);
  expect(isEcho(entries, 'It tore.', soon)).toBe(false);
  expect(isEcho(entries, 'Please send us a picture.', new Date('2026-12-03T10:00:00Z'))).toBe(false);
});
