import type { Reply } from '@toric/client/types';
import type { GetOrder } from '@toric/contracts/order/order.http';
import { CREATE_PARCEL_GUIDE } from '@toric/contracts/order/parcels/parcel.guide';
import { CreateParcel, ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';

type Order = Reply<typeof GetOrder>;

/** Makes a parcel of an order that was packed by hand. */
export const makeParcel: Action<Order, typeof CreateParcel> = {
  operation: CreateParcel,
  label: text('Make a parcel…', '建立包裹…'),
  when: ({ status }) => status === 'confirmed' || status === 'part-shipped',
  form: {
    operation: CreateParcel,
    guide: CREATE_PARCEL_GUIDE,
    title: text('A parcel with the boxes of this order', '装有此订单产品的包裹'),
    save: text('Make the parcel', '建立包裹'),
    start: ({ id }) => ({ orderId: id }),
    sections: [
      {
        fields: [
          { name: 'weightGrams', control: 'number', width: 'half' },
          { name: 'service', width: 'half' },
          { name: 'carrier', width: 'half' },
          { name: 'trackingNumber', width: 'half' },
        ],
      },
    ],
  },
  input: ({ id }, body) => ({ body: { ...body, orderId: id } }),
  done: text('The parcel is made.', '包裹已建立。'),
  then: ({ id }) => `/parcels/${id}`,
  refreshes: [ListParcels],
};
