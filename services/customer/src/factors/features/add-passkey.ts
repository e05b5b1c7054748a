import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { PASSKEY_KNOWN, PASSKEY_REFUSED, PASSKEY_TOO_MANY } from '@toric/contracts/customer/accounts/passkey.errors';
import { AddPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { originOf } from '../../accounts/device.ts';
import { readLinkAccount, takeLink } from '../../accounts/link.store.ts';
import { insertPasskey, type Passkey, readCredentialIds } from '../../accounts/passkey.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import type { Reader } from '../../reader.store.ts';
import { challengeIn, MOST_PASSKEYS, type Site, verifyRegistration } from '../passkeys.ts';

type Deps = { vault: Vault; site: Site };
type Prepared = { challengeId: string; verified: Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'> };

/**
 * POST /account/passkeys. Adds the passkey that a browser made for a challenge of this account →
 * customer.send-message.v1.
 */
export const addPasskey = ({ vault, site }: Deps) =>
  preparedCommand<typeof AddPasskey, Reader, Prepared>(AddPasskey, {
    async prepare({ body: { credential }, actor, db }) {
      const challengeId = challengeIn(site, 'passkey-registration', credential.response.clientDataJSON);
      const accountId = challengeId && (await readLinkAccount(db, 'passkey-registration', challengeId));
      if (!challengeId || accountId !== actor.id) throw PASSKEY_REFUSED();
      const known = await readCredentialIds(db, actor.id);
      if (known.length >= MOST_PASSKEYS) throw PASSKEY_TOO_MANY({ most: MOST_PASSKEYS });
      const verified = await verifyRegistration(site, challengeId, credential);
      if (!verified) throw PASSKEY_REFUSED();
      return { challengeId, verified };
    },
    async run({ body: { name }, prepared: { challengeId, verified }, actor, callerAddress, callerAgent, ...context }) {
      const { tx, now, newId } = context;
      const accountId = actor.id;
      if (!(await takeLink(tx, 'passkey-registration', challengeId))) throw PASSKEY_REFUSED();
      const keys = (await findKeyrings(tx, vault, [accountId]))(accountId);
      const passkey = { id: newId(), accountId, ...verified, name, createdAt: now };
      if (!(await insertPasskey(tx, keys, passkey))) throw PASSKEY_KNOWN();
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId, kind: 'passkey-added', origin, at: now });
      const notice = { template: 'second-factor-changed', values: {} } as const;
      return answer({ id: passkey.id, name, createdAt: now.toISOString(), lastUsedAt: null })
        .emits(SendMessage({ causeId: passkey.id, personId: accountId, notice }))
        .records();
    },
  });
