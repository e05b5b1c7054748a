// Lists sample products of Bausch + Lomb for trying the shop out, not for fitting or ordering. Prices and GTINs are
// invented; `sources` name the documents from which the ranges come.
import { EVERY_TEN_DEGREES, halves, pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import * as from from './sources.ts';

const BRAND = 'Bausch + Lomb';
/**
 * Lists the markets outside Korea, to which the ranges of some documents apply. According to the Korean register, the
 * ranges of Korea differ.
 */
const NOT_KOREA = ['US', 'GB', 'DE'];
/** Lists the powers of ULTRA and of Biotrue, including plano. */
const USUAL_POWERS = [halves(-12, -6.5), quarters(-6, 6)];

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
    matrix: { segments: [{ baseCurve: [8.5], diameter: [14.2], sphere: USUAL_POWERS }] },
    count: 12 + 49,
    packs: [pack(21, 6, { US: 5499, GB: 3999, DE: 4299 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES, from.KOREAN_REGISTER],
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
    count: (6 + 49) * 5 * 18,
    packs: [pack(22, 6, { US: 7299, GB: 5299, DE: 5599 })],
    confirmed: 'secondary',
    sources: [from.FOCUS_JANUARY_2019, from.KOREAN_REGISTER],
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
    matrix: { segments: [{ markets: NOT_KOREA, baseCurve: [8.6], diameter: [14.2], sphere: USUAL_POWERS }] },
    count: 12 + 49,
    packs: [pack(23, 30, { US: 2799, GB: 2199, DE: 2399 }), pack(23, 90, { US: 6499, GB: 5799, DE: 6099 })],
    confirmed: 'maker',
    sources: [
      { ...from.BIOTRUE_INSERT, market: 'US' },
      { ...from.KOREAN_REGISTER, market: 'KR' },
    ],
    note: 'The Korean register has 63 powers in each of three box sizes, and no document that we saw lists them. We assume the ranges of the United States for Great Britain and Germany.',
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
    matrix: {
      segments: [
        { markets: NOT_KOREA, baseCurve: [8.6], diameter: [14.2], sphere: [quarters(-9, 6)], add: ['LOW', 'HIGH'] },
      ],
    },
    count: 61 * 2,
    packs: [pack(24, 30, { US: 4199, GB: 3299, DE: 3599 }), pack(24, 90, { US: 9999, GB: 8999, DE: 9499 })],
    confirmed: 'secondary',
    sources: [
      { ...from.BIOTRUE_MULTIFOCAL_NEWS, market: 'US' },
      { ...from.KOREAN_REGISTER, market: 'KR' },
    ],
    note: 'The Korean register has 124 entries in all box sizes together, which fits no range that we saw. We assume the ranges of the United States for Great Britain and Germany.',
  },
  {
    id: productId(36),
    name: 'SofLens daily disposable',
    brand: BRAND,
    material: 'hilafilcon B',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 59,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-9, -7), quarters(-6.5, -0.25)] },
        { markets: ['US', 'GB', 'DE'], baseCurve: [8.6], diameter: [14.2], sphere: [quarters(0, 6.5)] },
      ],
    },
    count: 5 + 26 + 27,
    packs: [pack(36, 30, { US: 2299, GB: 1799, DE: 1999 }), pack(36, 90, { US: 5499, GB: 4699, DE: 4999 })],
    confirmed: 'secondary',
    sources: [{ ...from.HONEST_LENSES, market: 'US' }, from.SOFLENS_DAILY_KOREA],
    note: 'Korea: minus powers only. We assume the ranges of the United States for Great Britain and Germany.',
  },
  {
    id: productId(37),
    name: 'Bausch + Lomb INFUSE One-Day',
    brand: BRAND,
    material: 'kalifilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 55,
    uvBlocking: true,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-12, -6.5), quarters(-6, -0.25), quarters(0.25, 6)] },
      ],
    },
    count: 12 + 24 + 24,
    packs: [pack(37, 30, { US: 3399, GB: 2799, DE: 2999 }), pack(37, 90, { US: 8499, GB: 7299, DE: 7799 })],
    confirmed: 'maker',
    sources: [from.INFUSE_INSERT, from.KOREAN_REGISTER],
    note: 'The insert gives both ends and the steps. The register has 60 powers in each box size, so plano is not made.',
  },
  {
    id: productId(38),
    name: 'Bausch + Lomb INFUSE Multifocal',
    brand: BRAND,
    material: 'kalifilcon A',
    modality: 'multifocal',
    replacement: 'daily',
    waterContent: 55,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14.2], sphere: [quarters(-10, 6)], add: ['LOW', 'HIGH'] }] },
    count: 65 * 2,
    packs: [pack(38, 30, { US: 4699, GB: 3799, DE: 3999 }), pack(38, 90, { US: 11499, GB: 9899, DE: 10499 })],
    confirmed: 'maker',
    sources: [from.INFUSE_INSERT, from.KOREAN_REGISTER],
  },
  {
    id: productId(39),
    name: 'SofLens 38',
    brand: BRAND,
    material: 'polymacon',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 39, // the data sheet states 38.6 %, and the contract accepts only whole numbers
    matrix: {
      segments: [{ baseCurve: [8.4, 8.7, 9], diameter: [14], sphere: [quarters(-9, -0.25), quarters(0.25, 4)] }],
    },
    count: 3 * (36 + 16),
    packs: [pack(39, 6, { US: 2999, GB: 2299, DE: 2499 })],
    confirmed: 'maker',
    sources: [from.SOFLENS_38_SHEET, from.HONEST_LENSES, from.KOREAN_REGISTER],
    note: 'The replacement schedule comes from the second source. The register has 156 entries, so plano is not made.',
  },
  {
    id: productId(40),
    name: 'SofLens 59',
    brand: BRAND,
    material: 'hilafilcon B',
    modality: 'spherical',
    replacement: 'monthly',
    waterContent: 59,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-9, -6.5), quarters(-6, -0.5), quarters(0.5, 6)] },
      ],
    },
    count: 6 + 23 + 23,
    packs: [pack(40, 6, { US: 2799, GB: 1999, DE: 2199 })],
    confirmed: 'maker',
    sources: [from.SOFLENS_59_INSERT, from.KOREAN_REGISTER],
  },
];
