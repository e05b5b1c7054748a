import { expect, test } from '@jest/globals';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { freeTextsOf } from './free-texts.ts';

test('the free texts of the examples are found, and ids and codes are none', () => {
  const found = freeTextsOf(operations).map(({ at }) => at);
  expect(found).toEqual(expect.arrayContaining(['cancelOrder.note', 'requestRefund.reason', 'shipOrder.carrier']));
  expect(found).not.toContain('placeOrder.market');
  expect(found).not.toContain('placeOrder.shippingAddressId');
});
