// Tests GET /products/{handle}/lenses and the options of GET /products/{handle}/parameters.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, PLAIN, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const asText = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

describe('the check of a lens', () => {
  const lens = (productId: string, query = '') =>
    shop.get(`/products/${productId}/lenses?market=US&baseCurve=8.6&diameter=14&sphere=-2${query}`);

  test('that is made returns its packs at the market price, and their availability', async () => {
    const { productId, packId, warehouseId } = await shop.stocked(5);
    const price = { amount: 6400, currency: 'USD' };
    expect((await lens(productId)).body).toEqual({
      made: true,
      nearest: [],
      packs: [{ packId, size: 6, price, availability: 'low' }],
    });
    await shop.receive(warehouseId, packId, [{ quantity: 1 }]);
    expect((await lens(productId)).body.packs[0].availability).toBe('in-stock');
    const elsewhere = { ...PLAIN, sphere: -2.25 };
    expect(
      (await shop.get(`/products/${productId}/lenses?market=US&${new URLSearchParams(asText(elsewhere)).toString()}`))
        .body.packs[0],
    ).toMatchObject({ availability: 'sold-out' });
  });

  test('that is not made returns the nearest lenses and no pack', async () => {
    const { productId } = await shop.offer();
    const query = 'market=US&baseCurve=8.6&diameter=14&sphere=-7';
    const { body } = await shop.get(`/products/${productId}/lenses?${query}`);
    expect(body).toMatchObject({ made: false, packs: [] });
    expect(body.nearest[0]).toEqual({ baseCurve: 8.6, diameter: 14, sphere: -6 });
  });

  test('goes with options that narrow with the values chosen', async () => {
    const base = { baseCurve: [8.6], diameter: [14], sphere: [{ from: -1, to: -0.5, step: 0.5 }] };
    const segments = [
      { ...base, cylinder: [-0.75], axis: [90, 180] },
      { ...base, cylinder: [-2.25], axis: [180], markets: ['US'] },
    ];
    const { id } = await shop.product({ modality: 'toric', matrix: { segments } });
    const options = async (query: string) => (await shop.get(`/products/${id}/parameters?${query}`)).body;
    expect(await options('market=US')).toMatchObject({
      count: 6,
      options: {
        baseCurve: [8.6],
        diameter: [14],
        sphere: [-1, -0.5],
        cylinder: [-2.25, -0.75],
        axis: [90, 180],
        add: [],
        dominance: [],
        colour: [],
      },
    });
    expect((await options('market=US&axis=90')).options).toMatchObject({ cylinder: [-0.75], axis: [90, 180] });
    expect((await options('market=DE')).options.cylinder).toEqual([-0.75]);
  });
});
