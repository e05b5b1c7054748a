import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PASSKEY_REFUSED } from '@toric/contracts/customer/accounts/passkey.errors';
import { SignInWithPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { lockPassword } from '../../accounts/account.store.ts';
import { originOf } from '../../accounts/device.ts';
import { openSessionFor, type SessionMeans } from '../../accounts/open-session.flow.ts';
import { type Passkey, readPasskey, takeChallenge, usePasskey } from '../../accounts/passkey.store.ts';
import { recordFailure } from '../../accounts/security-log.store.ts';
import type { Reader } from '../../reader.store.ts';
import { challengeIn, type Site, verifySignIn } from '../passkeys.ts';

type Deps = SessionMeans & { site: Site };
type Prepared = { passkey: Passkey; counter: number };

/** POST /sessions/passkey. Signs in customers and staff with a passkey → customer.send-message.v1 for a new device. The
 *  challenge is used up before the answer is checked. An account whose password an administrator ended stays closed. */
export const signInWithPasskey = ({ vault, signToken, site }: Deps) =>
  preparedCommand<typeof SignInWithPasskey, Reader, Prepared>(SignInWithPasskey, {
    async prepare({ body: { credential }, callerAddress, callerAgent, db, aside, now }) {
      const challengeId = challengeIn(site, 'passkey-sign-in', credential.response.clientDataJSON);
      if (!challengeId || !(await takeChallenge(aside, challengeId))) throw PASSKEY_REFUSED();
      const passkey = await readPasskey(db, credential.id);
      const counter = passkey && (await verifySignIn(site, challengeId, passkey, credential));
      if (!passkey || counter === undefined) {
        const [accountId, origin] = [passkey?.accountId, originOf({ callerAddress, callerAgent })];
        await recordFailure(db, aside, vault, { accountId, kind: 'sign-in-failed', origin, at: now });
        throw PASSKEY_REFUSED();
      }
      return { passkey, counter };
    },
    async run({ prepared: { passkey, counter }, callerAddress, callerAgent, tx, now, newId }) {
      const { accountId } = passkey;
      if (!(await lockPassword(tx, accountId))) throw PASSKEY_REFUSED();
      if (!(await usePasskey(tx, passkey, counter, now))) throw PASSKEY_REFUSED();
      const origin = originOf({ callerAddress, callerAgent });
      const context = { vault, signToken, tx, now, newId };
      const { view, messages } = await openSessionFor(context, { accountId, origin, proved: true });
      return answer(view).emits(...messages);
    },
  });
