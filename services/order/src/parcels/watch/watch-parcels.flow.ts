import { type Background, jittered, loop } from '@toric/chassis/process/background';
import type { Message } from '@toric/contracts/kernel/message';
import { type EffectCall, emits } from '@toric/messaging/outcome';
import { delayTold, type Means } from '../apply-news.flow.ts';
import { dropUnusedLabels } from '../back/return-label.flow.ts';
import { chooseWaysToTrack } from '../back/return-label.store.ts';
import { carrierCall } from '../carriers/carrier-call.ts';
import { recordDeliveries } from '../deliveries.store.ts';
import { setCancelled, setDelayed } from '../parcel.store.ts';
import { chooseClaims, chooseToTrack, lockLate, lockUnwanted } from './watch.store.ts';

const LOOK_MS = 5_000;
const AT_ONCE = 50;

type Found = { readonly messages: readonly Message[]; readonly calls: readonly EffectCall[] };

/** Cancels the parcels that will never leave. Returns the calls that give their labels back to the carrier. */
async function dropUnwanted(tx: Means['tx'], now: Date): Promise<EffectCall[]> {
  const calls: EffectCall[] = [];
  for (const { id: parcelId, isConnected, carrierShipmentId: shipmentId } of await lockUnwanted(tx, AT_ONCE)) {
    await setCancelled(tx, parcelId, now);
    if (isConnected && shipmentId !== null) calls.push(carrierCall({ call: 'void', parcelId, shipmentId }));
  }
  return calls;
}

/**
 * Checks the parcels once: records deliveries, marks late parcels, cancels parcels that will never leave, and chooses
 * the parcels whose news are requested from the carrier. `isConnected` is false in a shop without a connected carrier.
 */
async function lookAtParcels({ tx, now }: Pick<Means, 'tx' | 'now'>, isConnected: boolean): Promise<Found> {
  const messages: Message[] = await recordDeliveries(tx, now);
  for (const { id, reason } of await lockLate(tx, now, AT_ONCE)) {
    messages.push(...(await delayTold({ tx, now }, await setDelayed(tx, id, reason, now))));
  }
  const labels = await dropUnwanted(tx, now);
  if (!isConnected) return { messages, calls: labels };
  const parcels = await chooseToTrack(tx, now, AT_ONCE);
  const back = await chooseWaysToTrack(tx, now, AT_ONCE);
  const unused = await dropUnusedLabels(tx, now, AT_ONCE);
  const claims = await chooseClaims(tx, now, AT_ONCE);
  return {
    messages,
    calls: [
      ...labels,
      ...unused,
      ...parcels.map(({ id: parcelId, trackingNumber }) => carrierCall({ call: 'track', parcelId, trackingNumber })),
      ...back.map(({ id: labelId, trackingNumber }) => carrierCall({ call: 'return-track', labelId, trackingNumber })),
      ...claims.map(({ id: claimId, carrierReference: reference, currency }) =>
        carrierCall({ call: 'claim-status', claimId, reference, currency }),
      ),
    ],
  };
}

/**
 * Checks the parcels every few seconds. Any number of instances may run this loop: each handles rows that no other
 * instance has locked.
 */
export const watchParcels =
  ({ isConnected }: { isConnected: boolean }): Background =>
  ({ work, log }) => {
    const stopping = new AbortController();
    const failed = (err: unknown) => log.warn({ err }, 'the watch of parcels waits for the database');
    const cause = { correlationId: 'watch of parcels', causationId: null, traceparent: null };
    const watching = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_MS), failed }, () =>
      work(async ({ tx, now }) => {
        const { messages, calls } = await lookAtParcels({ tx, now }, isConnected);
        if (messages.length === 0 && calls.length === 0) return { result: undefined, outcomes: [] };
        return { result: undefined, outcomes: [{ cause, value: emits(...messages).performs(...calls) }] };
      }),
    );
    return {
      async stop() {
        stopping.abort();
        watching.wake();
        await watching.ended;
      },
    };
  };
