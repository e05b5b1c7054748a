// Tests the pictures of products over HTTP: sizes, metadata, order, and refusals.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { catalogStack, type CatalogStack, must, nextId } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Product = {
  id: string;
  version: number;
  pictures: { id: string; alt: { en: string; zh: string }; width: number }[];
};
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 10, g: 90, b: 200 } } });
/** Returns a JPEG whose metadata name a camera and the owner of the copyright. */
const photo = (width = 1_600, height = 800) =>
  drawn(width, height)
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretCamera', Copyright: 'Grace Hopper' } })
    .toBuffer();
const texts = (en = 'A box of six lenses', zh = '一盒六片装镜片') => new URLSearchParams({ altEn: en, altZh: zh });
const add = (product: string, file: Buffer, query = texts(), type = 'image/jpeg') =>
  shop.upload(`/products/${product}/pictures?${query.toString()}`, type, file);
const read = async (id: string, size: string) => (await shop.get(`/product-pictures/${id}/${size}`)).body as Buffer;

describe('a picture of a product', () => {
  test('is stored in three sizes as WebP, without the metadata of the file', async () => {
    const { id } = await shop.product();
    const { pictures, version } = must<Product>(await add(id, await photo()), 201);
    expect(pictures).toMatchObject([{ alt: { en: 'A box of six lenses', zh: '一盒六片装镜片' }, width: 1_200 }]);
    expect(version).toBe(2);
    const files = await Promise.all(['small', 'medium', 'large'].map((size) => read(pictures[0]?.id ?? '', size)));
    const read_ = await Promise.all(files.map((file) => sharp(file).metadata()));
    expect(read_.map(({ format, width, height, exif }) => [format, width, height, exif])).toEqual([
      ['webp', 160, 80, undefined],
      ['webp', 480, 240, undefined],
      ['webp', 1_200, 600, undefined],
    ]);
    expect(files.map((file) => file.includes('SecretCamera') || file.includes('Grace Hopper'))).toEqual([
      false,
      false,
      false,
    ]);
    const listed = await shop.get(`/products/${id}`);
    expect(listed.body.pictures).toEqual(pictures);
  });

  test('that is small is not enlarged, and a PNG with transparency stays transparent', async () => {
    const { id } = await shop.product();
    const see = sharp({ create: { width: 100, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { pictures } = must<Product>(await add(id, await see.png().toBuffer(), texts(), 'image/png'), 201);
    const { width, hasAlpha } = await sharp(await read(pictures[0]?.id ?? '', 'large')).metadata();
    expect([width, hasAlpha]).toEqual([100, true]);
  });

  test('needs a text in both languages, and a file of its type', async () => {
    const { id } = await shop.product();
    const file = await photo();
    const answers = [
      await add(id, file, new URLSearchParams({ altEn: 'A box of lenses' })),
      await add(id, file, texts(), 'image/png'),
      await add(id, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), texts(), 'image/webp'),
      await add(nextId(), file),
    ];
    expect(answers.map((answer) => [answer.status, slug(answer)])).toEqual([
      [400, 'request.invalid'],
      [422, 'picture.unreadable'],
      [422, 'picture.unreadable'],
      [404, 'product.not-found'],
    ]);
  });

  test('changes its texts and its place, and is removed; each change is a version and on record', async () => {
    const { id } = await shop.product();
    const file = await drawn(40, 40).jpeg().toBuffer();
    await add(id, file, texts('First one', '第一张'));
    const { pictures } = must<Product>(await add(id, file, texts('Second one', '第二张')), 201);
    const [first, second] = pictures;
    const path = `/products/${id}/pictures/${second?.id}`;
    const moved = must<Product>(await shop.change('patch', path, { place: 1, altEn: 'The box' }), 200);
    expect(moved.pictures.map(({ alt }) => alt.en)).toEqual(['The box', 'First one']);
    const left = must<Product>(await shop.change('delete', path, {}), 200);
    expect(left.pictures.map((picture) => picture.id)).toEqual([first?.id]);
    expect((await shop.get(`/product-pictures/${second?.id}/small`)).status).toBe(404);
    const again = await shop.change('delete', path, {});
    expect([again.status, slug(again)]).toEqual([404, 'picture.not-found']);
    const { rows } = await shop.stack.admin.query<{ action: string }>(
      'select action from catalog_inventory.change_record where subject = $1 order by id',
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['product.added', ...Array<string>(4).fill('product.changed')]);
  });

  test('is the thirteenth at most in vain', async () => {
    const { id } = await shop.product();
    const file = await drawn(20, 20).jpeg().toBuffer();
    for (let n = 0; n < 12; n += 1) must(await add(id, file, texts(`Picture ${n}`)), 201);
    const more = await add(id, file);
    expect([more.status, slug(more)]).toEqual([409, 'picture.too-many']);
  });
});
