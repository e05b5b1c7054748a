import { describe, expect, test } from '@jest/globals';
import { labelOf, passportOf, type Received } from './passport.ts';
import { compileScope } from './recall.ts';

const gtin = '02000000000015';
const today = '2026-11-22';
const lens = { baseCurve: 8.6, diameter: 14, sphere: -2 };
const product = { id: 'product', handle: 'everyday', name: 'Everyday', brand: 'Testlens', onSale: true };
const received: Received = { size: 6, product, boxes: [{ expiresOn: '2031-06-30', parameters: lens }] };
const label = { gtin, lot: 'L1', serial: null };
const notice = {
  title: 'Torn lenses',
  sourceUrl: 'https://authority.example/r-1',
  severity: 'I',
  whatToDo: 'Do not wear them.',
} as const;
const at = new Date('2026-11-22T10:00:00Z');
const dates = { createdAt: at, updatedAt: at, closedAt: null };
const recalled = (...lots: string[]) => ({
  recall: { ...notice, ...dates, id: 'recall', reference: 'R-1', version: 1 },
  scope: compileScope([{ lots }]),
});

describe('the label', () => {
  test('comes from numbers or from the code of the box', () => {
    expect(labelOf({ gtin: '2000000000015', lot: 'L1', serial: '7' }, today)).toEqual({ gtin, lot: 'L1', serial: '7' });
    const barcode = `01${gtin}1731063010L1\u001d218898`;
    expect(labelOf({ barcode }, today)).toEqual({ gtin, lot: 'L1', serial: '8898' });
  });

  test.each([
    ['a GTIN whose digits do not match', { gtin: '02000000000016', lot: 'L1' }, 'pack.gtin-invalid'],
    ['an unreadable code', { barcode: '(01)02000000000015' }, 'barcode.unreadable'],
    ['a code without a lot', { barcode: `01${gtin}17310630` }, 'passport.incomplete'],
  ])('%s is refused by name', (_, asked, slug) => {
    expect(() => labelOf(asked, today)).toThrow(expect.objectContaining({ slug }));
  });
});

describe('the passport', () => {
  test('says in the requested language that we received the box, and claims nothing about its serial number', () => {
    const known = passportOf({ ...label, serial: '7' }, received, [recalled('L2')], 'en');
    expect(known).toMatchObject({ known: true, serialChecked: false, boxes: received.boxes, recalls: [] });
    expect(known.product).toEqual({
      productId: 'product',
      handle: 'everyday',
      name: 'Everyday',
      brand: 'Testlens',
      size: 6,
    });
    expect(known.statements).toEqual([
      expect.stringMatching('genuine as far as we know'),
      expect.stringMatching('We keep no serial numbers'),
    ]);
    expect(passportOf(label, received, [], 'zh').statements).toEqual([expect.stringMatching('据我们所知为正品')]);
  });

  test('names the recalls that cover the box, with their instructions', () => {
    const shown = { ...notice, reference: 'R-1', covers: 'every-box' };
    expect(passportOf(label, received, [recalled('L2'), recalled('L1')], 'en').recalls).toEqual([shown]);
  });

  test('claims nothing about a lot that we never received, but shows its recalls', () => {
    const unknown = passportOf(label, { ...received, boxes: [] }, [recalled('L1')], 'en');
    expect(unknown).toMatchObject({ known: false, boxes: [], recalls: [{ covers: 'every-box' }] });
    expect(unknown.statements).toEqual([expect.stringMatching('cannot say whether it is genuine')]);
    expect(passportOf(label, undefined, [], 'en')).toMatchObject({ known: false, product: null });
  });

  test('names a product that is not on sale only for a lot that we received', () => {
    const hidden = { ...received, product: { ...product, onSale: false } };
    expect(passportOf(label, hidden, [], 'en').product).toMatchObject({ name: 'Everyday' });
    expect(passportOf(label, { ...hidden, boxes: [] }, [], 'en').product).toBeNull();
  });
});
