import { expect, test } from '@jest/globals';
import { saleRecord, type SaleRow, specificationOf } from './china-register.ts';

const row: SaleRow = {
  ...{
    id: '0197a000-0000-7000-8000-0000000000c1',
    createdAt: new Date('2026-03-28T16:00:00Z'),
    lotId: 'l',
    lineId: 'n',
  },
  ...{
    productName: 'Biofinity',
    model: 'B-1',
    quantity: 2,
    lotNumber: 'L1',
    expiresOn: '2031-06-30',
    gtin: '02000000000039',
  },
  ...{ registrant: 'CooperVision', contractManufacturer: null, registrationNumber: '国械注进1', size: 6, orderId: 'o' },
  content: null,
  ...{ parameters: { baseCurve: 8.7, diameter: 14.5, sphere: -2, cylinder: -0.75, axis: 180 } },
  ...{ customerId: 'c', sellerName: 'Toric', sellerLicence: '沪1', market: 'CN' },
};

test('a specification reads like the print on a box', () => {
  expect(specificationOf(row)).toBe('6 lenses BC 8.7 DIA 14.5 SPH -2 CYL -0.75 AXIS 180');
  const parameters = { baseCurve: 8.6, diameter: 14, sphere: 1, add: 'HIGH', dominance: 'N', colour: 'Honey' } as const;
  expect(specificationOf({ size: 30, content: null, parameters })).toBe(
    '30 lenses BC 8.6 DIA 14 SPH 1 ADD HIGH DESIGN N COLOUR Honey',
  );
  expect(specificationOf({ size: 1, content: '360 ml', parameters: null })).toBe('360 ml');
  expect(specificationOf({ size: 20, content: null, parameters: null })).toBe('20 pieces');
});

test('a row names the demanded fields that nobody recorded; a contract manufacturer is not demanded', () => {
  expect(saleRecord('Asia/Shanghai')(row)).toMatchObject({ soldOn: '2026-03-29', missing: [] });
  const bare = saleRecord('Asia/Shanghai')({ ...row, model: null, sellerLicence: null });
  expect(bare.missing).toEqual(['model', 'sellerLicence']);
});
