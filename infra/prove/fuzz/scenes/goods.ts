/** Lists the scenes of goods that are no lens, and of the pictures of products. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EXAMPLE, PICTURE } from '../../e2e/example-values.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const TEXTS = { altEn: 'A box of six lenses', altZh: '一盒六片装镜片' };
const handle = EXAMPLE.productId;
const WithPictures = z.looseObject({ pictures: z.array(z.looseObject({ id: z.string() })) });

/**
 * Returns the id of a picture of the example product. Removes the other pictures, because a product has at most twelve.
 */
async function picture({ send }: World): Promise<string> {
  const added = await send('addProductPicture', { role: 'admin', path: { handle }, query: TEXTS, file: PICTURE });
  const ids = WithPictures.parse(added).pictures.map(({ id }) => id);
  for (const pictureId of ids.slice(0, -1))
    await send('removeProductPicture', { role: 'admin', path: { handle, pictureId } });
  return ids.at(-1) ?? '';
}
const ofPicture = async (world: World) => ({
  role: 'admin' as const,
  path: { handle, pictureId: await picture(world) },
});

export const goodsScenes: Scenes = {
  async checkGoods({ send, codeOf }) {
    const change = {
      ...{ id: randomUUID(), handle: undefined, name: codeOf('Fuzz '), goods: 'solution' },
      ...{ modality: undefined, replacement: undefined, matrix: undefined },
    };
    const { id } = await send('createProduct', { role: 'admin', change });
    return { role: 'nobody', path: { handle: id }, query: { market: 'US' } };
  },
  async addProductPicture(world) {
    await picture(world); // `picture` removes the other pictures
    return { role: 'sales', path: { handle }, query: TEXTS, file: PICTURE };
  },
  changeProductPicture: ofPicture,
  removeProductPicture: ofPicture,
  getProductPicture: async (world) => ({
    ...{ role: 'nobody', path: { pictureId: await picture(world), size: 'small' } },
  }),
};
