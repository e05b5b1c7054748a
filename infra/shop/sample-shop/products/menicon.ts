// Lists a sample product of Menicon for trying the shop out, not for fitting or ordering. Price and GTIN are invented;
// `sources` name the document from which the ranges come.
import { halves, pack, productId, quarters, type SampleProduct } from './sample-product.ts';
import { MIRU_PAGE } from './sources.ts';

export const menicon: readonly SampleProduct[] = [
  {
    id: productId(25),
    name: 'Miru 1day Menicon Flat Pack',
    brand: 'Menicon',
    material: 'hioxifilcon A',
    modality: 'spherical',
    replacement: 'daily',
    waterContent: 57,
    matrix: {
      segments: [
        { baseCurve: [8.6], diameter: [14.2], sphere: [halves(-10, -6.5), quarters(-6, -0.5), quarters(0.5, 4)] },
      ],
    },
    count: 8 + 23 + 15,
    packs: [pack(25, 30, { US: 3499, GB: 2499, DE: 2699 })],
    confirmed: 'maker',
    sources: [MIRU_PAGE],
  },
];
