import type { Vault } from '@toric/chassis/data/vault';
import { type Background, jittered, loop } from '@toric/chassis/process/background';
import { emits } from '@toric/messaging/outcome';
import type { CarrierChoice } from '../pack.flow.ts';
import { lockPackable } from './packed-order.store.ts';
import { parcelOfPacked } from './parcel-of-packed.flow.ts';

const LOOK_MS = 1_000;
const AT_ONCE = 20;

/**
 * Creates the parcels of boxes that were packed while their order was being amended, or while another parcel of the
 * order was leaving. Any number of instances may run this loop. Without such boxes it reads one empty table.
 */
export const packKept =
  ({ vault, choice }: { readonly vault: Vault; readonly choice: CarrierChoice }): Background =>
  ({ work, log }) => {
    const stopping = new AbortController();
    const failed = (err: unknown) => log.warn({ err }, 'packed boxes wait for the database');
    const packing = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_MS), failed }, () =>
      work(async ({ tx, now, newId }) => {
        const outcomes = [];
        for (const packed of await lockPackable(tx, AT_ONCE)) {
          const messages = await parcelOfPacked({ tx, vault, now, newId }, packed, choice);
          const cause = { correlationId: packed.orderId, causationId: null, traceparent: null };
          if (messages.length > 0) outcomes.push({ cause, value: emits(...messages) });
        }
        return { result: undefined, outcomes };
      }),
    );
    return {
      async stop() {
        stopping.abort();
        packing.wake();
        await packing.ended;
      },
    };
  };
