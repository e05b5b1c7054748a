import { CreateDeliveryMethod, ListDeliveryMethods } from '@toric/contracts/order/shipping/delivery-method.http';
import { DELIVERY_METHOD_STATE_WORDS } from '@toric/contracts/order/shipping/delivery-method.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';

const column = columnsFor<typeof ListDeliveryMethods>();
const countries = (zones: readonly { readonly country: string }[]) =>
  [...new Set(zones.map(({ country }) => country))].join(', ');

/** Lists the delivery methods of the shop. */
export default listPage({
  operation: ListDeliveryMethods,
  title: { en: 'Delivery methods', zh: '配送方式' },
  about: {
    en: 'How parcels go, what customers pay for them, and how long they take.',
    zh: '包裹的配送方式、客户支付的运费以及所需时间。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/delivery-methods/${id}`,
  filters: choiceField('state', { en: 'State', zh: '状态' }, DELIVERY_METHOD_STATE_WORDS),
  views: [
    { id: 'offered', label: { en: 'Offered', zh: '提供中' }, filters: { state: 'offered' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      ...{ id: 'name', label: { en: 'Name', zh: '名称' }, width: 220 },
      cell: ({ name }) => <Said>{name}</Said>,
      text: ({ name }) => name.en,
    },
    column.badge('state', { en: 'State', zh: '状态' }, DELIVERY_METHOD_STATE_WORDS, ({ state }) => state, {
      width: 130,
    }),
    column.text('carrier', { en: 'Carrier', zh: '承运商' }, ({ carrier, service }) => `${carrier}, ${service}`, {
      width: 180,
    }),
    {
      ...{ id: 'countries', label: { en: 'Goes to', zh: '送达' }, width: 200 },
      cell: ({ zones }) => <span className="clip">{countries(zones)}</span>,
      text: ({ zones }) => countries(zones),
    },
    {
      ...{ id: 'cutOff', label: { en: 'Cut-off', zh: '截单' }, width: 200 },
      cell: ({ cutOff, timeZone }) => (
        <>
          {cutOff} <span className="dim">{timeZone}</span>
        </>
      ),
      text: ({ cutOff, timeZone }) => `${cutOff} ${timeZone}`,
    },
    column.when('changed', { en: 'Changed', zh: '更新' }, ({ updatedAt }) => updatedAt),
  ],
  actions: [
    {
      ...{ href: '/delivery-methods/new', tone: 'main', key: 'n', operation: CreateDeliveryMethod },
      label: { en: 'New method', zh: '新建方式' },
    },
  ],
  empty: {
    title: { en: 'There is no delivery method yet.', zh: '还没有配送方式。' },
    about: {
      en: 'Without one, orders have no charge for delivery and no promised day.',
      zh: '没有配送方式时，订单不收运费，也没有承诺送达日。',
    },
  },
});
