import type { Vault } from '@toric/chassis/data/vault';
import { CustomerErased } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { insertStep } from '../privacy-request.store.ts';
import { erasePerson } from './erase-person.flow.ts';
import { endReplayed, findBroughtBack, hasRequest } from './tombstone.store.ts';
import type { Tombstone } from './tombstone.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Replayed = { readonly messages: Message[]; readonly erasedAgain: number };

/**
 * Erases all customers among the tombstones whom a restored backup has brought back. With `tellAll`, the other services
 * are notified of every tombstone, because their backups may have been restored too.
 */
export async function replayErasures(
  context: Context,
  tombstones: readonly Tombstone[],
  { tellAll }: { tellAll: boolean },
): Promise<Replayed> {
  const { tx, now, newId } = context;
  const back = await findBroughtBack(
    tx,
    tombstones.map(({ customerId }) => customerId),
  );
  const messages: Message[] = [];
  for (const tombstone of tombstones) {
    const { customerId, requestId, erasedAt } = tombstone;
    const erased = back.has(customerId) ? await erasePerson(context, tombstone) : [];
    if (erased.length > 0 && (await hasRequest(tx, requestId))) {
      await endReplayed(tx, requestId, erasedAt);
      await insertStep(tx, { id: newId(), requestId, kind: 'replayed', at: now });
    }
    const told = erased.length > 0 ? erased : tellAll ? [tombstone] : [];
    messages.push(...told.map((one) => CustomerErased({ customerId: one.customerId, erasedAt })));
  }
  return { messages, erasedAgain: back.size };
}
