import { MODALITY_WORDS } from '@toric/contracts/catalog-inventory/catalogue/catalogue.words';
import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { GOODS_WORDS } from '@toric/contracts/goods/goods.words';
import { REPLACEMENT_WORDS } from '@toric/contracts/lens.words';
import { listPage } from '../../../kit/list/list-page.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { Thumbnail } from '../../catalogue/thumbnail.tsx';

/** Lists the products, to choose one whose stock is shown by power. */
export default listPage({
  operation: ListProducts,
  title: { en: 'Lens stock', zh: '镜片库存' },
  about: {
    en: 'Choose a product: a lens shows its boxes by power, other goods show one number.',
    zh: '选择产品：镜片按度数显示库存，其他商品显示总数。',
  },
  key: ({ id }) => id,
  href: ({ handle }) => `/stock/lenses/${handle}`,
  filters: {
    q: { kind: 'text', label: { en: 'Words', zh: '关键词' } },
    goods: { kind: 'choice', label: { en: 'Class', zh: '类别' }, words: GOODS_WORDS },
    modality: { kind: 'choice', label: { en: 'Kind', zh: '类型' }, words: MODALITY_WORDS },
    replacement: { kind: 'choice', label: { en: 'Replaced', zh: '更换周期' }, words: REPLACEMENT_WORDS },
    inStock: {
      kind: 'flag',
      label: { en: 'Stock', zh: '库存' },
      yes: { en: 'some lens is in stock', zh: '有库存' },
      no: { en: 'nothing is in stock', zh: '无库存' },
    },
  },
  views: [
    { id: 'all', label: { en: 'All products', zh: '全部产品' }, filters: {} },
    { id: 'stocked', label: { en: 'In stock', zh: '有库存' }, filters: { inStock: 'true' } },
  ],
  columns: [
    {
      id: 'name',
      label: { en: 'Product', zh: '产品' },
      cell: ({ name, chineseName, pictures }) => (
        <span className="row thumbed">
          <Thumbnail picture={pictures[0]} />
          <b className="clip">
            <Said>{{ en: name, zh: chineseName ?? name }}</Said>
          </b>
        </span>
      ),
      text: ({ name }) => name,
      width: 300,
    },
    {
      id: 'brand',
      label: { en: 'Maker', zh: '制造商' },
      cell: ({ brand }) => brand,
      text: ({ brand }) => brand,
      width: 160,
    },
    {
      id: 'packs',
      label: { en: 'Packs', zh: '包装' },
      cell: ({ packs }) => packs.map(({ size }) => size).join(', '),
      text: ({ packs }) => packs.map(({ size }) => size).join(' '),
      align: 'end',
      width: 110,
    },
    {
      id: 'material',
      label: { en: 'Material', zh: '材质' },
      cell: ({ material }) => material,
      text: ({ material }) => material ?? '',
      width: 160,
    },
  ],
  empty: {
    title: { en: 'No product matches.', zh: '没有符合条件的产品。' },
    about: { en: 'Take a filter away, or look for another name.', zh: '请减少筛选条件，或换个名称查找。' },
  },
});
