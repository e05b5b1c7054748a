import type { Message } from '@toric/contracts/kernel/message';
import { ParcelDelayed, ParcelLost } from '@toric/contracts/order/parcels/parcel.events';
import { DelayReason } from '@toric/contracts/shipment/delay-reason';
import { type NewsSource, ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import type { Tx } from '@toric/messaging/sql';
import { recordDeliveries } from './deliveries.store.ts';
import { addNews } from './news.store.ts';
import { type News, standingOf, UNDER_WAY } from './parcel.ts';
import { claimDelayTold, setStanding, type StoredParcel } from './parcel.store.ts';

export type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
type Told = { readonly parcel: StoredParcel; readonly messages: readonly Message[] };

/**
 * Adds the carrier's news to a parcel that the caller has locked, and updates its status. News that are already stored
 * change nothing. Returns the resulting messages: the customer is notified of a delay and of a loss, and a delivery is
 * recorded in the order.
 */
export async function applyNews(
  means: Means,
  parcel: StoredParcel,
  news: readonly News[],
  source: NewsSource,
): Promise<Told> {
  const { tx, now, newId } = means;
  const all = news.length > 0 ? await addNews(tx, parcel.id, news, { source, now, newId }) : undefined;
  const standing = all && standingOf(all);
  const status = ParcelStatus.parse(parcel.status);
  if (!standing || !(UNDER_WAY.includes(status) || status === 'delivered')) return { parcel, messages: [] };
  const moved = await setStanding(tx, parcel.id, standing, now);
  const messages: Message[] = [];
  if (standing.status === 'delayed') messages.push(...(await delayTold(means, moved)));
  if (standing.status === 'lost' && status !== 'lost') messages.push(ParcelLost(namesOf(moved)));
  if (standing.status === 'delivered') messages.push(...(await recordDeliveries(tx, now, parcel.orderId)));
  return { parcel: moved, messages };
}

const namesOf = ({ id: parcelId, orderId, customerId, orderNumber }: StoredParcel) => ({
  ...{ parcelId, orderId, customerId, orderNumber },
});

/**
 * Returns the message that notifies the customer of the delay of a parcel. Returns no message if she was notified of a
 * delay before.
 */
export async function delayTold({ tx, now }: Pick<Means, 'tx' | 'now'>, parcel: StoredParcel): Promise<Message[]> {
  if (!(await claimDelayTold(tx, parcel.id, now))) return [];
  const { promisedOn } = parcel;
  const reason = DelayReason.parse(parcel.delayReason);
  return [ParcelDelayed({ ...namesOf(parcel), reason, ...(promisedOn !== null && { promisedOn }) })];
}
