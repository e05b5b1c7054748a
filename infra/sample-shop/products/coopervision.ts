/** Sample products of CooperVision: names and ranges for trying the shop out, prices and GTINs invented. */
/** Not for fitting or ordering; `source` says where each product's ranges come from. */
import {
  EVERY_TEN_DEGREES,
  FROM_FITTING_GUIDE,
  FROM_GENERAL_KNOWLEDGE,
  halves,
  pack,
  productId,
  quarters,
  type SampleProduct,
} from './sample-product.ts';

const BRAND = 'CooperVision';

export const cooperVision: readonly SampleProduct[] = [
  {
    id: productId(13),
    name: 'Biofinity',
    brand: BRAND,
    material: 'comfilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 48,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.6],
          diameter: [14],
          sphere: [halves(-12, -6.5), quarters(-6, -0.25), quarters(0.25, 6), halves(6.5, 8)],
        },
      ],
    },
    packs: [pack(13, 6, { US: 4999, GB: 3499, DE: 3699 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(14),
    name: 'Biofinity XR',
    brand: BRAND,
    material: 'comfilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 48,
    uvBlocking: false,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [halves(-20, -12.5), halves(8.5, 15)] }] },
    packs: [pack(14, 6, { US: 7999, GB: 5999, DE: 6299 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(15),
    name: 'Biofinity toric',
    brand: BRAND,
    material: 'comfilcon A',
    modality: 'toric',
    replacement: 'monthly',
    waterContent: 48,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.7],
          diameter: [14.5],
          sphere: [halves(-10, -6.5), quarters(-6, 6), halves(6.5, 8)],
          cylinder: [-0.75, -1.25, -1.75, -2.25],
          axis: [EVERY_TEN_DEGREES],
        },
      ],
    },
    packs: [pack(15, 6, { US: 6499, GB: 4799, DE: 4999 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(16),
    name: 'Biofinity multifocal',
    brand: BRAND,
    material: 'comfilcon A',
    modality: 'multifocal',
    replacement: 'monthly',
    waterContent: 48,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.6],
          diameter: [14],
          sphere: [halves(-10, -6.5), quarters(-6, 6)],
          add: [1, 1.5, 2, 2.5],
          dominance: ['D', 'N'],
        },
      ],
    },
    packs: [pack(16, 6, { US: 8499, GB: 5999, DE: 6299 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(17),
    name: 'Biofinity toric multifocal',
    brand: BRAND,
    material: 'comfilcon A',
    modality: 'multifocal',
    replacement: 'monthly',
    waterContent: 48,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.7],
          diameter: [14.5],
          sphere: [halves(-10, -6.5), quarters(-6, 6), halves(6.5, 10)],
          cylinder: [-0.75, -1.25, -1.75, -2.25, -2.75, -3.25, -3.75, -4.25, -4.75, -5.25, -5.75],
          axis: [{ from: 5, to: 180, step: 5 }],
          add: [1, 1.5, 2, 2.5],
          dominance: ['D', 'N'],
        },
      ],
    },
    packs: [pack(17, 6, { US: 10999, GB: 8999, DE: 9499 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(18),
    name: 'MyDay',
    brand: BRAND,
    material: 'stenfilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 54,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.4],
          diameter: [14.2],
          sphere: [halves(-12, -6.5), quarters(-6, -0.25), quarters(0.25, 6), halves(6.5, 8)],
        },
      ],
    },
    packs: [pack(18, 30, { US: 3299, GB: 2699, DE: 2899 }), pack(18, 90, { US: 8499, GB: 7199, DE: 7599 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(19),
    name: 'clariti 1 day multifocal',
    brand: BRAND,
    material: 'somofilcon A',
    modality: 'multifocal',
    replacement: 'daily',
    waterContent: 56,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14.1], sphere: [quarters(-6, 5)], add: ['LOW', 'HIGH'] }] },
    packs: [pack(19, 30, { US: 3799, GB: 3199, DE: 3399 }), pack(19, 90, { US: 8999, GB: 8499, DE: 8999 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(20),
    name: 'Avaira Vitality',
    brand: BRAND,
    material: 'fanfilcon A',
    modality: 'spherical',
    replacement: 'two-weekly',
    waterContent: 55,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.4],
          diameter: [14.2],
          sphere: [halves(-12, -6.5), quarters(-6, -0.25), quarters(0.25, 6), halves(6.5, 8)],
        },
      ],
    },
    packs: [pack(20, 6, { US: 2499, GB: 1999, DE: 2199 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
];
