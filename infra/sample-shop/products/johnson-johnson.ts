/** Sample products of Johnson & Johnson Vision: names and ranges for trying the shop out, prices and GTINs invented. */
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

const BRAND = 'Johnson & Johnson Vision';

export const johnsonJohnson: readonly SampleProduct[] = [
  {
    id: productId(1),
    name: 'ACUVUE OASYS 1-Day',
    brand: BRAND,
    material: 'senofilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 38,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.5, 9],
          diameter: [14.3],
          sphere: [halves(-12, -6.5), quarters(-6, -0.5), quarters(0.5, 6), halves(6.5, 8)],
        },
      ],
    },
    packs: [pack(1, 30, { US: 3699, GB: 2999, DE: 3199 }), pack(1, 90, { US: 8999, GB: 7999, DE: 8499 })],
    source: FROM_FITTING_GUIDE,
  },
  {
    id: productId(2),
    name: 'ACUVUE OASYS',
    brand: BRAND,
    material: 'senofilcon A',
    modality: 'spherical',
    replacement: 'two-weekly',
    waterContent: 38,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.4, 8.8],
          diameter: [14],
          sphere: [halves(-12, -6.5), quarters(-6, -0.5), quarters(0.5, 6), halves(6.5, 8)],
        },
      ],
    },
    packs: [
      pack(2, 6, { US: 2999, GB: 2199, DE: 2399 }),
      pack(2, 12, { US: 5499, GB: 3999, DE: 4399 }),
      pack(2, 24, { US: 9499, GB: 7299, DE: 7799 }),
    ],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(3),
    name: 'ACUVUE OASYS for Astigmatism',
    brand: BRAND,
    material: 'senofilcon A',
    modality: 'toric',
    replacement: 'two-weekly',
    waterContent: 38,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [quarters(-6, 0)],
          cylinder: [-0.75, -1.25, -1.75],
          axis: [EVERY_TEN_DEGREES],
        },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [quarters(-6, 0)],
          cylinder: [-2.25],
          axis: [10, 20, 70, 80, 90, 100, 110, 160, 170, 180],
        },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [halves(-9, -6.5)],
          cylinder: [-0.75, -1.25, -1.75],
          axis: [EVERY_TEN_DEGREES],
        },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [halves(-9, -6.5), quarters(0.25, 6)],
          cylinder: [-2.25],
          axis: [10, 20, 90, 160, 170, 180],
        },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [quarters(0.25, 6)],
          cylinder: [-0.75, -1.25, -1.75],
          axis: [10, 20, 70, 80, 90, 100, 110, 160, 170, 180],
        },
      ],
    },
    packs: [pack(3, 6, { US: 3999, GB: 2899, DE: 3099 })],
    source: 'Sample data: ranges as reported in Optometric Management, November 2010; later editions are wider.',
  },
  {
    id: productId(4),
    name: '1-DAY ACUVUE MOIST MULTIFOCAL',
    brand: BRAND,
    material: 'etafilcon A',
    modality: 'multifocal',
    replacement: 'daily',
    waterContent: 58,
    uvBlocking: true,
    matrix: {
      segments: [{ baseCurve: [8.4], diameter: [14.3], sphere: [quarters(-9, 6)], add: ['LOW', 'MED', 'HIGH'] }],
    },
    packs: [pack(4, 30, { US: 4499, GB: 3499, DE: 3799 }), pack(4, 90, { US: 10999, GB: 9299, DE: 9999 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
  {
    id: productId(5),
    name: '1-DAY ACUVUE DEFINE',
    brand: BRAND,
    material: 'etafilcon A',
    modality: 'colour',
    replacement: 'daily',
    waterContent: 58,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.5],
          diameter: [14.2],
          sphere: [halves(-9, -6.5), quarters(-6, -0.5), quarters(0, 0)],
          colour: ['Natural Shimmer', 'Natural Sparkle', 'Natural Shine'],
        },
      ],
    },
    packs: [pack(5, 30, { US: 3599, GB: 2999, DE: 3299 })],
    source: FROM_GENERAL_KNOWLEDGE,
  },
];
