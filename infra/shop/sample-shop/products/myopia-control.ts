// Lists sample products against myopia for trying the shop out, not for fitting or ordering. Prices and GTINs are
// invented; `sources` name the documents from which the ranges come.
import { pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import * as from from './sources.ts';

const MISIGHT = { baseCurve: [8.7], diameter: [14.2] };

export const myopiaControl: readonly SampleProduct[] = [
  {
    id: productId(60),
    name: 'MiSight 1 day',
    brand: 'CooperVision',
    material: 'omafilcon A',
    modality: 'myopia-control',
    replacement: 'daily',
    waterContent: 60,
    matrix: {
      segments: [
        { ...MISIGHT, sphere: [quarters(-6, -0.5)] },
        { ...MISIGHT, markets: ['GB', 'DE'], sphere: [quarters(-0.25, -0.25)] },
      ],
    },
    count: 23 + 1,
    packs: [pack(60, 30, { US: 6999, GB: 5499, DE: 5799 }), pack(60, 90, { US: 18999, GB: 15499, DE: 16299 })],
    confirmed: 'maker',
    sources: [from.MISIGHT_UK, from.MISIGHT_US, from.MYOPIA_PROFILE_MISIGHT],
    note: 'We assume the ranges of Great Britain for Germany.',
  },
  {
    id: productId(61),
    name: 'NaturalVue Multifocal 1 Day',
    brand: 'Visioneering Technologies',
    material: 'etafilcon A',
    modality: 'myopia-control',
    replacement: 'daily',
    waterContent: 58,
    uvBlocking: true,
    matrix: { segments: [{ baseCurve: [8.3], diameter: [14.5], sphere: [quarters(-12.25, 4)] }] },
    count: 66,
    packs: [pack(61, 30, { US: 4999, GB: 4199, DE: 4399 })],
    confirmed: 'secondary',
    sources: [from.MYOPIA_PROFILE_NATURALVUE],
    note: 'It is made in one design for every addition. In the United States it is sold for presbyopia.',
  },
];
