import { alcon } from './products/alcon.ts';
import { bauschLomb } from './products/bausch-lomb.ts';
import { cooperVision } from './products/coopervision.ts';
import { johnsonJohnson } from './products/johnson-johnson.ts';
import { menicon } from './products/menicon.ts';
import type { SampleProduct } from './products/sample-product.ts';

/**
 * The catalogue of the sample shop: real products of five makers with invented prices and in-store GTINs. It is sample
 * data for trying the shop out, never for fitting or ordering.
 */
export const sampleProducts: readonly SampleProduct[] = [
  ...johnsonJohnson,
  ...alcon,
  ...cooperVision,
  ...bauschLomb,
  ...menicon,
];
