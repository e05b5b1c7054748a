import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { ListSpec } from '../../../kit/kit.types.ts';
import { Money } from '../../../kit/show/money.tsx';
import { When } from '../../../kit/show/when.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { ProductName } from '../product-name.tsx';

/** Describes the list of all price changes. The page of a product shows it for this product. */
export const priceChanges: ListSpec<typeof ListPriceChanges> = {
  operation: ListPriceChanges,
  title: { en: 'Changes of prices', zh: '价格变更' },
  about: {
    en: 'Who changed which price, when and why. The record cannot be changed.',
    zh: '何人何时因何变更价格，记录不可更改。',
  },
  key: ({ id }) => id,
  href: ({ productId }) => `/catalogue/${productId}`,
  filters: {
    productId: { kind: 'record', label: { en: 'Product', zh: '产品' }, name: ProductName },
    market: { kind: 'text', label: { en: 'Market', zh: '市场' } },
    changedBy: { kind: 'record', label: { en: 'By', zh: '经手人' }, name: PersonName },
  },
  columns: [
    {
      id: 'product',
      label: { en: 'Product', zh: '产品' },
      cell: ({ productId }) => <ProductName id={productId} />,
      text: ({ productId }) => productId,
      width: 240,
    },
    {
      id: 'market',
      label: { en: 'Market', zh: '市场' },
      cell: ({ market }) => market,
      text: ({ market }) => market,
      width: 80,
    },
    {
      id: 'before',
      label: { en: 'Before', zh: '原价' },
      cell: ({ before }) => <Money value={before} />,
      text: ({ before }) => (before ? `${before.amount} ${before.currency}` : ''),
      align: 'end',
      width: 110,
    },
    {
      id: 'after',
      label: { en: 'After', zh: '现价' },
      cell: ({ after }) => (
        <b>
          <Money value={after} />
        </b>
      ),
      text: ({ after }) => (after ? `${after.amount} ${after.currency}` : ''),
      align: 'end',
      width: 110,
    },
    {
      id: 'why',
      label: { en: 'Why', zh: '原因' },
      cell: ({ reason }) => <span className="clip">{reason}</span>,
      text: ({ reason }) => reason,
      width: 260,
    },
    {
      id: 'by',
      label: { en: 'By', zh: '经手人' },
      cell: ({ changedBy }) => <PersonName id={changedBy} />,
      text: ({ changedBy }) => changedBy,
      width: 140,
    },
    {
      id: 'approved',
      label: { en: 'Approved by', zh: '批准人' },
      cell: ({ approvedBy }) => approvedBy && <PersonName id={approvedBy} />,
      text: ({ approvedBy }) => approvedBy ?? '',
      width: 140,
    },
    {
      id: 'when',
      label: { en: 'When', zh: '时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 190,
    },
  ],
  empty: {
    title: { en: 'No price was changed.', zh: '没有价格变更。' },
    about: { en: 'The record begins with the first price.', zh: '记录自首个价格开始。' },
  },
};
