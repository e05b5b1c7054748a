// Lists a sample product with a rigid centre for trying the shop out, not for fitting or ordering. Prices and GTINs are
// invented; `sources` name the documents from which the ranges come. Such lenses are made to order: no warehouse keeps
// them.
import { pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import * as from from './sources.ts';

/** Returns the values from `first` to `last` in steps of a tenth of a millimetre. */
const tenths = (first: number, last: number): number[] =>
  Array.from({ length: Math.round((last - first) * 10) + 1 }, (_, at) => Math.round(first * 10 + at) / 10);

export const rigid: readonly SampleProduct[] = [
  {
    id: productId(62),
    name: 'Duette',
    brand: 'SynergEyes',
    material: 'petrafocon A hem-larafilcon A',
    modality: 'rigid',
    replacement: 'half-yearly',
    matrix: { segments: [{ baseCurve: tenths(7.1, 9), diameter: [14.5], sphere: [quarters(-20, 20)] }] },
    count: 20 * 161,
    packs: [pack(62, 1, { US: 14900, GB: 12900, DE: 13900 })],
    confirmed: 'secondary',
    sources: [from.FDA_K083921, from.DUETTE_REPLACEMENT],
    note: 'A rigid centre in a soft skirt. The source states the ends of the ranges; the steps are ours. Not kept in stock.',
  },
];
