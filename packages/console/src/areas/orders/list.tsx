import type { Item } from '@toric/client/types';
import { ListOrders, PlaceOrder } from '@toric/contracts/order/order.http';
import { DeliverOrder } from '@toric/contracts/order/hand-over.http';
import { ORDER_CHANNEL_WORDS } from '@toric/contracts/order/desk/known.words';
import { ORDER_STATUS_WORDS } from '@toric/contracts/order/order.words';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { nameOf } from '../customers/name.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import type { ListSpec } from '../../kit/kit.types.ts';
import { OrderTagName } from '../order-desk/order-tags.tsx';
import { tagChosen } from '../order-desk/tag-chosen.ts';
import { OrderFieldName } from './fields/order-field-name.tsx';
import { Eye } from '../../kit/show/eye.tsx';

type Order = Item<typeof ListOrders>;
type Line = Order['lines'][number];
const STATE = { en: 'State', zh: '状态' };
const PLACED = { en: 'Placed', zh: '下单' };
const CUSTOMER = { en: 'Customer', zh: '客户' };
const CHANNEL = { en: 'Came by', zh: '来源' };
const CLOSED = 'completed,cancelled';

const lensText = ({ eye, quantity, productName }: Line) =>
  `${eye === null ? '' : eye === 'right' ? 'OD ' : 'OS '}${quantity} × ${productName}`;

/** Shows the first lens of each eye. The page of the order shows all lines. */
function Lenses({ lines }: { readonly lines: readonly Line[] }) {
  const firsts = (['right', 'left'] as const).flatMap((eye) => {
    const line = lines.find((one) => one.eye === eye);
    return line ? [{ ...line, eye }] : [];
  });
  return (
    <span className="two">
      {firsts.map(({ lineId, eye, quantity, productName }) => (
        <span key={lineId}>
          <Eye eye={eye} /> <span className="clip">{`${quantity} × ${productName}`}</span>
        </span>
      ))}
    </span>
  );
}

const column = columnsFor<typeof ListOrders>();

/** Describes the list of orders. The page of a customer shows the same columns. */
export const ordersSpec: ListSpec<typeof ListOrders> = {
  operation: ListOrders,
  title: { en: 'Orders', zh: '订单' },
  about: { en: 'Every order of the shop, the newest first.', zh: '店铺的所有订单，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/orders/${id}`,
  eyes: true,
  expand: ['customer'],
  filters: {
    ...choiceField('status', STATE, ORDER_STATUS_WORDS),
    ...dayField('placed', PLACED),
    customerId: { kind: 'record', label: CUSTOMER, name: CustomerName },
    number: { kind: 'text', label: { en: 'Number', zh: '订单号' }, scans: true },
    market: { kind: 'text', label: { en: 'Country', zh: '国家或地区' } },
    ...choiceField('channel', CHANNEL, ORDER_CHANNEL_WORDS),
    placedBy: { kind: 'record', label: { en: 'Placed by', zh: '下单人' }, name: PersonName },
    tagId: { kind: 'record', label: { en: 'Tag', zh: '标签' }, name: OrderTagName },
    onHold: {
      kind: 'flag',
      label: { en: 'Hold', zh: '暂缓' },
      yes: { en: 'on hold', zh: '已暂缓' },
      no: { en: 'not on hold', zh: '未暂缓' },
    },
    fieldId: { kind: 'record', label: { en: 'Custom field', zh: '自定义字段' }, name: OrderFieldName },
    fieldValue: { kind: 'text', label: { en: 'Value of the custom field', zh: '自定义字段的值' } },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'open', label: { en: 'Not finished', zh: '未完成' }, filters: { statusNot: CLOSED } },
    { id: 'checked', label: { en: 'Prescription is checked', zh: '正在核实处方' }, filters: { status: 'verifying' } },
    { id: 'ship', label: { en: 'To ship', zh: '待发货' }, filters: { status: 'confirmed' } },
    { id: 'held', label: { en: 'On hold', zh: '已暂缓' }, filters: { onHold: 'true' } },
    { id: 'waiting', label: { en: 'Wait for boxes', zh: '等待到货' }, filters: { status: 'awaiting-stock' } },
    { id: 'parts', label: { en: 'Part has left', zh: '部分已发货' }, filters: { status: 'part-shipped' } },
    { id: 'unpaid', label: { en: 'Payment failed', zh: '扣款失败' }, filters: { status: 'payment-due' } },
    { id: 'today', label: { en: 'Placed today', zh: '今日下单' }, filters: { placedFrom: '0d' } },
  ],
  columns: [
    column.text('number', { en: 'Order', zh: '订单' }, ({ number }) => number, { isName: true, width: 140 }),
    {
      ...{ id: 'customer', label: CUSTOMER, width: 170 },
      cell: ({ customer, customerId }) => (customer ? nameOf(customer) : <CustomerName id={customerId} plain />),
      text: ({ customer }) => (customer ? nameOf(customer) : ''),
    },
    column.badge('status', STATE, ORDER_STATUS_WORDS, ({ status }) => status, { width: 180 }),
    {
      ...{ id: 'lenses', label: { en: 'Lenses', zh: '镜片' }, width: 230 },
      cell: ({ lines }) => <Lenses lines={lines} />,
      text: ({ lines }) => lines.map(lensText).join('; '),
    },
    column.money('total', { en: 'Total', zh: '合计' }, ({ total }) => total, { width: 100 }),
    column.when('placed', PLACED, ({ createdAt }) => createdAt),
    column.text('market', { en: 'Country', zh: '国家或地区' }, ({ market }) => market, { width: 80 }),
    column.badge('channel', CHANNEL, ORDER_CHANNEL_WORDS, ({ channel }) => channel, { hidden: true }),
    {
      ...{ id: 'tags', label: { en: 'Tags', zh: '标签' }, width: 180, hidden: true },
      cell: ({ tagIds }) => (
        <span className="row">
          {tagIds.map((id) => (
            <OrderTagName key={id} id={id} />
          ))}
        </span>
      ),
    },
    column.text('tracking', { en: 'Parcel', zh: '包裹' }, ({ shipment }) => shipment?.trackingNumber, { hidden: true }),
    column.text('coupon', { en: 'Coupon', zh: '优惠券' }, ({ couponCode }) => couponCode, { hidden: true }),
    column.text('invoice', { en: 'Invoice', zh: '发票' }, ({ invoiceNumber }) => invoiceNumber, { hidden: true }),
    column.when('changed', { en: 'Changed', zh: '更新' }, ({ updatedAt }) => updatedAt, { hidden: true }),
  ],
  actions: [
    { href: '/orders/new', operation: PlaceOrder, label: { en: 'New order', zh: '新建订单' }, tone: 'main', key: 'n' },
  ],
  bulk: [
    {
      operation: DeliverOrder,
      label: { en: 'They have arrived', zh: '已送达' },
      when: ({ status }) => status === 'shipped',
      input: ({ id }) => ({ params: { orderId: id } }),
      done: { en: 'The orders are complete.', zh: '订单已完成。' },
    },
  ],
  bulkJobs: [tagChosen],
  empty: {
    title: { en: 'There are no orders yet.', zh: '还没有订单。' },
    about: { en: 'Take the first one by phone, or wait for the shop.', zh: '可通过电话录入第一笔，或等待店铺下单。' },
  },
};

export default listPage(ordersSpec);
