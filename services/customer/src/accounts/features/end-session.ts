import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { SESSION_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { EndSession } from '@toric/contracts/customer/accounts/session.http';
import { originOf } from '../device.ts';
import { recordEvent } from '../security-log.store.ts';
import { revokeSession } from '../session.store.ts';

/** DELETE /sessions/{sessionId}. Ends one session of the caller. */
export const endSession = ({ vault }: { vault: Vault }) =>
  command(EndSession, {
    async run({ params: { sessionId }, actor, callerAddress, callerAgent, tx, now, newId }) {
      if (!(await revokeSession(tx, actor.id, sessionId))) throw SESSION_NOT_FOUND();
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: actor.id, kind: 'sessions-ended', origin, at: now });
      return noContent();
    },
  });
