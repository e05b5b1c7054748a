import { type Goods, isLens } from '@toric/contracts/goods/goods';

type Pack = { readonly goods: Goods | undefined; readonly size: number; readonly weightGrams?: number | undefined };

/**
 * Holds the weights in grams that are assumed if the catalogue states none: of an empty box of soft lenses, of each
 * lens in it, and of other goods.
 */
const ASSUMED = { box: 15, lens: 2, 'rigid-lens': 40, solution: 450, accessory: 120 } as const;

/**
 * Returns the weight of one box in grams, as the catalogue states it. Otherwise the weight is assumed by the class of
 * the goods.
 */
export function gramsOf({ goods, size, weightGrams }: Pack): number {
  if (weightGrams !== undefined) return weightGrams;
  if (goods === 'service') return 0;
  if (goods === 'solution' || goods === 'accessory') return ASSUMED[goods];
  if (goods === 'rigid-lens' || goods === 'orthokeratology') return ASSUMED['rigid-lens'];
  return isLens(goods) ? ASSUMED.box + ASSUMED.lens * size : ASSUMED.accessory;
}
