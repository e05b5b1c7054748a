// Lists solutions, accessories, services and invented rigid lenses of the sample shop. Maker, names, ranges and prices
// are invented: nobody may fit, order or buy from them. GTINs start with 02, which GS1 reserves for use inside a shop.
import type { CreateProductBody, PutPackBody } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { z } from 'zod';
import type { CreateProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { pack, productId, quarters } from '../products/sample-product.ts';
import type { Drawing } from './drawn-pictures.ts';

type Pack = Omit<PutPackBody, 'reason'> & { readonly packId: string };
/**
 * States the boxes of the first pack in each warehouse. `label` has the lot number and the years until the expiry day;
 * it is missing for boxes without them.
 */
type Boxes = { readonly quantity: number; readonly label?: { readonly lot: string; readonly years: number } };
export type SampleGoods = {
  readonly product: z.input<typeof CreateProduct.body> & {
    readonly id: string;
    readonly goods: CreateProductBody['goods'];
  };
  readonly packs: readonly Pack[];
  readonly drawing: Drawing;
  readonly alt: { readonly en: string; readonly zh: string };
  readonly boxes?: Boxes;
};

const MAKER = 'Testlens Care';
const INVENTED = 'Sample data: maker, name and price are invented.';
type Amounts = Parameters<typeof pack>[2];

const packOf = (number: number, size: number, content: string | null, amounts: Amounts): Pack => {
  const made = pack(number, size, amounts);
  return { ...made, prices: [...made.prices], content, weightGrams: null };
};

const solutions: readonly SampleGoods[] = [
  {
    product: {
      ...{
        id: productId(101),
        goods: 'solution',
        name: 'Clear multipurpose solution',
        chineseName: '清透多功能护理液',
      },
      ...{ brand: MAKER, material: 'polyquaternium-1', description: `Cleans and stores soft lenses. ${INVENTED}` },
      keywords: ['solution', '护理液', '隐形眼镜护理液'],
    },
    packs: [
      packOf(101, 1, '360 ml', { US: 1290, GB: 990, DE: 1090 }),
      packOf(102, 1, '100 ml', { US: 590, GB: 490, DE: 550 }),
    ],
    drawing: { shape: 'bottle', colour: [64, 132, 196] },
    alt: { en: 'A blue bottle of multipurpose solution', zh: '一瓶蓝色的多功能护理液' },
    boxes: { quantity: 240, label: { lot: 'MP26A', years: 2 } },
  },
  {
    product: {
      ...{ id: productId(103), goods: 'solution', name: 'Peroxide system', chineseName: '双氧护理系统' },
      ...{
        brand: MAKER,
        material: 'hydrogen peroxide 3 %',
        description: `Needs six hours in its own case. ${INVENTED}`,
      },
      keywords: ['peroxide', '双氧水'],
    },
    packs: [packOf(103, 1, '360 ml, with case', { US: 1490, GB: 1190, DE: 1290 })],
    drawing: { shape: 'bottle', colour: [208, 74, 64] },
    alt: { en: 'A red bottle of peroxide solution', zh: '一瓶红色的双氧护理液' },
    boxes: { quantity: 120, label: { lot: 'PX26B', years: 2 } },
  },
  {
    product: {
      ...{ id: productId(104), goods: 'solution', name: 'Soothing drops', chineseName: '舒润滴眼液' },
      ...{
        brand: MAKER,
        material: 'sodium hyaluronate 0.15 %',
        description: `May be used with lenses in the eye. ${INVENTED}`,
      },
      keywords: ['drops', '润眼液'],
    },
    packs: [packOf(104, 20, '20 × 0.5 ml', { US: 990, GB: 790, DE: 890 })],
    drawing: { shape: 'drop', colour: [72, 168, 152] },
    alt: { en: 'A drop, the picture of the soothing drops', zh: '舒润滴眼液的水滴图案' },
    boxes: { quantity: 180, label: { lot: 'DR26C', years: 3 } },
  },
];

const accessories: readonly SampleGoods[] = [
  {
    product: {
      ...{ id: productId(105), goods: 'accessory', name: 'Lens case', chineseName: '隐形眼镜盒', shelfLifeMonths: 36 },
      ...{ brand: MAKER, material: 'polypropylene', description: `Replace it every three months. ${INVENTED}` },
      keywords: ['case', '镜盒', '伴侣盒'],
    },
    packs: [packOf(105, 1, null, { US: 490, GB: 450, DE: 490 })],
    drawing: { shape: 'case', colour: [120, 108, 186] },
    alt: { en: 'A lens case with two wells', zh: '一个双格隐形眼镜盒' },
    boxes: { quantity: 300 },
  },
  {
    product: {
      ...{
        id: productId(106),
        goods: 'accessory',
        name: 'Suction holder',
        chineseName: '硬镜吸棒',
        shelfLifeMonths: 60,
      },
      ...{ brand: MAKER, material: 'silicone', description: `Takes rigid lenses out of the eye. ${INVENTED}` },
      keywords: ['吸棒', 'remover'],
    },
    packs: [packOf(106, 1, null, { US: 690, GB: 590, DE: 650 })],
    drawing: { shape: 'holder', colour: [222, 148, 62] },
    alt: { en: 'A suction holder for rigid lenses', zh: '一支硬性镜片吸棒' },
    boxes: { quantity: 60 },
  },
];

const services: readonly SampleGoods[] = [
  {
    product: {
      ...{ id: productId(107), goods: 'service', name: 'Contact-lens fitting', chineseName: '隐形眼镜验配' },
      ...{ brand: 'The shop', description: `An optician measures both eyes and chooses lenses. ${INVENTED}` },
      keywords: ['fitting', '验配'],
    },
    packs: [packOf(107, 1, null, { US: 8900, GB: 6900, DE: 7900 })],
    drawing: { shape: 'eye', colour: [86, 120, 158] },
    alt: { en: 'An eye, the sign of the fitting', zh: '眼睛图案，代表验配服务' },
  },
  {
    product: {
      ...{ id: productId(108), goods: 'service', name: 'Ortho-k aftercare visit', chineseName: '塑形镜复查' },
      ...{ brand: 'The shop', description: `Topography and a look at lens and cornea. ${INVENTED}` },
      keywords: ['aftercare', '复查'],
    },
    packs: [packOf(108, 1, null, { US: 5900, GB: 4900, DE: 5500 })],
    drawing: { shape: 'eye', colour: [138, 96, 150] },
    alt: { en: 'An eye, the sign of the aftercare visit', zh: '眼睛图案，代表复查服务' },
  },
];

const lenses: readonly SampleGoods[] = [
  {
    product: {
      ...{ id: productId(109), goods: 'rigid-lens', name: 'Testlens Rigid', chineseName: '测试硬性镜片' },
      ...{ brand: 'Testlens', material: 'hexafocon A', modality: 'rigid', replacement: 'yearly' },
      ...{ description: `A corneal rigid lens by base curve, diameter and optic zone. ${INVENTED}`, keywords: ['RGP'] },
      matrix: {
        segments: [
          {
            baseCurve: [7.4, 7.5, 7.6, 7.7, 7.8, 7.9, 8, 8.1, 8.2],
            diameter: [9.6],
            sphere: [quarters(-12, 6)],
            backOpticZone: [8, 8.2],
          },
        ],
      },
    },
    packs: [packOf(109, 1, null, { US: 11900, GB: 9900, DE: 10900 })],
    drawing: { shape: 'lens', colour: [104, 150, 176] },
    alt: { en: 'A rigid lens seen from the front', zh: '硬性镜片正面图' },
  },
  {
    product: {
      ...{ id: productId(110), goods: 'orthokeratology', name: 'Testlens Night', chineseName: '测试夜戴塑形镜' },
      ...{ brand: 'Testlens', material: 'paflufocon D', modality: 'rigid', replacement: 'yearly' },
      ...{
        description: `Worn at night. Ordered by base curve, return zone depth, landing zone angle and Jessen factor. ${INVENTED}`,
        keywords: ['ortho-k', 'OK镜'],
      },
      matrix: {
        segments: [
          {
            ...{
              baseCurve: [7.9, 8, 8.1, 8.2, 8.3, 8.4, 8.5, 8.6, 8.7, 8.8, 8.9],
              diameter: [10.6],
              sphere: [quarters(0.5, 0.75)],
            },
            ...{ backOpticZone: [6], returnZoneDepth: [{ from: 450, to: 600, step: 25 }] },
            ...{ landingZoneAngle: [{ from: 31, to: 35, step: 1 }], jessenFactor: [0.5, 0.75] },
          },
        ],
      },
    },
    packs: [packOf(110, 1, null, { US: 34900, GB: 29900, DE: 32900 })],
    drawing: { shape: 'lens', colour: [92, 88, 150] },
    alt: { en: 'An orthokeratology lens with its zones', zh: '角膜塑形镜及其各弧区' },
  },
];

/** Lists the goods that the sample shop sells besides the lenses of real makers. */
export const sampleGoods: readonly SampleGoods[] = [...solutions, ...accessories, ...services, ...lenses];
