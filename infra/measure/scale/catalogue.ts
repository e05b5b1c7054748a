/**
 * Generates the catalogue of the measured shops: 500 products with 200,000 lenses in stock, one lot per lens. The small
 * and the large shop have the same catalogue, because only the activity of customers grows.
 */
import type { LensParameters } from '@toric/contracts/lens';
import type { LensIds } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { sampleProducts } from '../../shop/sample-shop/products.ts';
import {
  pack,
  productId,
  type SamplePack,
  type SampleProduct,
} from '../../shop/sample-shop/products/sample-product.ts';

export const MARKETS = ['US', 'GB'] as const;
export type Market = (typeof MARKETS)[number];

export type Product = Pick<SampleProduct, 'brand' | 'material' | 'modality' | 'replacement' | 'matrix'> & {
  readonly id: string;
  readonly name: string;
  readonly pack: SamplePack;
  /**
   * Lists the lenses of this product that are in stock. Lens `n` of the product is lens `firstLens + n` of the
   * catalogue.
   */
  readonly lenses: readonly LensParameters[];
  readonly lensIds: readonly string[];
  readonly firstLens: number;
};

/**
 * Limits the combinations of a product in this catalogue. The limit excludes products that are made to order in
 * hundreds of thousands of powers, because shops do not stock them.
 */
const MOST_MADE = 20_000;
const FIRST_NUMBER = 10_000;

type Made = { sample: SampleProduct; lenses: readonly LensParameters[] };

/** Returns the catalogue. `lensIds` has the key of the measured shop. */
export function scaleCatalogue(lensIds: LensIds, products = 500, lensesInStock = 200_000): readonly Product[] {
  const kept = sampleProducts.filter(({ matrix }) => compileMatrix(matrix).count() <= MOST_MADE);
  const made = kept.slice(0, products).map((sample): Made => {
    const matrix = compileMatrix(sample.matrix);
    const everywhere = [...matrix.enumerate()].filter((lens) =>
      MARKETS.every((market) => matrix.contains(lens, { market })),
    );
    return { sample, lenses: everywhere };
  });
  const kinds = Array.from({ length: products }, (_, number) => nth(made, number % made.length));
  const shares = sharesOf(
    kinds.map(({ lenses }) => lenses.length),
    lensesInStock,
  );
  let firstLens = 0;
  return kinds.map((kind, number) => {
    const product = productOf(kind, number, { share: nth(shares, number), firstLens, lensIds });
    firstLens += product.lenses.length;
    return product;
  });
}

type Stocked = { share: number; firstLens: number; lensIds: LensIds };

function productOf({ sample, lenses }: Made, number: number, { share, firstLens, lensIds }: Stocked): Product {
  const { brand, material, modality, replacement, matrix } = sample;
  const id = productId(FIRST_NUMBER + number);
  const prices = { US: 3_000 + number * 10, GB: 2_500 + number * 8, DE: 2_900 + number * 9 };
  // The lenses in stock are spread over the whole range. The first lenses of the range would all be strong minus
  // powers.
  const stocked = Array.from({ length: share }, (_, n) => nth(lenses, Math.floor((n * lenses.length) / share)));
  return {
    ...{ id, brand, material, modality, replacement, matrix, firstLens, lenses: stocked },
    name: `${sample.name} ${number}`,
    pack: pack(FIRST_NUMBER + number, sample.packs[0]?.size ?? 6, prices),
    lensIds: stocked.map((lens) => lensIds.of(id, lens)),
  };
}

/** Returns the element of the list at this index. Throws if there is none. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`the list has ${list.length} elements and no element ${index}`);
  return found;
}

/**
 * Distributes `total` over items with these capacities, as evenly as possible. No share exceeds the capacity of its
 * item.
 */
export function sharesOf(capacities: readonly number[], total: number): number[] {
  const shares = capacities.map(() => 0);
  let left = total;
  const order = capacities.map((_, index) => index).sort((a, b) => nth(capacities, a) - nth(capacities, b));
  order.forEach((index, place) => {
    const share = Math.min(nth(capacities, index), Math.floor(left / (order.length - place)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
