import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { chooseLots, narrowTo, refuseLot } from './other-lots.ts';
import type { HeldLine, OtherLot } from './pick-lot.store.ts';

const sale = { today: '2026-11-30', spareDays: 30 };
const task = {
  ...{ taskId: 'task', orderId: 'order', lineId: 'line', lotId: 'short', lensId: 'lens', packId: 'pack' },
  ...{ gtin: '02000000000015', quantity: 2, taken: 0, missing: 0 },
};
const lot = (lotId: string, fields: Partial<OtherLot> = {}): OtherLot => ({
  ...{ lotId, lotNumber: lotId.toUpperCase(), lensId: 'lens', packId: 'pack', expiresOn: '2031-06-30', available: 9 },
  ...{ markets: ['US'], priority: 100, size: 6, replacement: 'monthly', isQuarantined: false, isRecalled: false },
  ...fields,
});
const held = (fields: Partial<HeldLine> = {}): HeldLine => ({
  ...{ lineId: 'line', lotId: 'short', quantity: 2, eye: 'right', size: 6, replacement: 'monthly' },
  ...fields,
});
const choose = (lots: readonly OtherLot[], boxes = 2, lines = [held()]) =>
  chooseLots({ task, boxes, market: 'US', lines, sale }, lots);
const slugOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return error.slug;
  }
  return 'fine';
};

test('the lot that expires first takes the place, and never the one whose boxes are missing', () => {
  const lots = [lot('short'), lot('late', { expiresOn: '2032-01-31' }), lot('early', { available: 1 })];
  expect(choose(lots)).toEqual([
    { lotId: 'early', quantity: 1 },
    { lotId: 'late', quantity: 1 },
  ]);
});

test('a lot that is set aside, expired, of another market, or would expire while it is worn is left out', () => {
  expect(choose([lot('a', { isQuarantined: true }), lot('b', { expiresOn: '2026-11-29' })])).toBeUndefined();
  expect(choose([lot('c', { markets: ['GB'] }), lot('d', { available: 1 })])).toBeUndefined();
  expect(choose([lot('e', { expiresOn: '2027-03-31' })])).toBeUndefined();
});

test('boxes that the order keeps are worn first, so the other lot must keep longer', () => {
  const kept = [held({ quantity: 1 }), held({ lotId: 'kept', quantity: 4 })];
  const days = lot('x', { expiresOn: '2028-06-30' });
  expect(choose([days], 1, [held({ quantity: 1 })])).toEqual([{ lotId: 'x', quantity: 1 }]);
  expect(choose([days], 1, kept)).toBeUndefined();
});

test('a lot that a person names must be one of the same lens, and another than the one that was chosen', () => {
  const lots = [lot('short'), lot('other')];
  const label = (lotNumber: string, expiresOn?: string) => ({ lotNumber, expiresOn });
  expect(narrowTo(label('OTHER'), task, lots)).toEqual([lots[1]]);
  expect(slugOf(() => narrowTo(label('SHORT'), task, lots))).toBe('pick-lot.same');
  expect(slugOf(() => narrowTo(label('NONE'), task, lots))).toBe('pick-lot.other-lens');
  expect(slugOf(() => narrowTo(label('OTHER', '2030-01-31'), task, lots))).toBe('pick-lot.other-lens');
});

test.each([
  ['recalled', { isRecalled: true, isQuarantined: true }, 'pick-lot.recalled'],
  ['set aside', { isQuarantined: true }, 'pick-lot.set-aside'],
  ['expired', { expiresOn: '2026-11-29' }, 'pick-lot.expired'],
  ['reserved', { available: 1 }, 'pick-lot.reserved'],
  ['too short', { expiresOn: '2027-01-31' }, 'pick-lot.too-short'],
] as const)('a lot that is %s is refused with its own reason', (_, fields, slug) => {
  expect(refuseLot(lot('x', fields), 2, sale.today).slug).toBe(slug);
});
