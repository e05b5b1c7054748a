import { expect, test } from '@jest/globals';
import { deadlineOf, inOneMonth } from './deadline.ts';

const day = (text: string) => new Date(`${text}T10:00:00.000Z`);

test.each([
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-03-31', '2026-04-30'],
  ['2026-12-15', '2027-01-15'],
])('one month after %s ends on %s', (from, due) => expect(inOneMonth(day(from))).toEqual(day(due)));

test.each([
  ['a member state of the EU', [{ country: 'DE' }], 'gdpr', '2026-04-15'],
  ['the United Kingdom', [{ country: 'GB' }], 'gdpr', '2026-04-15'],
  ['California', [{ country: 'US', region: 'CA', postalCode: '90012' }], 'ccpa', '2026-04-29'],
  ['China', [{ country: 'CN' }], 'pipl', '2026-04-14'],
  ['a place without a law on file', [{ country: 'BR' }], 'other', '2026-04-15'],
  ['no address', [], 'other', '2026-04-15'],
] as const)('%s sets the deadline', (_, addresses, law, due) =>
  expect(deadlineOf(addresses, day('2026-03-15'))).toEqual({ law, dueAt: day(due) }),
);

test('of several laws, the one with the earliest deadline counts', () => {
  const places = [{ country: 'US', region: 'CA', postalCode: '90012' }, { country: 'CN' }];
  expect(deadlineOf(places, day('2026-03-15')).law).toBe('pipl');
});
