import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PASSKEY_REFUSED } from '@toric/contracts/customer/accounts/passkey.errors';
import { SignInWithPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { lockPassword } from '../../accounts/account.store.ts';
import { originOf } from '../../accounts/device.ts';
import { openSessionFor, type SessionMeans } from '../../accounts/open-session.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { checkPasskey, type PasskeyProof, usePasskeyProof } from '../check-passkey.flow.ts';
import type { Site } from '../passkeys.ts';

type Deps = SessionMeans & { site: Site };

/**
 * POST /sessions/passkey. Signs in customers and staff with a passkey → customer.send-message.v1 for a new device.
 * Refuses an account whose password was removed by an administrator.
 */
export const signInWithPasskey = ({ vault, signToken, site }: Deps) =>
  preparedCommand<typeof SignInWithPasskey, Reader, PasskeyProof>(SignInWithPasskey, {
    prepare({ body: { credential }, callerAddress, callerAgent, db, aside, now }) {
      const origin = originOf({ callerAddress, callerAgent });
      return checkPasskey({ site, vault, db, aside, now, origin }, credential, { kind: 'sign-in-failed' });
    },
    async run({ prepared: proof, callerAddress, callerAgent, tx, now, newId }) {
      const { accountId } = proof.passkey;
      if (!(await lockPassword(tx, accountId))) throw PASSKEY_REFUSED();
      await usePasskeyProof(tx, proof, now);
      const origin = originOf({ callerAddress, callerAgent });
      const context = { vault, signToken, tx, now, newId };
      const { view, messages } = await openSessionFor(context, { accountId, origin, proved: true });
      return answer(view).emits(...messages);
    },
  });
