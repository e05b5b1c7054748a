import { query } from '@toric/chassis/http/endpoint';
import { Direction } from '@toric/contracts/customer/contacts/interaction.http';
import { GetOwnCall } from '@toric/contracts/customer/contacts/telephony.http';
import type { Reader } from '../../reader.store.ts';
import { readExtension } from '../extension.store.ts';
import { readOwnCall, stateOf } from '../phone-call.store.ts';

/** GET /desk/call. Returns the call that rings or is under way at the caller's extension. */
export const getOwnCall = query<typeof GetOwnCall, Reader>(GetOwnCall, {
  async run({ actor, db, now }) {
    const [extension, call] = await Promise.all([readExtension(db, actor.id), readOwnCall(db, actor.id, now)]);
    if (!call) return { hasExtension: extension !== null, call: null };
    const { id, rangAt } = call;
    const shown = {
      id,
      state: stateOf(call),
      direction: Direction.parse(call.direction),
      rangAt: rangAt.toISOString(),
    };
    return { hasExtension: extension !== null, call: shown };
  },
});
