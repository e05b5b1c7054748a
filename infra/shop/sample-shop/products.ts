import { alcon } from './products/alcon.ts';
import { bauschLomb } from './products/bausch-lomb.ts';
import { cooperVision } from './products/coopervision.ts';
import { johnsonJohnson } from './products/johnson-johnson.ts';
import { menicon } from './products/menicon.ts';
import { multifocal } from './products/multifocal.ts';
import { myopiaControl } from './products/myopia-control.ts';
import { rigid } from './products/rigid.ts';
import type { SampleProduct } from './products/sample-product.ts';
import { various } from './products/various.ts';

/** Lists the products that sample customers may wear. The list is closed, so that a new product changes no customer. */
export const wornProducts: readonly SampleProduct[] = [
  ...johnsonJohnson,
  ...alcon,
  ...cooperVision,
  ...bauschLomb,
  ...menicon,
];

/**
 * Lists the catalogue of the sample shop: real products of seven makers with invented prices and in-store GTINs. It is
 * sample data for trying the shop out, never for fitting or ordering.
 */
export const sampleProducts: readonly SampleProduct[] = [
  ...wornProducts,
  ...multifocal,
  ...various,
  ...myopiaControl,
  ...rigid,
];
