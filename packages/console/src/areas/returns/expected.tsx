import { ListReturnLabels } from '@toric/contracts/order/returns/label.http';
import { RETURN_LABEL_STATUS_WORDS } from '@toric/contracts/order/returns/label.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListReturnLabels>();

/** Shows the parcels that come back, so that the warehouse knows what to expect. */
export default listPage({
  operation: ListReturnLabels,
  title: { en: 'Expected returns', zh: '待到退货' },
  about: {
    en: 'Each return that has a label, and where its parcel is.',
    zh: '每张有面单的退货单及其包裹位置。',
  },
  key: ({ id }) => id,
  href: ({ returnId }) => `/returns/${returnId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, RETURN_LABEL_STATUS_WORDS),
    createdFrom: { kind: 'day', label: { en: 'Asked for', zh: '申请时间' }, side: 'from' },
    createdTo: { kind: 'day', label: { en: 'Asked for', zh: '申请时间' }, side: 'to' },
  },
  views: [
    { id: 'way', label: { en: 'On its way', zh: '运输中' }, filters: { status: 'on-its-way' } },
    { id: 'arrived', label: { en: 'Arrived', zh: '已到达' }, filters: { status: 'arrived' } },
    { id: 'failed', label: { en: 'No label', zh: '无面单' }, filters: { status: 'failed' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    column.text('return', { en: 'Return', zh: '退货单' }, ({ returnNumber }) => returnNumber, { isName: true }),
    column.text('order', { en: 'Order', zh: '订单' }, ({ orderNumber }) => orderNumber),
    column.badge('state', { en: 'State', zh: '状态' }, RETURN_LABEL_STATUS_WORDS, ({ status }) => status, {
      width: 190,
    }),
    column.text('carrier', { en: 'Carrier', zh: '承运商' }, ({ carrier }) => carrier ?? '–'),
    column.text('number', { en: 'Number', zh: '运单号' }, ({ trackingNumber }) => trackingNumber ?? '–', {
      width: 190,
    }),
    column.money('cost', { en: 'Cost', zh: '费用' }, ({ cost }) => cost),
    column.when('news', { en: 'Last news', zh: '最新动态' }, ({ lastNewsAt }) => lastNewsAt),
    column.when('created', { en: 'Asked for', zh: '申请时间' }, ({ createdAt }) => createdAt),
  ],
  empty: {
    title: { en: 'No return is expected.', zh: '没有待到的退货。' },
    about: {
      en: 'A return stands here once a label was asked for on its page.',
      zh: '在退货单页面申请面单后，会列在这里。',
    },
  },
});
