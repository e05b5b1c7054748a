import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { CreateDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { tableEngine } from '../../tax/table-engine.ts';
import { SHIPPED_ROWS } from '../../tax/table/shipped-table.ts';
import { decideCharges, type SaleTerms } from './charges.ts';

const id = '0197a000-0000-7000-8000-0000000000d1';
const now = new Date('2026-11-30T16:00:00Z');
const method = {
  ...CreateDeliveryMethod.example,
  id,
  state: 'offered' as const,
  version: 1,
  createdAt: now,
  updatedAt: now,
};
const registered = (region: string) => [{ country: 'US', region, since: '2026-01-01', until: null }];
const NOWHERE: SaleTerms = { methods: [], taxes: tableEngine(SHIPPED_ROWS, []) };
const SHOP: SaleTerms = { methods: [method], taxes: tableEngine(SHIPPED_ROWS, registered('NJ')) };
const line = { productId: id, packId: id, packSize: 6, taxRate: 0 };
const goods = {
  ...{ currency: 'USD', subtotal: 7_690 },
  lines: [
    { ...line, goods: 'lens' as const, unitPrice: 6_400, quantity: 1 },
    { ...line, goods: 'solution' as const, unitPrice: 1_290, quantity: 1 },
  ],
};
const NEWARK = { country: 'US', region: 'NJ', postalCode: '07101' };
const charges = (terms: SaleTerms, change: { place?: object; method?: string; discount?: number } = {}) => {
  const place = { country: 'US', ...change.place };
  const wanted = { deliveryMethodId: change.method, discount: change.discount ?? 0 };
  try {
    return decideCharges(goods, wanted, { place, now, terms }, new Map());
  } catch (error) {
    if (error instanceof BusinessError) return error.slug;
    throw error;
  }
};

test('a shop without methods and registrations charges the goods and promises nothing', () => {
  expect(charges(NOWHERE)).toMatchObject({
    ...{ delivery: undefined, promisedOn: null, before: { total: 7_690, tax: 0, taxMode: 'inside' } },
    taxes: [{ taxRow: null }, { taxRow: null }],
  });
});

test('lenses on prescription are exempt in New Jersey, and a solution is not', () => {
  expect(charges(SHOP, { place: NEWARK })).toMatchObject({
    taxes: [
      { onTop: 0, taxRow: 'US-NJ/lens/2026-01-01' },
      { onTop: 66_250, taxRate: 663 },
    ],
    before: { lineTaxes: [0, 85], taxOnTop: 85, total: 7_775 },
  });
});

test('delivery, tax and promise are decided together, before and after the coupon', () => {
  // the delivery of the example costs 695, of which 117 are taxed like the solution
  expect(charges(SHOP, { place: NEWARK, method: id, discount: 769 })).toMatchObject({
    ...{ delivery: { charge: 695, name: { en: 'Standard parcel' } }, promisedOn: '2026-12-04' },
    before: { total: 7_690 + 695 + 85 + 8 },
    after: { total: 7_690 - 769 + 695 + 77 + 8 },
  });
});

test('an order says its place where it decides, and chooses a method that is offered', () => {
  expect(charges(SHOP)).toBe('order.place-needed');
  expect(charges(SHOP, { place: { ...NEWARK, region: 'MT' } })).toBe('order.place-unfit');
  expect(charges(NOWHERE, { place: { ...NEWARK, region: 'MT' } })).toBe('order.place-unfit');
  expect(charges(SHOP, { place: NEWARK, method: '0197a000-0000-7000-8000-0000000000d2' })).toBe(
    'order.delivery-unknown',
  );
  expect(charges({ ...SHOP, methods: [{ ...method, rates: [] }] }, { place: NEWARK, method: id })).toBe(
    'order.delivery-not-there',
  );
});
