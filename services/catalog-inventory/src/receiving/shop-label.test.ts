import { expect, test } from '@jest/globals';
import { boxLotOf, shopLabels } from './shop-label.ts';

const TODAY = '2026-11-30';
const typed = { namedBy: 'packId' as const, lotNumber: undefined, expiresOn: undefined };
const kept = { shelfLifeMonths: 36 };
const stated = { shelfLifeMonths: null };

test('a label that the box states stays as it is', () => {
  const label = { ...typed, lotNumber: 'L1', expiresOn: '2029-01-31' };
  expect(boxLotOf(label, 0, kept, TODAY)).toEqual({ lotNumber: 'L1', expiresOn: '2029-01-31', labelledByShop: false });
});

test('the shop sets what is missing: the delivery as lot, and a day', () => {
  expect(boxLotOf(typed, 0, kept, TODAY)).toEqual({
    ...{ lotNumber: 'IN-20261130', expiresOn: '2029-11-30', labelledByShop: true },
  });
  expect(boxLotOf({ ...typed, lotNumber: 'C7' }, 0, kept, TODAY)).toMatchObject({
    lotNumber: 'C7',
    labelledByShop: true,
  });
});

test('goods whose boxes state their day are refused without one, with the field', () => {
  const missing = [typed, { ...typed, lotNumber: 'L1' }, { ...typed, namedBy: 'barcode' as const }];
  const refused = missing.map((line, index) => boxLotOf(line, index, stated, TODAY));
  expect(refused.map((one) => ('error' in one ? one.error.pointer : one))).toEqual([
    '/lines/0/lotNumber',
    '/lines/1/expiresOn',
    '/lines/2/lotNumber',
  ]);
});

test('a warning names each thing that the shop has set', () => {
  const lines = [typed, { ...typed, lotNumber: 'C7' }];
  const lots = lines.flatMap((line, index) => {
    const lot = boxLotOf(line, index, kept, TODAY);
    return 'error' in lot ? [] : [lot];
  });
  expect(shopLabels(lines, lots).map(({ pointer }) => pointer)).toEqual([
    '/lines/0/lotNumber',
    '/lines/0/expiresOn',
    '/lines/1/expiresOn',
  ]);
});
