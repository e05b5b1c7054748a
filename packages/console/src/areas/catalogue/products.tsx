import { CreateProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { MODALITY_WORDS } from '@toric/contracts/catalog-inventory/catalogue/catalogue.words';
import { ImportCatalogue } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { GOODS_WORDS } from '@toric/contracts/goods/goods.words';
import { REPLACEMENT_WORDS } from '@toric/contracts/lens.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { Thumbnail } from './thumbnail.tsx';

const column = columnsFor<typeof ListProducts>();

/** Lists the catalogue. Staff also see hidden products. */
export default listPage({
  operation: ListProducts,
  title: { en: 'Products', zh: '产品' },
  about: {
    en: 'Everything that the shop sells or sold, the newest first.',
    zh: '本店在售及曾售的全部产品，最新的在前。',
  },
  key: ({ id }) => id,
  href: ({ handle }) => `/catalogue/${handle}`,
  filters: {
    q: { kind: 'text', label: { en: 'Words', zh: '关键词' } },
    goods: { kind: 'choice', label: { en: 'Class', zh: '类别' }, words: GOODS_WORDS },
    modality: { kind: 'choice', label: { en: 'Kind', zh: '类型' }, words: MODALITY_WORDS },
    replacement: { kind: 'choice', label: { en: 'Replaced', zh: '更换周期' }, words: REPLACEMENT_WORDS },
    brand: { kind: 'text', label: { en: 'Maker', zh: '制造商' } },
    inStock: {
      kind: 'flag',
      label: { en: 'Stock', zh: '库存' },
      yes: { en: 'some lens is in stock', zh: '有库存' },
      no: { en: 'nothing is in stock', zh: '无库存' },
    },
  },
  views: [
    { id: 'all', label: { en: 'All products', zh: '全部产品' }, filters: {} },
    { id: 'toric', label: { en: 'Toric', zh: '散光' }, filters: { modality: 'toric' } },
    { id: 'solutions', label: { en: 'Solutions', zh: '护理液' }, filters: { goods: 'solution' } },
    { id: 'sold-out', label: { en: 'Nothing in stock', zh: '无库存' }, filters: { inStock: 'false' } },
  ],
  columns: [
    {
      id: 'name',
      label: { en: 'Product', zh: '产品' },
      cell: ({ name, chineseName, pictures }) => (
        <span className="row thumbed">
          <Thumbnail picture={pictures[0]} />
          <span className="clip">
            <b>{name}</b> <span className="dim">{chineseName}</span>
          </span>
        </span>
      ),
      text: ({ name }) => name,
      width: 300,
    },
    column.text('brand', { en: 'Maker', zh: '制造商' }, ({ brand }) => brand, { width: 150 }),
    column.badge('goods', { en: 'Class', zh: '类别' }, GOODS_WORDS, ({ goods }) => goods, { width: 140 }),
    column.badge('modality', { en: 'Kind', zh: '类型' }, MODALITY_WORDS, ({ modality }) => modality, { width: 130 }),
    column.badge(
      'replacement',
      { en: 'Replaced', zh: '更换周期' },
      REPLACEMENT_WORDS,
      ({ replacement }) => replacement,
      { width: 130 },
    ),
    {
      id: 'packs',
      label: { en: 'Packs', zh: '包装' },
      cell: ({ packs }) => packs.map(({ size }) => size).join(', '),
      text: ({ packs }) => packs.map(({ size }) => size).join(' '),
      align: 'end',
      width: 90,
    },
    {
      id: 'sale',
      label: { en: 'State', zh: '状态' },
      cell: ({ onSale }) =>
        onSale ? (
          <StateBadge state="ok" label={{ en: 'On sale', zh: '在售' }} />
        ) : (
          <StateBadge state="ended" label={{ en: 'Hidden', zh: '已隐藏' }} />
        ),
      text: ({ onSale }) => String(onSale),
      width: 110,
    },
    column.when('updated', { en: 'Changed', zh: '修改时间' }, ({ updatedAt }) => updatedAt, { width: 190 }),
  ],
  actions: [
    {
      href: '/catalogue/new',
      label: { en: 'Add a product…', zh: '添加产品…' },
      tone: 'main',
      operation: CreateProduct,
    },
    { href: '/catalogue/imports/new', label: { en: 'Import a file…', zh: '导入文件…' }, operation: ImportCatalogue },
  ],
  empty: {
    title: { en: 'No product matches.', zh: '没有符合条件的产品。' },
    about: { en: 'Take a filter away, or look for another name.', zh: '请减少筛选条件，或换个名称查找。' },
  },
});
