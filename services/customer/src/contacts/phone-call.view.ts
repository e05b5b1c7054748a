import type { Vault } from '@toric/chassis/data/vault';
import { Direction } from '@toric/contracts/customer/contacts/interaction.http';
import { openNumber, stateOf, type StoredCall } from './phone-call.store.ts';

/** Returns a call without the customers who have its number. */
export const callView = (vault: Vault, call: StoredCall) => ({
  ...{ id: call.id, state: stateOf(call), direction: Direction.parse(call.direction) },
  ...{ number: openNumber(vault, call), rangAt: call.rangAt.toISOString() },
  ...{ answeredAt: call.answeredAt?.toISOString() ?? null, endedAt: call.endedAt?.toISOString() ?? null },
});
