/** Sample products of Menicon: names and ranges for trying the shop out, prices and GTINs invented. */
/** Not for fitting or ordering; `source` says where each product's ranges come from. */
import { FROM_GENERAL_KNOWLEDGE, halves, pack, productId, quarters, type SampleProduct } from './sample-product.ts';

const BRAND = 'Menicon';

export const menicon: readonly SampleProduct[] = [
  {
    id: productId(25),
    name: 'Miru 1day Menicon Flat Pack',
    brand: BRAND,
    material: 'hioxifilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 57,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-10, -6.5), quarters(-6, -0.5), quarters(0.5, 4)] },
      ],
    },
    packs: [pack(25, 30, { US: 3499, GB: 2499, DE: 2699 }), pack(25, 90, { US: 8999, GB: 6999, DE: 7399 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(26),
    name: 'Miru 1month Menicon',
    brand: BRAND,
    material: 'asmofilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 40,
    matrix: {
      segments: [
        { baseCurve: [8.3, 8.6], diameter: [14], sphere: [halves(-13, -6.5), quarters(-6, -0.25), quarters(0.25, 6)] },
      ],
    },
    packs: [pack(26, 6, { US: 4799, GB: 3299, DE: 3499 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
];
