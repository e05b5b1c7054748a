// Tests the decision about each scanned box of a return.
import { expect, test } from '@jest/globals';
import { codeOf, type Expected, NO_SCANS, scanBox, takeLastBack, withState } from './scans.ts';

const [right, left] = ['0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000a2'];
const GTIN = '02000000000015';
const code = (lot: string) => `01${GTIN}17310630` + `10${lot}`;
const shipped = (lineId: string, lotNumber: string) => ({
  ...{ lineId, lotNumber, productName: 'Biofinity', gtin: GTIN, expiresOn: '2031-06-30' },
  ...{ lotId: right, shipped: 1, back: 0 },
});
const line = (lineId: string, quantity: number) => ({ lineId, quantity }) as Expected['record']['lines'][number];
const expected: Expected = {
  record: { lines: [line(right, 1)], boxes: [] },
  shipped: [shipped(right, 'L1'), shipped(left, 'L2')],
};
const scan = (scans: typeof NO_SCANS, text: string, to = expected) => scanBox(scans, text, to, 'sealed', '2026-11-30');

test('a box that was sent and is asked for is counted, with its lot and day', () => {
  expect(scan(NO_SCANS, code('L1'))).toMatchObject({
    boxes: [{ no: 1, lineId: right, lotNumber: 'L1', expiresOn: '2031-06-30', state: 'sealed' }],
    refused: undefined,
  });
});

test('a label that is typed is the code that a scanner reads', () => {
  expect(codeOf({ gtin: GTIN.slice(1), lotNumber: 'L1', expiresOn: '2031-06-30' })).toBe(code('L1'));
});

test('a box of another order, of a line that is not asked for, and one too many are refused with the reason', () => {
  expect(scan(NO_SCANS, code('L9')).refused?.en).toContain('not sent with this order');
  expect(scan(NO_SCANS, code('L2')).refused?.en).toContain('the return does not have it');
  const one = scan(NO_SCANS, code('L1'));
  expect(scan(one, code('L1'))).toMatchObject({ boxes: [{ no: 1 }], refused: { zh: expect.any(String) } });
  expect(scan(NO_SCANS, `01${GTIN}`).refused).toBeDefined();
  expect(scan(NO_SCANS, 'hello').refused).toBeDefined();
});

test('the same lens of both eyes goes to the line that has a place left', () => {
  const both: Expected = {
    record: { lines: [line(right, 1), line(left, 1)], boxes: [] },
    shipped: [shipped(right, 'L1'), shipped(left, 'L1')],
  };
  const twice = scan(scan(NO_SCANS, code('L1'), both), code('L1'), both);
  expect(twice.boxes.map(({ lineId }) => lineId)).toEqual([right, left]);
});

test('a box is taken back, and its state is changed', () => {
  const one = scan(NO_SCANS, code('L1'));
  expect(withState(one, 1, 'worn').boxes[0]?.state).toBe('worn');
  expect(takeLastBack(one).boxes).toEqual([]);
});
