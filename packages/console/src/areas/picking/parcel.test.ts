import { expect, test } from '@jest/globals';
import type { PickOrder, PickTask } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { packBox, type Parcel } from './parcel.ts';

const TODAY = '2026-11-30';
const GTIN = '02000000000015';
const code = (lot: string) => `]d201${GTIN}1731063010${lot}`;
const order = (orderId: string): PickOrder => ({
  ...{ orderId, number: `T-${orderId}`, place: 1, market: 'US', promisedOn: null, shipmentWarning: null },
  ...{ status: 'picked', isOnHold: false, toPutBack: false, canSplit: false, note: null },
  ...{ weightGrams: null, packedBy: null, packedAt: null },
});
const task = (taskId: string, orderId: string, lotNumber: string): PickTask => ({
  ...{ taskId, orderId, lineId: taskId, eye: 'right', productName: 'Everyday', gtin: GTIN, packSize: 6 },
  ...{ parameters: null, lotId: taskId, lotNumber, expiresOn: '2031-06-30', bin: null, inQuarantine: false },
  ...{ quantity: 1, taken: 1 },
});
const wave = {
  orders: [order('a'), order('b')],
  tasks: [task('1', 'a', 'L1'), task('2', 'a', 'L2'), task('3', 'b', 'L3')],
};
const parcelOf = (found: ReturnType<typeof packBox>): Parcel => {
  if ('wrong' in found) throw new Error(found.wrong.en);
  return found;
};

test('the first box opens the parcel of its order, and both eyes go into one parcel', () => {
  const opened = parcelOf(packBox(wave, undefined, code('L1'), TODAY));
  expect(opened.orderId).toBe('a');
  expect(parcelOf(packBox(wave, opened, code('L2'), TODAY)).boxes).toHaveLength(2);
});

test('a box of another order, one too many and a code that cannot be read are refused', () => {
  const opened = parcelOf(packBox(wave, undefined, code('L1'), TODAY));
  expect(packBox(wave, opened, code('L3'), TODAY)).toMatchObject({
    wrong: { en: expect.stringMatching(/does not belong/) },
  });
  expect(packBox(wave, opened, code('L1'), TODAY)).toMatchObject({ wrong: { en: expect.stringMatching(/too many/) } });
  expect(packBox(wave, opened, 'hello', TODAY)).toHaveProperty('wrong');
});
