import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { PARCEL_STATUS_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { text } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { Day } from '../../kit/show/when.tsx';

const column = columnsFor<typeof ListParcels>();
const STATE = text('State', '状态');

/** Describes the list of parcels. The page of an order shows the same columns. */
export const parcelsSpec: ListSpec<typeof ListParcels> = {
  operation: ListParcels,
  title: text('Parcels', '包裹'),
  about: text('Every parcel of the shop, the newest first.', '店铺的所有包裹，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/parcels/${id}`,
  filters: {
    ...choiceField('status', STATE, PARCEL_STATUS_WORDS),
    late: {
      kind: 'flag',
      label: text('Late', '延误'),
      yes: text('Late or lost', '延误或丢失'),
      no: text('In time', '未延误'),
    },
    carrier: { kind: 'text', label: text('Carrier', '承运商') },
    trackingNumber: { kind: 'text', label: text('Tracking number', '运单号'), scans: true },
  },
  views: [
    { id: 'late', label: text('Late or lost', '延误或丢失'), filters: { late: 'true' } },
    { id: 'ready', label: text('Ready for the carrier', '待交运'), filters: { status: 'labelled' } },
    { id: 'failed', label: text('Without a label', '无面单'), filters: { statusIn: 'packed,label-failed' } },
    { id: 'way', label: text('On their way', '运输中'), filters: { statusIn: 'handed-over,in-transit,delayed' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.text('number', text('Parcel', '包裹'), ({ number }) => number, { isName: true, width: 160 }),
    column.badge('status', STATE, PARCEL_STATUS_WORDS, ({ status }) => status, { width: 180 }),
    column.text('carrier', text('Carrier', '承运商'), ({ carrier }) => carrier ?? '–', { width: 130 }),
    column.text('tracking', text('Tracking number', '运单号'), ({ trackingNumber }) => trackingNumber ?? '–', {
      width: 190,
    }),
    column.text('market', text('To', '目的地'), ({ market }) => market, { width: 70 }),
    {
      ...{ id: 'promised', label: text('Promised', '承诺送达'), width: 165 },
      cell: ({ promisedOn }) => promisedOn && <Day day={promisedOn} />,
      text: ({ promisedOn }) => promisedOn ?? '',
    },
    column.when('news', text('Last news', '最近更新'), ({ lastNewsAt }) => lastNewsAt),
    column.when('handed', text('Handed over', '交运时间'), ({ handedOverAt }) => handedOverAt),
    column.when('delivered', text('Delivered', '送达时间'), ({ deliveredAt }) => deliveredAt, { hidden: true }),
    column.text('service', text('Service', '服务'), ({ service }) => service ?? '', { hidden: true }),
  ],
  empty: {
    title: text('There is no such parcel.', '没有此类包裹。'),
    about: text('A parcel is made when the boxes of an order are packed.', '订单装箱后即建立包裹。'),
  },
};
