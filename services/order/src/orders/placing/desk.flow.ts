import type { Keyring } from '@toric/chassis/data/vault';
import type { Message } from '@toric/contracts/kernel/message';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import type { OrderHoldKind } from '@toric/contracts/order/holds/order-hold.http';
import type { Tx } from '@toric/messaging/sql';
import { writeFirstNote } from '../../notes/order-note.store.ts';
import { writeFirstHolds } from '../holds/hold.store.ts';

type Begun = {
  readonly order: { readonly id: string; readonly customerId: string };
  readonly holds: readonly OrderHoldKind[];
  readonly note: string | undefined;
  readonly writtenBy: string;
};
type Means = { readonly tx: Tx; readonly keys: Keyring; readonly now: Date; readonly newId: () => string };

/**
 * Writes the holds and the customer's note of a new order, and returns the message about the holds. Most orders have
 * neither, and then nothing is written.
 */
export function writeDesk({ tx, keys, now, newId }: Means, { order, holds, note, writtenBy }: Begun): Message[] {
  const { id: orderId, customerId } = order;
  if (note !== undefined) writeFirstNote(tx, keys, { id: newId(), orderId, writtenBy, text: note, createdAt: now });
  if (holds.length === 0) return [];
  writeFirstHolds(tx, { orderId, kinds: holds, ids: holds.map(() => newId()) }, now);
  return [OrderHoldChanged({ orderId, customerId, isHeld: true, holds: holds.length })];
}
