import {
  GetPickWave,
  GiveBackPick,
  ListPickWaves,
  type PickOrder,
  PutBackPick,
  SplitPick,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ListShipments } from '@toric/contracts/order/shipment.http';
import type { Action } from '../../kit/kit.types.ts';

/** Describes an order in its wave. */
export type InWave = { readonly waveId: string; readonly order: PickOrder };

const input = ({ waveId, order }: InWave) => ({ params: { waveId, orderId: order.orderId } });
const refreshes = [GetPickWave, ListPickWaves, ListShipments];

/** Removes an order from the wave, so that it can be amended and picked again. */
export const giveBack: Action<InWave, typeof GiveBackPick> = {
  operation: GiveBackPick,
  label: { en: 'Give it back', zh: '退回' },
  when: ({ order: { status } }) =>
    status === 'waiting' || status === 'picking' || status === 'picked' || status === 'packed',
  input,
  done: { en: 'It left the wave. Put its boxes back.', zh: '已退出波次，请将其盒放回。' },
  refreshes,
};

/** Continues with a short order without the missing boxes. */
export const sendRestLater: Action<InWave, typeof SplitPick> = {
  operation: SplitPick,
  label: { en: 'Send the rest later', zh: '余下的稍后发出' },
  when: ({ order }) => order.canSplit,
  input,
  done: {
    en: 'Pick and pack what is there. The missing boxes come in a later parcel.',
    zh: '请拣取并打包现有的盒。缺少的盒将随后续包裹发出。',
  },
  refreshes,
};

/** Confirms that the boxes of an order are back on their shelves. */
export const putBack: Action<InWave, typeof PutBackPick> = {
  operation: PutBackPick,
  label: { en: 'The boxes are back', zh: '已放回' },
  when: ({ order }) => order.toPutBack,
  input,
  done: { en: 'The boxes lie on their shelves again.', zh: '镜片盒已放回货架。' },
  refreshes,
};
