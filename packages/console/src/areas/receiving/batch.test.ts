// Tests how scans of boxes are decided at goods-in.
import { describe, expect, test } from '@jest/globals';
import { add, boxesOf, EMPTY_BATCH, type Lens, scan, scannedOf, takeBack, binOf } from './batch.ts';

const GTIN = '02000000000039';
const lens = (key: string, sphere: number, gtin = GTIN): Lens => ({
  ...{ key, gtin, productId: 'p', packId: 'k', expected: 6 },
  parameters: { baseCurve: 8.6, diameter: 14, sphere },
});
const code = (lot: string, { gtin = GTIN, expiry = '310630', serial = '' } = {}) =>
  `]d201${gtin}17${expiry}${serial && `21${serial}\u001d`}10${lot}`;
const DAY = '2026-11-29';

describe('a scan', () => {
  test('of a pack of which one lens is expected is in at once', () => {
    const batch = scan(EMPTY_BATCH, code('L1'), [lens('a', -2)], DAY);
    expect(batch.boxes.map(({ no, lot, expiresOn }) => [no, lot, expiresOn])).toEqual([[1, 'L1', '2031-06-30']]);
  });
  test('of a pack with several powers asks once for each lot', () => {
    const lenses = [lens('a', -2), lens('b', -3)];
    const asked = scan(EMPTY_BATCH, code('L1'), lenses, DAY);
    expect(asked.asked?.among.map(({ key }) => key)).toEqual(['a', 'b']);
    const label = asked.asked?.label;
    if (!label) throw new Error('nothing was asked');
    const answered = add(asked, label, lens('b', -3));
    const second = scan(answered, code('L1'), lenses, DAY);
    expect([second.asked, scannedOf(second, lens('b', -3))]).toEqual([undefined, 2]);
  });
  test('is refused while the power of the box before is not known', () => {
    const lenses = [lens('a', -2), lens('b', -3)];
    const asked = scan(EMPTY_BATCH, code('L1'), lenses, DAY);
    const again = scan(asked, code('L2'), lenses, DAY);
    expect([again.asked, again.refused.length]).toEqual([asked.asked, 1]);
  });
  test('of a pack that is not on the order is refused and does not count', () => {
    const batch = scan(EMPTY_BATCH, code('L1', { gtin: '02000000000046' }), [lens('a', -2)], DAY);
    expect([boxesOf(batch), batch.refused[0]?.text.en]).toEqual([
      0,
      'This box is not on the order. Put it on the red tray.',
    ]);
  });
  test('of a shelf puts the boxes after it on this shelf', () => {
    const shelf = scan(EMPTY_BATCH, 'BIN:a-03-2', undefined, '2026-11-30');
    expect(shelf).toMatchObject({ bin: 'A-03-2', boxes: [], refused: [] });
    expect(binOf('A-03-2')).toBeUndefined();
  });

  test('of an expired box, or twice of the same serial number, is refused', () => {
    const lenses = [lens('a', -2)];
    expect(scan(EMPTY_BATCH, code('L1', { expiry: '250630' }), lenses, DAY).refused).toHaveLength(1);
    const once = scan(EMPTY_BATCH, code('L1', { serial: 'S1' }), lenses, DAY);
    expect(scan(once, code('L1', { serial: 'S1' }), lenses, DAY).refused).toHaveLength(1);
  });
  test('that was wrong can be taken back', () => {
    expect(boxesOf(takeBack(scan(EMPTY_BATCH, code('L1'), [lens('a', -2)], DAY)))).toBe(0);
  });
});
