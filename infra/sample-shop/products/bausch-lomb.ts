/** Sample products of Bausch + Lomb: names and ranges for trying the shop out, prices and GTINs invented. */
/** Not for fitting or ordering; `source` says where each product's ranges come from. */
import {
  EVERY_TEN_DEGREES,
  FROM_GENERAL_KNOWLEDGE,
  halves,
  pack,
  productId,
  quarters,
  type SampleProduct,
} from './sample-product.ts';

const BRAND = 'Bausch + Lomb';

export const bauschLomb: readonly SampleProduct[] = [
  {
    id: productId(21),
    name: 'Bausch + Lomb ULTRA',
    brand: BRAND,
    material: 'samfilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 46,
    uvBlocking: false,
    matrix: { segments: [{ baseCurve: [8.5], diameter: [14.2], sphere: [halves(-12, -6.5), quarters(-6, 6)] }] },
    packs: [pack(21, 6, { US: 5499, GB: 3999, DE: 4299 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(22),
    name: 'Bausch + Lomb ULTRA for Astigmatism',
    brand: BRAND,
    material: 'samfilcon A',
    modality: 'toric',
    replacement: 'monthly',
    waterContent: 46,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [halves(-9, -6.5), quarters(-6, 6)],
          cylinder: [-0.75, -1.25, -1.75, -2.25, -2.75],
          axis: [EVERY_TEN_DEGREES],
        },
      ],
    },
    packs: [pack(22, 6, { US: 7299, GB: 5299, DE: 5599 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(23),
    name: 'Biotrue ONEday',
    brand: BRAND,
    material: 'nesofilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 78,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14.2], sphere: [halves(-9, -7), quarters(-6.5, 6)] }] },
    packs: [pack(23, 30, { US: 2799, GB: 2199, DE: 2399 }), pack(23, 90, { US: 6499, GB: 5799, DE: 6099 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(24),
    name: 'Biotrue ONEday for Presbyopia',
    brand: BRAND,
    material: 'nesofilcon A',
    modality: 'multifocal',
    replacement: 'daily',
    waterContent: 78,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14.2], sphere: [quarters(-9, 6)], add: ['LOW', 'HIGH'] }] },
    packs: [pack(24, 30, { US: 4199, GB: 3299, DE: 3599 }), pack(24, 90, { US: 9999, GB: 8999, DE: 9499 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
];
