import { describe, expect, test } from '@jest/globals';
import { type Judged, judgeScan, type SeenLot, type WantedTask } from './judge-scan.ts';
import { readLabel, scannedText } from './scanned-label.ts';

const TODAY = '2026-11-30';
const GTIN = '02000000000015';
const label = { gtin: GTIN, lotNumber: 'L1', expiresOn: '2031-06-30', serial: undefined };
const lot = (fields: Partial<SeenLot> = {}): SeenLot => ({
  ...{ lotId: 'lot', lensId: 'lens', expiresOn: '2031-06-30', isQuarantined: false, isRecalled: false },
  ...fields,
});
const task = (fields: Partial<WantedTask> = {}): WantedTask => ({
  ...{ taskId: 'task', orderId: 'order', lineId: 'right', lotId: 'lot', lensId: 'lens', packId: 'pack', gtin: GTIN },
  ...{ quantity: 1, taken: 0, missing: 0 },
  ...fields,
});
const judge = (fields: Partial<Judged> = {}) =>
  judgeScan({
    ...{ label, lots: [lot()], task: task(), tasks: [task()], order: { reservation: 'held', isOnHold: false } },
    ...{ isRepeated: false, today: TODAY },
    ...fields,
  });
const left = task({ taskId: 'left', lineId: 'left', lotId: 'left', lensId: 'other' });

describe('a scan at the shelf', () => {
  test('of the box that the line wants is taken', () => {
    expect(judge()).toBe('taken');
  });

  test.each([
    [
      'of an order that was cancelled',
      { order: { reservation: 'released' as const, isOnHold: false } },
      'order-cancelled',
    ],
    [
      'of an order that was shipped',
      { order: { reservation: 'shipped' as const, isOnHold: false } },
      'order-cancelled',
    ],
    ['of an order on hold', { order: { reservation: 'held' as const, isOnHold: true } }, 'order-on-hold'],
    ['of a code without lot', { label: undefined, lots: [] }, 'unreadable'],
    ['of a recalled lot', { lots: [lot({ isRecalled: true, isQuarantined: true })] }, 'recalled'],
    ['of a lot that was set aside', { lots: [lot({ isQuarantined: true })] }, 'quarantined'],
    ['of an expired box', { label: { ...label, expiresOn: '2026-11-29' }, lots: [] }, 'expired'],
    ['of the other eye', { lots: [lot({ lotId: 'left', lensId: 'other' })], tasks: [task(), left] }, 'wrong-eye'],
    [
      'of a box that another order wants',
      {
        lots: [lot({ lotId: 'theirs', lensId: 'theirs' })],
        tasks: [task(), task({ taskId: 't', orderId: 'o', lotId: 'theirs' })],
      },
      'other-order',
    ],
    ['of another product', { label: { ...label, gtin: '02000000000022' }, lots: [] }, 'wrong-product'],
    ['of another power', { lots: [lot({ lotId: 'far', lensId: 'far' })] }, 'wrong-power'],
    ['of another lot of the same lens', { lots: [lot({ lotId: 'second' })] }, 'wrong-lot'],
    ['of a lot that the warehouse never had', { lots: [] }, 'wrong-lot'],
    ['of another expiry day than the lot has', { label: { ...label, expiresOn: '2030-06-30' } }, 'wrong-lot'],
    ['that the scanner sent twice', { isRepeated: true }, 'scanned-twice'],
    ['of one box too many', { task: task({ taken: 1 }) }, 'enough'],
  ] as const)('%s is refused', (_, fields, outcome) => {
    expect(judge(fields)).toBe(outcome);
  });

  test('names a danger first, also if the box is wrong in other ways', () => {
    const foreign = { label: { ...label, gtin: '02000000000022' } };
    expect(judge({ ...foreign, lots: [lot({ lotId: 'x', isRecalled: true, isQuarantined: true })] })).toBe('recalled');
    expect(
      judge({
        ...foreign,
        lots: [lot({ lotId: 'x', expiresOn: '2026-01-01' })],
        label: { ...label, expiresOn: '2026-01-01' },
      }),
    ).toBe('expired');
  });

  test('of 100,000 random boxes is taken only if it is the wanted lot, in date and free of danger', () => {
    let seed = 7;
    const random = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    const isTrue = () => random(3) === 0;
    for (let at = 0; at < 100_000; at += 1) {
      const seen = lot({ lotId: isTrue() ? 'other' : 'lot', isRecalled: isTrue(), isQuarantined: isTrue() });
      const expiresOn = isTrue() ? '2026-01-01' : '2031-06-30';
      const wanted = task({ taken: random(2) });
      const order = { reservation: isTrue() ? ('released' as const) : ('held' as const), isOnHold: isTrue() };
      const given = {
        lots: [{ ...seen, expiresOn }],
        label: { ...label, expiresOn },
        task: wanted,
        order,
        isRepeated: isTrue(),
      };
      const box = [seen.lotId === 'lot', !seen.isRecalled, !seen.isQuarantined, expiresOn >= TODAY];
      const rest = [wanted.taken === 0, order.reservation === 'held', !order.isOnHold, !given.isRepeated];
      const mayBeTaken = [...box, ...rest].every(Boolean);
      expect([judge(given) === 'taken', given]).toEqual([mayBeTaken, given]);
    }
  });
});

describe('the label of a box', () => {
  test('is read from an element string, a digital link, or what a person typed', () => {
    const expected = { gtin: GTIN, lotNumber: 'L1', expiresOn: '2031-06-30' };
    expect(readLabel({ barcode: `]d201${GTIN}1731063010L1` }, TODAY)).toMatchObject(expected);
    expect(readLabel({ barcode: `https://id.gs1.org/01/${GTIN}/10/L1?17=310630` }, TODAY)).toMatchObject(expected);
    expect(readLabel({ gtin: '2000000000015', lotNumber: 'L1', expiresOn: '2031-06-30' }, TODAY)).toMatchObject(
      expected,
    );
  });

  test('is not known from a GTIN alone, or from a text', () => {
    expect(readLabel({ barcode: GTIN }, TODAY)).toBeUndefined();
    expect(readLabel({ barcode: 'hello' }, TODAY)).toBeUndefined();
    expect(scannedText({ gtin: '1', lotNumber: 'L', expiresOn: 'd' })).toBe('1 L d');
  });
});
