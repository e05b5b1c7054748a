import {
  CHANGE_PRODUCT_GUIDE,
  CREATE_PRODUCT_GUIDE,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.guide';
import {
  ChangeProduct,
  CreateProduct,
  type ProductView,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { MODALITY_WORDS } from '@toric/contracts/catalog-inventory/catalogue/catalogue.words';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import { GOODS_WORDS } from '@toric/contracts/goods/goods.words';
import { REPLACEMENT_WORDS } from '@toric/contracts/lens.words';
import type { FormSpec } from '../../kit/kit.types.ts';

type Values = { readonly goods?: Goods | undefined };
/** The class of goods decides which fields the form shows. Until one is chosen, the product is a lens. */
const forLenses = ({ goods }: Values) => isLens(goods);
const forKept = ({ goods }: Values) => goods === 'solution' || goods === 'accessory';

const FIELDS = [
  { name: 'goods', words: GOODS_WORDS },
  { name: 'name', width: 'half' },
  { name: 'chineseName', width: 'half' },
  { name: 'brand', width: 'half' },
  { name: 'material', width: 'half' },
  { name: 'modality', words: MODALITY_WORDS, width: 'half', when: forLenses },
  { name: 'replacement', words: REPLACEMENT_WORDS, width: 'half', when: forLenses },
  { name: 'waterContent', width: 'half', when: forLenses },
  { name: 'uvBlocking', width: 'half', when: forLenses },
  { name: 'shelfLifeMonths', width: 'half', when: forKept },
  { name: 'keywords' },
  { name: 'privateLabelOf', control: 'text', when: forLenses },
  { name: 'description', control: 'long-text' },
  { name: 'onSale' },
] as const;

export const newProductForm: FormSpec<typeof CreateProduct> = {
  operation: CreateProduct,
  guide: CREATE_PRODUCT_GUIDE,
  title: { en: 'Add a product', zh: '添加产品' },
  save: { en: 'Add the product', zh: '添加产品' },
  sections: [{ fields: [{ name: 'handle' }, ...FIELDS] }],
};

export const changeProductForm: FormSpec<typeof ChangeProduct, ProductView> = {
  operation: ChangeProduct,
  guide: CHANGE_PRODUCT_GUIDE,
  title: { en: 'Change the product', zh: '修改产品' },
  save: { en: 'Save the product', zh: '保存产品' },
  sections: [{ fields: FIELDS }],
  start: (product) => ({
    name: product.name,
    chineseName: product.chineseName,
    brand: product.brand,
    goods: product.goods,
    shelfLifeMonths: product.shelfLifeMonths,
    material: product.material,
    modality: product.modality,
    replacement: product.replacement,
    waterContent: product.waterContent,
    uvBlocking: product.uvBlocking,
    keywords: product.keywords,
    privateLabelOf: product.privateLabelOf,
    description: product.description,
    onSale: product.onSale,
  }),
};
