import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { PurchaseLine } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { createLensIds } from '@toric/optics/lens-id';
import { orderedLines } from './purchase-line.ts';

const lensIds = createLensIds(Buffer.alloc(32, 1).toString('base64'));
const productId = '0197a000-0000-7000-8000-0000000000b1';
const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] };
const lens = { goods: 'lens' as const, shelfLifeMonths: null };
const six = { id: '0197a000-0000-7000-8000-0000000000b2', gtin: '02000000000015', productId, matrix, ...lens };
const three = { id: '0197a000-0000-7000-8000-0000000000b3', gtin: '02000000000022', productId, matrix, ...lens };
const price = { packId: six.id, productId, gtin: six.gtin, amount: 3_100, minimumQuantity: 10 };
const known = { packs: [six, three], prices: [price], currency: 'USD' };

const wanted = (sphere: number, fields: Partial<PurchaseLine> = {}): PurchaseLine => ({
  packId: six.id,
  parameters: { baseCurve: 8.6, diameter: 14, sphere },
  quantity: 10,
  ...fields,
});
const order = (...lines: PurchaseLine[]) => {
  let ids = 0;
  return orderedLines(lines, known, { newId: () => `line ${(ids += 1)}`, lensIds });
};
function wrong(...lines: PurchaseLine[]): string[][] {
  try {
    order(...lines);
  } catch (error) {
    if (error instanceof BusinessError) return error.errors.map(({ pointer, detail }) => [pointer, detail.en]);
  }
  throw new Error('nothing was refused');
}

test('a line costs the price given with it, otherwise the supplier’s price for the pack', () => {
  const agreed = { unitPrice: { amount: 2_900, currency: 'USD' } };
  const lines = order(wanted(-2), wanted(-3, agreed), wanted(-2, { packId: three.id, ...agreed }));
  expect(lines.map(({ unitPrice }) => unitPrice)).toEqual([3_100, 2_900, 2_900]);
  expect(lines[0]).toMatchObject({
    ...{ id: 'line 1', packId: six.id, productId, gtin: six.gtin, quantity: 10, received: 0, lastReceivedAt: null },
    lensId: lensIds.of(productId, wanted(-2).parameters),
  });
});

test('the supplier’s minimum quantity counts the boxes of a pack in all powers', () => {
  expect(order(wanted(-2, { quantity: 4 }), wanted(-3, { quantity: 6 }))).toHaveLength(2);
  const detail = expect.stringMatching('at least 10 boxes of this pack.*the order has 9');
  expect(wrong(wanted(-2, { quantity: 4 }), wanted(-3, { quantity: 5 }))).toEqual([
    ['/lines/0/quantity', detail],
    ['/lines/1/quantity', detail],
  ]);
});

describe('a purchase order is refused', () => {
  test.each<[string, PurchaseLine, string, RegExp]>([
    ['for a pack that does not exist', wanted(-2, { packId: productId }), '/lines/1/packId', /^No product has/],
    ['for a lens that is not made', wanted(-7), '/lines/1/parameters', /^The product is not made/],
    ['for a pack without a price', wanted(-2, { packId: three.id }), '/lines/1/packId', /has no price for this pack/],
    [
      'for another currency',
      wanted(-2, { unitPrice: { amount: 1, currency: 'EUR' } }),
      '/lines/1/unitPrice',
      /is paid in USD/,
    ],
    ['for two lines with the same lens', wanted(-1), '/lines/1/parameters', /orders the same lens/],
  ])('%s', (_, line, pointer, detail) => {
    expect(wrong(wanted(-1), line)).toEqual([[pointer, expect.stringMatching(detail)]]);
  });

  test('with every wrong line named', () => {
    expect(wrong(wanted(-7), wanted(-1), wanted(-8)).map(([pointer]) => pointer)).toEqual([
      '/lines/0/parameters',
      '/lines/2/parameters',
    ]);
  });
});
