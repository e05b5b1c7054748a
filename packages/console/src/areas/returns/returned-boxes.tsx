import { SETTLE_RETURNED_BOX_GUIDE } from '@toric/contracts/catalog-inventory/returned/returned.guide';
import { ListReturnedBoxes, SettleReturnedBox } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { SETTLEMENT_WORDS } from '@toric/contracts/catalog-inventory/returned/returned.words';
import {
  BOX_RULE_WORDS,
  BOX_STATE_WORDS,
  COUNTED_REASON_WORDS,
  DISPOSITION_WORDS,
} from '@toric/contracts/returned/returned.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { SupplierName } from '../purchasing/supplier-name.tsx';

const column = columnsFor<typeof ListReturnedBoxes>();

/** Lists the boxes that came back. A person decides here about boxes that are set aside. */
export default listPage({
  operation: ListReturnedBoxes,
  title: { en: 'Returned boxes', zh: '退回商品' },
  about: {
    en: 'Each box that came back, and what became of it. Only sealed boxes in date are sold again.',
    zh: '每一盒退回商品及其处理结果。仅未拆封且在有效期内的可再次销售。',
  },
  key: ({ id }) => id,
  href: ({ returnId }) => `/returns/${returnId}`,
  filters: {
    ...choiceField('disposition', { en: 'What became of it', zh: '处理结果' }, DISPOSITION_WORDS),
    ...choiceField('state', { en: 'State', zh: '状态' }, BOX_STATE_WORDS),
    ...choiceField('reason', { en: 'Reason', zh: '原因' }, COUNTED_REASON_WORDS),
    lotNumber: { kind: 'text', label: { en: 'Lot', zh: '批号' }, scans: true },
    productId: { kind: 'record', label: { en: 'Product', zh: '产品' }, name: ProductName },
    supplierId: { kind: 'record', label: { en: 'Supplier', zh: '供应商' }, name: SupplierName },
    createdFrom: { kind: 'day', label: { en: 'Came back', zh: '退回时间' }, side: 'from' },
    createdTo: { kind: 'day', label: { en: 'Came back', zh: '退回时间' }, side: 'to' },
  },
  views: [
    { id: 'aside', label: { en: 'Set aside', zh: '已隔离' }, filters: { disposition: 'quarantined' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'scrapped', label: { en: 'Thrown away', zh: '已报废' }, filters: { disposition: 'scrapped' } },
  ],
  columns: [
    column.text('product', { en: 'Product', zh: '产品' }, ({ productName }) => productName, {
      isName: true,
      width: 200,
    }),
    {
      ...{ id: 'lot', label: { en: 'Lot', zh: '批号' }, width: 130 },
      cell: ({ lotNumber }) => <span className="mono">{lotNumber}</span>,
      text: ({ lotNumber }) => lotNumber,
    },
    column.day('expires', { en: 'Use by', zh: '有效期至' }, ({ expiresOn }) => expiresOn),
    column.badge('state', { en: 'State', zh: '状态' }, BOX_STATE_WORDS, ({ state }) => state, { width: 150 }),
    column.badge('reason', { en: 'Reason', zh: '原因' }, COUNTED_REASON_WORDS, ({ reason }) => reason, { width: 180 }),
    column.badge(
      'disposition',
      { en: 'What became of it', zh: '处理结果' },
      DISPOSITION_WORDS,
      ({ disposition }) => disposition,
      { width: 210 },
    ),
    column.badge('rule', { en: 'By the rule', zh: '依据规则' }, BOX_RULE_WORDS, ({ rule }) => rule, { width: 230 }),
    column.money('cost', { en: 'Cost', zh: '成本' }, ({ cost }) => cost),
    {
      ...{ id: 'received', label: { en: 'Received by', zh: '收货人' }, width: 150 },
      cell: ({ receivedBy }) => (receivedBy === null ? '–' : <PersonName id={receivedBy} />),
      text: ({ receivedBy }) => receivedBy ?? '',
    },
    column.when('back', { en: 'Came back', zh: '退回时间' }, ({ createdAt }) => createdAt),
  ],
  bulk: [
    {
      operation: SettleReturnedBox,
      label: { en: 'Decide…', zh: '处理…' },
      when: ({ disposition }) => disposition === 'quarantined',
      form: {
        operation: SettleReturnedBox,
        guide: SETTLE_RETURNED_BOX_GUIDE,
        title: { en: 'Decide about boxes that are set aside', zh: '处理已隔离的商品' },
        save: { en: 'Decide', zh: '确定' },
        sections: [{ fields: [{ name: 'to', words: SETTLEMENT_WORDS }, { name: 'why' }] }],
      },
      input: ({ id }, body) => ({ params: { boxId: id }, body }),
      done: { en: 'It is decided.', zh: '已处理。' },
    },
  ],
  empty: {
    title: { en: 'No such box came back.', zh: '没有此类退回商品。' },
    about: { en: 'Boxes appear here when a return is received.', zh: '退货收货后，商品会出现在这里。' },
  },
});
