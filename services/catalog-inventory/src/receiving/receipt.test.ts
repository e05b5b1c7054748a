import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { ReceiveStockBody } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { createLensIds } from '@toric/optics/lens-id';
import { orderedLines } from '../purchasing/purchase-line.ts';
import type { ReceivablePack } from '../catalogue/pack.ts';
import { checkReceipt, expiringSoon, requireLotSizes } from './receipt.ts';
import { parseReceiptLines } from './receipt-line.ts';

const TODAY = '2026-11-21';
const lensIds = createLensIds(Buffer.alloc(32, 1).toString('base64'));
const productId = '0197a000-0000-7000-8000-0000000000b1';
const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] };
const LENS = { goods: 'lens', shelfLifeMonths: null } as const;
const pack: ReceivablePack = {
  ...{ ...LENS, id: '0197a000-0000-7000-8000-0000000000b2', gtin: '02000000000015', productId, matrix },
};
const plain = { baseCurve: 8.6, diameter: 14, sphere: 0 };
const bandage: ReceivablePack = {
  id: '0197a000-0000-7000-8000-0000000000b4',
  gtin: '02000000000022',
  productId: '0197a000-0000-7000-8000-0000000000b3',
  ...LENS,
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: 0, to: 0, step: 0.25 }] }] },
};
type Line = ReceiveStockBody['lines'][number];
const line = (fields: Partial<Line> = {}): Line => ({
  packId: pack.id,
  parameters: { ...plain, sphere: -2 },
  lotNumber: 'L1',
  expiresOn: '2029-06-30',
  quantity: 2,
  ...fields,
});
const check = (...lines: Line[]) =>
  checkReceipt(parseReceiptLines(lines, TODAY).lines, [pack, bandage], { lensIds, today: TODAY });

function refusal(act: () => unknown): [string, string[]] {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return [error.slug, error.errors.map(({ pointer }) => pointer)];
  }
  throw new Error('it was not refused');
}
const refused = (...lines: Line[]) => refusal(() => check(...lines));

describe('a receipt', () => {
  test('merges the lines of one lot and keeps other lots apart', () => {
    const byGtin = line({ packId: undefined, gtin: '2000000000015', quantity: 5 });
    const { lots, lotOfLine } = check(line(), line({ expiresOn: '2029-07-31' }), byGtin, line({ lotNumber: 'L2' }));
    expect(lots.map(({ quantity }) => quantity)).toEqual([7, 2, 2]);
    expect(lotOfLine).toEqual([0, 1, 0, 2]);
    expect(lots[0]?.lensId).toBe(lensIds.of(productId, { ...plain, sphere: -2 }));
  });

  test('is refused as a whole, by the first reason, with every wrong line named', () => {
    const notMade = line({ parameters: { ...plain, sphere: -7 } });
    expect(refused(line(), notMade, line({ expiresOn: TODAY }))).toEqual([
      'receipt.not-made',
      ['/lines/1/parameters', '/lines/2/expiresOn'],
    ]);
  });

  test('is refused for an unknown pack or a misread GTIN', () => {
    const byCode = { packId: undefined, lotNumber: undefined, expiresOn: undefined };
    expect(refused(line({ packId: productId }))).toEqual(['receipt.unknown-pack', ['/lines/0/packId']]);
    expect(refused(line({ packId: undefined, gtin: '02000000000016' }))).toEqual([
      'receipt.gtin-invalid',
      ['/lines/0/gtin'],
    ]);
    expect(refused(line({ ...byCode, barcode: '01020000000000391729063010A' }))).toEqual([
      'receipt.unknown-pack',
      ['/lines/0/barcode'],
    ]);
  });

  test('books a box that expires tomorrow, with a warning', () => {
    const { lines } = parseReceiptLines([line({ expiresOn: '2026-11-22' }), line({ expiresOn: '2027-02-19' })], TODAY);
    const { lots, labels } = checkReceipt(lines, [pack], { lensIds, today: TODAY });
    expect(lots).toHaveLength(2);
    expect(expiringSoon(labels, TODAY, 90).map(({ pointer }) => pointer)).toEqual(['/lines/0/expiresOn']);
    expect(expiringSoon(labels, TODAY, 91).map(({ pointer }) => pointer)).toHaveLength(2);
  });
});

test('a receipt may fill a lot to a million boxes, and is refused beyond that by each line of the lot', () => {
  const many = { quantity: 100_000 };
  const receipt = check(line(many), line({ ...many, lotNumber: 'L2' }), line(many));
  const after = (onHand: number) => refusal(() => requireLotSizes(receipt, [{ key: 0, onHand }]));
  requireLotSizes(receipt, [{ key: 0, onHand: 800_000 }]);
  expect(after(800_001)).toEqual(['receipt.too-many-boxes', ['/lines/0/quantity', '/lines/2/quantity']]);
  expect(after(2_147_483_647)[0]).toBe('receipt.too-many-boxes');
});

describe('a line without a power', () => {
  const scanned = line({ parameters: undefined });
  const ordered = (...spheres: number[]) =>
    orderedLines(
      spheres.map((sphere) => ({ packId: pack.id, parameters: { ...plain, sphere }, quantity: 4 })),
      {
        packs: [pack],
        prices: [{ packId: pack.id, productId, gtin: '', amount: 1, minimumQuantity: 1 }],
        currency: 'USD',
      },
      { newId: () => 'line', lensIds },
    );
  const against = (lines: ReturnType<typeof ordered>) =>
    checkReceipt(parseReceiptLines([scanned], TODAY).lines, [pack], { lensIds, today: TODAY, ordered: lines });
  const spheresOf = ({ lots }: ReturnType<typeof checkReceipt>) => lots.map(({ parameters }) => parameters?.sphere);

  test('has the only power that the pack is made in', () => {
    expect(spheresOf(check(line({ packId: bandage.id, parameters: undefined })))).toEqual([0]);
  });

  test('has the only power that the purchase order still expects in the pack', () => {
    expect(spheresOf(against(ordered(-3)))).toEqual([-3]);
    const [first, second] = ordered(-3, -4);
    if (!first || !second) throw new Error('two lines were ordered');
    expect(spheresOf(against([{ ...first, received: 4 }, second]))).toEqual([-4]);
  });

  test('has the only power of a complete order, so it is a surplus box of that lens', () => {
    const [only] = ordered(-3);
    if (!only) throw new Error('a line was ordered');
    expect(spheresOf(against([{ ...only, received: 4 }]))).toEqual([-3]);
  });

  test('is refused if several powers are possible', () => {
    const unknown = ['receipt.parameters-unknown', ['/lines/0/parameters']];
    expect(refused(scanned)).toEqual(unknown);
    expect(refusal(() => against(ordered(-3, -4)))).toEqual(unknown);
    const finished = ordered(-3, -4).map((one) => ({ ...one, received: 4 }));
    expect(refusal(() => against(finished))).toEqual(unknown);
  });
});
