import { HandOverParcels, ListManifests } from '@toric/contracts/order/parcels/manifest.http';
import { HAND_OVER_PARCELS_GUIDE } from '@toric/contracts/order/parcels/parcel.guide';
import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { count, text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';

/** Hands over all labelled parcels of a carrier at the end of the day. */
export const handOver: Action<undefined, typeof HandOverParcels> = {
  operation: HandOverParcels,
  label: text('Hand over to a carrier…', '交运…'),
  tone: 'main',
  key: 'h',
  form: {
    operation: HandOverParcels,
    guide: HAND_OVER_PARCELS_GUIDE,
    title: text('Hand all labelled parcels over', '交运所有已贴面单的包裹'),
    save: text('Hand them over and take the payments', '交运并收款'),
    sections: [{ fields: [{ name: 'carrier' }] }],
  },
  input: (_, body) => ({ body }),
  done: ({ parcels, left }) =>
    left.length === 0
      ? count(parcels, {
          one: '{n} parcel is handed over.',
          other: '{n} parcels are handed over.',
          zh: '已交运 {n} 个包裹。',
        })
      : text(
          `${parcels} parcels are handed over. These stay: ${left.map(({ number }) => number).join(', ')}.`,
          `已交运 ${parcels} 个包裹。以下未交运：${left.map(({ number }) => number).join('、')}。`,
        ),
  then: ({ id }) => `/parcel-manifests/${id}`,
  refreshes: [ListParcels, ListManifests],
};
