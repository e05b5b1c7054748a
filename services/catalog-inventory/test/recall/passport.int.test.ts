// The passport of a box over HTTP: for anybody, by its numbers or its code, and no more than the shop knows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextGtin, PLAIN, type Stock } from '../catalog-stack.ts';
import { NOTICE, recallShop } from './recall-shop.ts';

let shop: Stock;
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

test('a box that came in is known to a stranger, with its expiry and what it holds, and in Chinese', async () => {
  // the same lot in a second warehouse is the same kind of box
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

test('a recall is named from the moment it is issued, reworded or taken back, by the code of the box too', async () => {
  const recalls = recallShop(shop);
  const issued = await recalls.issue([{ lots: ['BAD'], parameters: [{ sphere: PLAIN.sphere }] }]);
  const barcode = `]d201${gtin}1731063010BAD\u001d218898`;
  const told = async () => (await passport({ barcode })).body.recalls;
  expect(await told()).toEqual([{ ...NOTICE, reference: issued.body.reference, covers: 'every-box' }]);
  await recalls.version(issued.body.id, [{ lots: ['BAD'] }], { whatToDo: 'Send them back.' });
  expect(await told()).toMatchObject([{ whatToDo: 'Send them back.' }]);
  await recalls.version(issued.body.id, [{ lots: ['WORSE'] }]);
  expect(await told()).toEqual([]);
  // nobody here ever had one, but somebody may hold it in hand
  expect((await passport({ gtin, lot: 'WORSE' })).body).toMatchObject({
    known: false,
    recalls: [{ covers: 'every-box' }],
  });
});

test('a box that never came in is not called genuine, nor false', async () => {
  const { body } = await passport({ gtin: nextGtin(), lot: 'GOOD' });
  expect(body).toMatchObject({ known: false, product: null, boxes: [], recalls: [] });
  expect(body.statements).toEqual([expect.stringMatching('cannot say whether it is genuine')]);
});

test('what cannot be looked up is refused by name', async () => {
  expect([
    slug(await passport({ gtin: '02000000000016', lot: 'GOOD' })),
    slug(await passport({ gtin })),
    slug(await passport({ barcode: `01${gtin}17310630` })),
    slug(await passport({ barcode: '(01)' })),
  ]).toEqual(['pack.gtin-invalid', 'request.invalid', 'passport.incomplete', 'barcode.unreadable']);
});
