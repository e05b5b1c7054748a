// Lists sample products of Alcon for trying the shop out, not for fitting or ordering. Prices and GTINs are invented;
// `sources` name the documents from which the ranges come.
import { EVERY_TEN_DEGREES, halves, pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import * as from from './sources.ts';

const BRAND = 'Alcon';

const FEWER_AXES = [10, 20, 70, 80, 90, 100, 110, 160, 170, 180];
/**
 * Lists the powers of Alcon's monthly spherical lenses: quarter steps from −8 to +6 without plano, half steps beyond.
 */
const MONTHLY_POWERS = [halves(-12, -8.5), quarters(-8, -0.25), quarters(0.25, 6), halves(6.5, 8)];

const AIR_OPTIX_COLOURS = [
  'Pure Hazel',
  'Blue',
  'Green',
  'Gray',
  'Honey',
  'Brown',
  'Brilliant Blue',
  'Gemstone Green',
  'Sterling Gray',
  'True Sapphire',
  'Turquoise',
  'Amethyst',
];

export const alcon: readonly SampleProduct[] = [
  {
    id: productId(6),
    name: 'DAILIES TOTAL1',
    brand: BRAND,
    material: 'delefilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 33,
    uvBlocking: false,
    matrix: {
      segments: [
        { baseCurve: [8.5], diameter: [14.1], sphere: [halves(-12, -6.5), quarters(-6, -0.5)] },
        { markets: ['US', 'GB', 'DE'], baseCurve: [8.5], diameter: [14.1], sphere: [quarters(0.5, 6)] },
      ],
    },
    count: 12 + 23 + 23,
    packs: [
      pack(6, 5, { US: 799, GB: 699, DE: 749 }),
      pack(6, 30, { US: 4199, GB: 3299, DE: 3499 }),
      pack(6, 90, { US: 10499, GB: 8699, DE: 9199 }),
    ],
    confirmed: 'maker',
    sources: [from.DAILIES_TOTAL1_PAGE, from.DAILIES_TOTAL1_PLUS, { ...from.KOREAN_REGISTER, market: 'KR' }],
    note: 'Korea: minus powers only. We assume the ranges of the United States for Great Britain and Germany.',
  },
  {
    id: productId(7),
    name: 'DAILIES TOTAL1 for Astigmatism',
    brand: BRAND,
    material: 'delefilcon A',
    modality: 'toric',
    replacement: 'daily',
    waterContent: 33,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [quarters(-6, 0)],
          cylinder: [-0.75, -1.25, -1.75],
          axis: [EVERY_TEN_DEGREES],
        },
        { baseCurve: [8.6], diameter: [14.5], sphere: [quarters(-6, 0)], cylinder: [-2.25], axis: FEWER_AXES },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [halves(-8, -6.5), quarters(0.25, 4)],
          cylinder: [-0.75, -1.25, -1.75],
          axis: FEWER_AXES,
        },
        {
          baseCurve: [8.6],
          diameter: [14.5],
          sphere: [halves(-8, -6.5), quarters(0.25, 4)],
          cylinder: [-2.25],
          axis: [10, 20, 160, 170, 180],
        },
      ],
    },
    count: 25 * (3 * 18 + 10) + (4 + 16) * (3 * 10 + 5),
    packs: [pack(7, 30, { US: 4499, GB: 3799, DE: 3999 }), pack(7, 90, { US: 11499, GB: 9999, DE: 10499 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES, from.EYE_KNOW_OD],
    note: 'In another sheet the plus powers begin at +0.50.',
  },
  {
    id: productId(8),
    name: 'DAILIES TOTAL1 Multifocal',
    brand: BRAND,
    material: 'delefilcon A',
    modality: 'multifocal',
    replacement: 'daily',
    waterContent: 33,
    uvBlocking: false,
    matrix: {
      segments: [{ baseCurve: [8.5], diameter: [14.1], sphere: [quarters(-10, 6)], add: ['LOW', 'MED', 'HIGH'] }],
    },
    count: 65 * 3,
    packs: [pack(8, 30, { US: 4499, GB: 4199, DE: 4499 }), pack(8, 90, { US: 12999, GB: 11499, DE: 11999 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES, from.KOREAN_REGISTER],
  },
  {
    id: productId(9),
    name: 'PRECISION1',
    brand: BRAND,
    material: 'verofilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 51,
    uvBlocking: true,
    matrix: {
      segments: [
        {
          baseCurve: [8.3],
          diameter: [14.2],
          sphere: [halves(-12, -6.5), quarters(-6, -0.5), quarters(0.5, 6), halves(6.5, 8)],
        },
      ],
    },
    count: 12 + 23 + 23 + 4,
    packs: [pack(9, 30, { US: 2999, GB: 2499, DE: 2699 }), pack(9, 90, { US: 7499, GB: 6499, DE: 6899 })],
    confirmed: 'maker',
    sources: [from.PRECISION1_INSERT],
  },
  {
    id: productId(10),
    name: 'TOTAL30',
    brand: BRAND,
    material: 'lehfilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 55,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.4], diameter: [14.2], sphere: MONTHLY_POWERS }] },
    count: 8 + 32 + 24 + 4,
    packs: [pack(10, 3, { US: 3299, GB: 2799, DE: 2999 }), pack(10, 6, { US: 5999, GB: 4999, DE: 5399 })],
    confirmed: 'maker',
    sources: [from.TOTAL30_INSERT],
  },
  {
    id: productId(11),
    name: 'AIR OPTIX COLORS',
    brand: BRAND,
    material: 'lotrafilcon B',
    modality: 'colour',
    replacement: 'monthly',
    waterContent: 33,
    uvBlocking: false,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-8, -6.5), quarters(-6, 6)], colour: AIR_OPTIX_COLOURS },
      ],
    },
    count: (4 + 49) * 12,
    packs: [pack(11, 2, { US: 2499, GB: 1999, DE: 2199 }), pack(11, 6, { US: 6499, GB: 4999, DE: 5299 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES, from.CONTACT_GO],
  },
  {
    id: productId(12),
    name: 'AIR OPTIX plus HydraGlyde for Astigmatism',
    brand: BRAND,
    material: 'lotrafilcon B',
    modality: 'toric',
    replacement: 'monthly',
    waterContent: 33,
    uvBlocking: false,
    matrix: {
      segments: [
        {
          baseCurve: [8.7],
          diameter: [14.5],
          sphere: [halves(-10, -6.5), quarters(-6, 6)],
          cylinder: [-0.75, -1.25, -1.75, -2.25],
          axis: [EVERY_TEN_DEGREES],
        },
      ],
    },
    count: (8 + 49) * 4 * 18,
    packs: [pack(12, 6, { US: 6299, GB: 4499, DE: 4799 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES],
  },
  {
    id: productId(30),
    name: 'AIR OPTIX plus HydraGlyde',
    brand: BRAND,
    material: 'lotrafilcon B',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 33,
    uvBlocking: false,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14.2], sphere: MONTHLY_POWERS }] },
    count: 8 + 32 + 24 + 4,
    packs: [pack(30, 6, { US: 4499, GB: 3299, DE: 3499 })],
    confirmed: 'maker',
    sources: [from.AIR_OPTIX_PAGE],
  },
  {
    id: productId(31),
    name: 'DAILIES AquaComfort Plus',
    brand: BRAND,
    material: 'nelfilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 69,
    matrix: {
      segments: [
        {
          baseCurve: [8.7],
          diameter: [14],
          sphere: [halves(-15, -6.5), quarters(-6, -0.5), quarters(0.5, 6), halves(6.5, 8)],
        },
      ],
    },
    count: 18 + 23 + 23 + 4,
    packs: [pack(31, 30, { US: 2499, GB: 1999, DE: 2199 }), pack(31, 90, { US: 6299, GB: 5299, DE: 5699 })],
    confirmed: 'maker',
    sources: [from.AQUA_COMFORT_INSERT],
  },
];
