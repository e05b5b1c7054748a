// Lists more sample products of several makers for trying the shop out, not for fitting or ordering. Prices and GTINs
// are invented; `sources` name the documents from which the ranges come.
import { EVERY_TEN_DEGREES, halves, pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import * as from from './sources.ts';

const ACUVUE = 'Johnson & Johnson Vision';
const ALCON = 'Alcon';
const BAUSCH = 'Bausch + Lomb';
const COOPER = 'CooperVision';

const FIT = { baseCurve: [8.5], diameter: [14.3] };
const LOW_CYLINDERS = [-0.75, -1.25, -1.75];
const FEWER_AXES = [10, 20, 70, 80, 90, 100, 110, 160, 170, 180];

export const various: readonly SampleProduct[] = [
  {
    id: productId(53),
    name: 'ACUVUE 2',
    brand: ACUVUE,
    material: 'etafilcon A',
    modality: 'spherical',
    replacement: 'two-weekly',
    matrix: {
      segments: [
        {
          baseCurve: [8.3, 8.7],
          diameter: [14],
          sphere: [halves(-12, -6.5), quarters(-6, -0.5), quarters(0.5, 6), halves(6.5, 8)],
        },
      ],
    },
    count: 2 * (12 + 23 + 23 + 4),
    packs: [pack(53, 6, { US: 2499, GB: 1899, DE: 1999 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(54),
    name: 'ACUVUE OASYS 1-Day for Astigmatism',
    brand: ACUVUE,
    material: 'senofilcon A',
    modality: 'toric',
    replacement: 'daily',
    matrix: {
      segments: [
        { ...FIT, sphere: [quarters(-6, 0)], cylinder: LOW_CYLINDERS, axis: [EVERY_TEN_DEGREES] },
        { ...FIT, sphere: [halves(-9, -6.5), quarters(0.25, 4)], cylinder: LOW_CYLINDERS, axis: FEWER_AXES },
        { ...FIT, sphere: [halves(-9, -6.5), quarters(-6, 4)], cylinder: [-2.25], axis: FEWER_AXES },
      ],
    },
    count: 25 * 3 * 18 + (6 + 16) * 3 * 10 + (6 + 41) * 10,
    packs: [pack(54, 30, { US: 4299, GB: 3599, DE: 3799 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(55),
    name: 'AIR OPTIX NIGHT & DAY AQUA',
    brand: ALCON,
    material: 'lotrafilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    matrix: { segments: [{ baseCurve: [8.4, 8.6], diameter: [13.8], sphere: [halves(-10, -8.5), quarters(-8, 6)] }] },
    count: 2 * (4 + 57),
    packs: [pack(55, 6, { US: 7499, GB: 5999, DE: 6299 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(56),
    name: 'PRECISION7',
    brand: ALCON,
    material: 'serafilcon A',
    modality: 'spherical',
    replacement: 'weekly',
    matrix: {
      segments: [
        {
          baseCurve: [8.4],
          diameter: [14.2],
          sphere: [halves(-12, -8.5), quarters(-8, -0.25), quarters(0.25, 6), halves(6.5, 8)],
        },
      ],
    },
    count: 8 + 32 + 24 + 4,
    packs: [pack(56, 12, { US: 3999, GB: 3299, DE: 3499 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(57),
    name: 'MyDay Energys',
    brand: COOPER,
    material: 'stenfilcon A',
    modality: 'spherical',
    replacement: 'daily',
    matrix: {
      segments: [
        {
          baseCurve: [8.4],
          diameter: [14.2],
          sphere: [halves(-12, -6.5), quarters(-6, -0.25), quarters(0.25, 5), halves(5.5, 8)],
        },
      ],
    },
    count: 12 + 24 + 20 + 6,
    packs: [pack(57, 30, { US: 3499, GB: 2899, DE: 3099 }), pack(57, 90, { US: 8999, GB: 7799, DE: 8299 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(58),
    name: 'Biomedics 55 Premier',
    brand: COOPER,
    material: 'ocufilcon D',
    modality: 'spherical',
    replacement: 'two-weekly',
    matrix: {
      segments: [
        { baseCurve: [8.6, 8.9], diameter: [14.2], sphere: [halves(-10, -6.5), quarters(-6, -0.25)] },
        { baseCurve: [8.8], diameter: [14.2], sphere: [quarters(0.25, 5), halves(5.5, 8)] },
      ],
    },
    count: 2 * (8 + 24) + 20 + 6,
    packs: [pack(58, 6, { US: 2699, GB: 2099, DE: 2199 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
  {
    id: productId(59),
    name: 'PureVision',
    brand: BAUSCH,
    material: 'balafilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    matrix: {
      segments: [
        { baseCurve: [8.3], diameter: [14], sphere: [quarters(-6, -0.25)] },
        { baseCurve: [8.6], diameter: [14], sphere: [halves(-12, -6.5), quarters(-6, 6)] },
      ],
    },
    count: 24 + 12 + 49,
    packs: [pack(59, 6, { US: 6299, GB: 4999, DE: 5299 })],
    confirmed: 'secondary',
    sources: [from.HONEST_LENSES_2026],
  },
];
