import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/business-error';
import { lensId } from '@toric/optics/lens-id';
import { checkReceipt } from './receipt.ts';

const productId = '0197a000-0000-7000-8000-0000000000b1';
const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] };
const pack = { id: '0197a000-0000-7000-8000-0000000000b2', gtin: '02000000000015', productId, matrix };
const line = (fields: object = {}) => ({
  packId: pack.id,
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
  lotNumber: 'L1',
  expiresOn: '2029-06-30',
  quantity: 2,
  ...fields,
});
const check = (...lines: ReturnType<typeof line>[]) => checkReceipt(lines, [pack], '2026-11-21');

function refusal(...lines: ReturnType<typeof line>[]): [string, string[]] {
  try {
    check(...lines);
  } catch (error) {
    if (error instanceof BusinessError) return [error.slug, error.errors.map(({ pointer }) => pointer)];
  }
  throw new Error('it was not refused');
}

describe('a receipt', () => {
  test('adds up the lines of one lot and keeps others apart', () => {
    const byGtin = line({ packId: undefined, gtin: '2000000000015', quantity: 5 });
    const { lots, lotOfLine } = check(line(), line({ expiresOn: '2029-07-31' }), byGtin, line({ lotNumber: 'L2' }));
    expect(lots.map(({ quantity }) => quantity)).toEqual([7, 2, 2]);
    expect(lotOfLine).toEqual([0, 1, 0, 2]);
    expect(lots[0]?.lensId).toBe(lensId(productId, line().parameters));
  });

  test('is refused whole, by the first reason, with every wrong line named', () => {
    const notMade = line({ parameters: { baseCurve: 8.6, diameter: 14, sphere: -7 } });
    expect(refusal(line(), notMade, line({ expiresOn: '2026-11-21' }))).toEqual([
      'receipt.not-made',
      ['/lines/1/parameters', '/lines/2/expiresOn'],
    ]);
  });

  test('is refused for a pack that is unknown or a GTIN that was misread', () => {
    expect(refusal(line({ packId: productId }))).toEqual(['receipt.unknown-pack', ['/lines/0/packId']]);
    expect(refusal(line({ packId: undefined, gtin: '02000000000016' }))).toEqual([
      'receipt.gtin-invalid',
      ['/lines/0/gtin'],
    ]);
  });

  test('takes a box that expires tomorrow', () => {
    expect(check(line({ expiresOn: '2026-11-22' })).lots).toHaveLength(1);
  });
});
