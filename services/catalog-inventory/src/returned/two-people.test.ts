// Tests when the person who received a returned box may also decide about it.
import { expect, test } from '@jest/globals';
import { assertSecondPerson } from './two-people.ts';

const box = { to: 'scrapped' as const, receivedBy: 'one', by: 'one', cost: 2_500, before: 0, aloneAtMost: 10_000 };
const refused = { slug: 'returned-box.needs-second-person' };
const decide = (change: Partial<Parameters<typeof assertSecondPerson>[0]>) => () =>
  assertSecondPerson({ ...box, ...change });

test('another person decides about every box', () => {
  expect(decide({ by: 'two', to: 'restocked', cost: null })).not.toThrow();
  expect(decide({ by: 'two', cost: 50_000, before: 90_000 })).not.toThrow();
});

test('the person who received it never sells it again', () => {
  expect(decide({ to: 'restocked', cost: 0 })).toThrow(expect.objectContaining(refused));
});

test('she throws away boxes up to the limit of a day, and none of unknown cost', () => {
  expect(decide({})).not.toThrow();
  expect(decide({ before: 7_500 })).not.toThrow();
  expect(decide({ before: 7_501 })).toThrow(expect.objectContaining(refused));
  expect(decide({ cost: null })).toThrow(expect.objectContaining(refused));
});

test('a box from before the person was kept is decided by anybody', () => {
  expect(decide({ receivedBy: null, to: 'restocked' })).not.toThrow();
});
