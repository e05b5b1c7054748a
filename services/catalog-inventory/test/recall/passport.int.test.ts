// Tests the passport, the public page about one box, over HTTP. It is found by GTIN and lot or by bar code, and claims
// nothing that the shop does not know.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextGtin, PLAIN, type CatalogStack } from '../catalog-stack.ts';
import { NOTICE, recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let gtin: string;
let lens: Awaited<ReturnType<ReturnType<typeof recallShop>['offered']>>;
beforeAll(async () => {
  shop = await catalogStack();
  const { offered } = recallShop(shop);
  lens = await offered({ lotNumber: 'GOOD', quantity: 1 }, { lotNumber: 'BAD', quantity: 1 });
  gtin = (await shop.get(`/products/${lens.productId}`)).body.packs[0].gtin;
}, 60_000);
afterAll(() => shop.stop());

const passport = (query: Record<string, string>, headers: Record<string, string> = {}) =>
  shop.get(`/passport?${new URLSearchParams(query).toString()}`, undefined, headers);
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);

test('a received box is known to any visitor, with expiry and parameters, also in Chinese', async () => {
  // A second warehouse that receives the same lot adds no second entry to the passport.
  await shop.receive((await shop.warehouse()).id, lens.packId, [{ lotNumber: 'GOOD', quantity: 1 }]);
  const { status, body } = await passport({ gtin: gtin.slice(1), lot: 'GOOD', serial: '8898' });
  expect([status, body]).toEqual([
    200,
    {
      ...{ gtin, lot: 'GOOD', serial: '8898', known: true, serialChecked: false, recalls: [] },
      statements: [expect.stringMatching('as far as we know'), expect.stringMatching('no serial numbers')],
      product: expect.objectContaining({ productId: lens.productId, name: 'Biofinity', size: 6 }),
      boxes: [{ expiresOn: '2031-06-30', parameters: PLAIN }],
    },
  ]);
  const chinese = await passport({ gtin, lot: 'GOOD' }, { 'accept-language': 'zh-CN' });
  expect(chinese.body.statements).toEqual([expect.stringMatching('据我们所知')]);
});

test('a new, changed or narrowed recall shows at once, also for a scanned code', async () => {
  const recalls = recallShop(shop);
  const issued = await recalls.issue([{ lots: ['BAD'], parameters: [{ sphere: PLAIN.sphere }] }]);
  const barcode = `]d201${gtin}1731063010BAD\u001d218898`;
  const shown = async () => (await passport({ barcode })).body.recalls;
  expect(await shown()).toEqual([{ ...NOTICE, reference: issued.body.reference, covers: 'every-box' }]);
  await recalls.version(issued.body.id, [{ lots: ['BAD'] }], { whatToDo: 'Send them back.' });
  expect(await shown()).toMatchObject([{ whatToDo: 'Send them back.' }]);
  await recalls.version(issued.body.id, [{ lots: ['WORSE'] }]);
  expect(await shown()).toEqual([]);
  // The shop never received this lot, but shows its recall: a visitor may have bought such a box elsewhere.
  expect((await passport({ gtin, lot: 'WORSE' })).body).toMatchObject({
    known: false,
    recalls: [{ covers: 'every-box' }],
  });
});

test('a box that we never received is called neither genuine nor fake', async () => {
  const { body } = await passport({ gtin: nextGtin(), lot: 'GOOD' });
  expect(body).toMatchObject({ known: false, product: null, boxes: [], recalls: [] });
  expect(body.statements).toEqual([expect.stringMatching('cannot say whether it is genuine')]);
});

test('labels that cannot be looked up are refused by name', async () => {
  expect([
    slug(await passport({ gtin: '02000000000016', lot: 'GOOD' })),
    slug(await passport({ gtin })),
    slug(await passport({ barcode: `01${gtin}17310630` })),
    slug(await passport({ barcode: '(01)' })),
  ]).toEqual(['pack.gtin-invalid', 'request.invalid', 'passport.incomplete', 'barcode.unreadable']);
});
