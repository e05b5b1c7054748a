import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { BeginPasskeySignIn } from '@toric/contracts/customer/accounts/passkey.http';
import { insertChallenge } from '../../accounts/passkey.store.ts';
import { signInOptions, type Site } from '../passkeys.ts';

/** POST /sessions/passkey/options. Returns a challenge for any passkey of this site. It names no account. */
export const beginPasskeySignIn = ({ site }: { site: Site }) =>
  command(BeginPasskeySignIn, {
    async run({ tx, newId }) {
      const id = newId();
      await insertChallenge(tx, id);
      return answer(signInOptions(site, id));
    },
  });
