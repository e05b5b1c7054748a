import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { EndOtherSessions } from '@toric/contracts/customer/accounts/session.http';
import { originOf } from '../device.ts';
import { recordEvent } from '../security-log.store.ts';
import { revokeOtherSessions } from '../session.store.ts';

/** POST /sessions/end-others. Ends all sessions of the caller except the present one. */
export const endOtherSessions = ({ vault }: { vault: Vault }) =>
  command(EndOtherSessions, {
    async run({ actor, callerAddress, callerAgent, tx, now, newId }) {
      const ended = await revokeOtherSessions(tx, actor.id, actor.sessionId);
      const origin = originOf({ callerAddress, callerAgent });
      const event = { id: newId(), accountId: actor.id, kind: 'sessions-ended', origin, at: now } as const;
      if (ended > 0) await recordEvent(tx, vault, event);
      return answer({ ended });
    },
  });
