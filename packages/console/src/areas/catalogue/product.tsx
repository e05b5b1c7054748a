import { ChangeProduct, type ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { MODALITY_WORDS } from '@toric/contracts/catalog-inventory/catalogue/catalogue.words';
import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { ListRegistrations } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { GetProduct, ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { GOODS_WORDS } from '@toric/contracts/goods/goods.words';
import { REPLACEMENT_WORDS } from '@toric/contracts/lens.words';
import { useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Packs } from './packs.tsx';
import { priceChanges } from './pricing/price-columns.tsx';
import { changeProductForm } from './product-forms.ts';
import { Pictures } from './pictures.tsx';
import { ProductName } from './product-name.tsx';
import { Registrations } from './registrations.tsx';
import { Rules } from './rules.tsx';

type Shown = { readonly record: ProductView };

function Line({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {record.brand} · {t(GOODS_WORDS[record.goods].label)}
      {record.modality && ` · ${t(MODALITY_WORDS[record.modality].label)}`}
      {record.replacement && ` · ${t(REPLACEMENT_WORDS[record.replacement].label)}`}{' '}
      {!record.onSale && <StateBadge state="ended" label={{ en: 'Hidden', zh: '已隐藏' }} />}
    </>
  );
}

function Aside({ record }: Shown) {
  const t = useWords();
  return (
    <Block title={{ en: 'The product', zh: '产品信息' }}>
      <Facts
        rows={[
          { label: { en: 'Chinese name', zh: '中文名' }, value: record.chineseName },
          { label: { en: 'Material', zh: '材质' }, value: record.material },
          {
            label: { en: 'Sold for', zh: '销售期限' },
            value:
              record.shelfLifeMonths === null
                ? null
                : t({ en: `${record.shelfLifeMonths} months`, zh: `${record.shelfLifeMonths} 个月` }),
          },
          {
            label: { en: 'Water', zh: '含水量' },
            value: record.waterContent === null ? null : `${record.waterContent} %`,
          },
          {
            label: { en: 'UV filter', zh: '防紫外线' },
            value:
              record.uvBlocking === null
                ? null
                : t(record.uvBlocking ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' }),
          },
          {
            label: { en: 'Private label of', zh: '自有品牌所属产品' },
            value: record.privateLabelOf && <ProductName id={record.privateLabelOf} link />,
          },
          { label: { en: 'Found by', zh: '关键词' }, value: record.keywords.join(t({ en: ', ', zh: '、' })) || null },
          { label: { en: 'Name in links', zh: '链接名' }, value: <span className="mono">{record.handle}</span> },
        ]}
      />
      {record.description && <p className="fine dim">{record.description}</p>}
    </Block>
  );
}

const Prices = ({ record }: Shown) => <RelatedList spec={priceChanges} query={{ productId: record.id }} />;

/** Shows one product: the lenses that are made, its packs and prices, and its registrations. */
export default recordPage({
  operation: GetProduct,
  params: ['handle'],
  list: { label: { en: 'Products', zh: '产品' }, href: '/catalogue' },
  title: ({ name }) => name,
  facts: Line,
  aside: Aside,
  actions: [
    {
      operation: ChangeProduct,
      label: { en: 'Change…', zh: '修改…' },
      tone: 'main',
      key: 'e',
      form: changeProductForm,
      input: ({ handle }, body) => ({ params: { handle }, body }),
      done: { en: 'The product is changed.', zh: '产品已修改。' },
      refreshes: [ListProducts],
    },
    {
      href: ({ handle }) => `/stock/lenses/${handle}`,
      label: { en: 'Stock by power', zh: '按度数查看库存' },
      operation: ListStock,
    },
    {
      href: ({ handle }) => `/catalogue/price-proposals/new?product=${handle}`,
      label: { en: 'Propose prices…', zh: '提议价格…' },
      operation: ProposePrices,
    },
  ],
  tabs: [
    { id: 'packs', label: { en: 'Packs and prices', zh: '包装和价格' }, content: Packs },
    { id: 'pictures', label: { en: 'Pictures', zh: '图片' }, content: Pictures },
    { id: 'rules', label: { en: 'Made in', zh: '供应参数' }, content: Rules },
    {
      id: 'registrations',
      label: { en: 'Registrations', zh: '注册证' },
      content: Registrations,
      operation: ListRegistrations,
    },
    { id: 'prices', label: { en: 'Changes of prices', zh: '价格变更' }, content: Prices, operation: ListPriceChanges },
  ],
});
