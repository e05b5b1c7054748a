import type { Vault } from '@toric/chassis/data/vault';
import { TellStaff } from '@toric/contracts/customer/events';
import { SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import { DeliveryRecorded, ShipmentRequested } from '@toric/contracts/order/events';
import { ParcelDelayed, ParcelLost } from '@toric/contracts/order/parcels/parcel.events';
import { ReturnLabelReady } from '@toric/contracts/order/returns/label.events';
import type { Subscription } from '@toric/messaging/subscription';
import { buyReturnLabel } from './back/features/buy-return-label.ts';
import { refuseReturnLabel } from './back/features/refuse-return-label.ts';
import { buyLabel } from './features/buy-label.ts';
import { cancelOpenedParcels } from './features/cancel-opened-parcels.ts';
import { createPackedParcel } from './features/create-packed-parcel.ts';
import { refuseLabel } from './features/refuse-label.ts';
import type { CarrierChoice } from './pack.flow.ts';

/** Returns the use cases of parcels and of return labels that run when a message arrives. */
export const parcelSubscriptions = (means: {
  readonly vault: Vault;
  readonly choice: CarrierChoice;
}): Record<string, Subscription> => ({
  'create-packed-parcel': createPackedParcel(means),
  'cancel-opened-parcels': cancelOpenedParcels,
  'buy-label': buyLabel(means),
  'refuse-label': refuseLabel,
  'buy-return-label': buyReturnLabel(means),
  'refuse-return-label': refuseReturnLabel,
});

/** Lists the messages that the use cases of parcels and of return labels send. */
export const SENT_BY_PARCELS = [
  ...[SealParcelAddress, ShipmentRequested, DeliveryRecorded, ParcelDelayed, ParcelLost, TellStaff, ReturnLabelReady],
];
