import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { PASSKEY_TOO_MANY } from '@toric/contracts/customer/accounts/passkey.errors';
import { BeginPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { checkOwnPassword } from '../../accounts/guards/check-password.flow.ts';
import { insertLink } from '../../accounts/link.store.ts';
import { readCredentialIds } from '../../accounts/passkey.store.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import { readPerson } from '../../person.store.ts';
import type { Reader } from '../../reader.store.ts';
import { MOST_PASSKEYS, registrationOptions, type Site } from '../passkeys.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; site: Site };
type Prepared = { email: string; known: string[] };

/**
 * POST /account/passkeys/options. Returns the options with which a browser makes a passkey. The password is required,
 * because a thief of an access token could otherwise keep access to the account.
 */
export const beginPasskey = ({ vault, passwords, site }: Deps) =>
  preparedCommand<typeof BeginPasskey, Reader, Prepared>(BeginPasskey, {
    async prepare({ body: { password }, actor, callerAddress, db, aside }) {
      await checkOwnPassword({ vault, passwords, db, aside }, { accountId: actor.id, password, callerAddress });
      const person = await readPerson(db, vault, actor.id);
      if (!person?.email) throw ACCOUNT_NOT_FOUND();
      const known = await readCredentialIds(db, actor.id);
      if (known.length >= MOST_PASSKEYS) throw PASSKEY_TOO_MANY({ most: MOST_PASSKEYS });
      return { email: person.email, known };
    },
    async run({ prepared: { email, known }, actor, tx, newId }) {
      const id = newId();
      await insertLink(tx, { id, purpose: 'passkey-registration', accountId: actor.id });
      return answer(registrationOptions(site, id, { id: actor.id, email }, known)).records();
    },
  });
