import { ListShipments } from '@toric/contracts/order/shipment.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListShipments>();

const boxesOf = ({ lines }: { readonly lines: readonly { readonly quantity: number }[] }) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Lists the orders that must be shipped, the longest wait first. */
export default listPage({
  operation: ListShipments,
  title: { en: 'To ship today', zh: '今日待发货' },
  about: {
    en: 'Paid, verified and reserved. The order that has waited longest comes first.',
    zh: '已付款、已核实、已预留库存。等待最久的订单排在最前。',
  },
  key: ({ orderId }) => orderId,
  href: ({ orderId }) => `/shipments/${orderId}`,
  columns: [
    column.text('number', { en: 'Order', zh: '订单' }, ({ number }) => number, { isName: true, width: 150 }),
    column.when('placed', { en: 'Placed', zh: '下单时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.text('to', { en: 'Country', zh: '国家或地区' }, ({ market }) => market, { width: 90 }),
    {
      id: 'boxes',
      label: { en: 'Boxes', zh: '盒数' },
      cell: (order) => boxesOf(order),
      text: (order) => String(boxesOf(order)),
      align: 'end',
      width: 80,
    },
    {
      id: 'lenses',
      label: { en: 'Lenses', zh: '镜片' },
      cell: ({ lines }) => (
        <span className="clip">{[...new Set(lines.map((line) => line.productName))].join(', ')}</span>
      ),
      text: ({ lines }) => lines.map((line) => `${line.quantity} × ${line.productName}`).join('; '),
      width: 320,
    },
    {
      id: 'warning',
      label: { en: 'Put in the parcel', zh: '随包裹附上' },
      cell: ({ shipmentWarning }) => <span className="clip">{shipmentWarning}</span>,
      text: ({ shipmentWarning }) => shipmentWarning ?? '',
      width: 240,
    },
  ],
  empty: {
    title: { en: 'Nothing waits to be shipped.', zh: '没有待发货的订单。' },
    about: { en: 'An order appears here as soon as it is confirmed.', zh: '订单一经确认便会出现在这里。' },
  },
});
