import { changed } from '@toric/chassis/changes/changed';
import { networkOf } from '@toric/chassis/http/network';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN } from '@toric/contracts/customer/accounts/account.errors';
import { SendMessage } from '@toric/contracts/customer/events';
import {
  CLAIM_LINK_UNUSABLE,
  CLAIM_PROOF_WRONG,
  CUSTOMER_EMAIL_TAKEN,
} from '@toric/contracts/customer/people/customer.errors';
import { CompleteClaim } from '@toric/contracts/customer/people/walk-in.http';
import { claimAccount, confirmEmail, EMAIL_INDEX } from '../../accounts/account.store.ts';
import { originOf } from '../../accounts/device.ts';
import { countAsk, FROM_ONE_NETWORK } from '../../accounts/guards/ask-quota.store.ts';
import { openLink } from '../../accounts/link.ts';
import {
  countTry,
  insertLink,
  openTarget,
  readLinkAccount,
  readLinkOfCode,
  takeLink,
} from '../../accounts/link.store.ts';
import { assertFitPassword } from '../../accounts/passwords/password.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import type { Reader } from '../../reader.store.ts';
import { CLAIM_CODE_INDEX, normaliseClaimCode, provesPerson } from '../claim.ts';
import { withChanges } from '../customer.ts';
import { lockCustomer, readCustomer, updateCustomer } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; linkKey: string };
type Prepared = { linkId: string; passwordHash: string };

/**
 * POST /account-claims. Sets e-mail and password of a walk-in customer's account with a code or a link and a second
 * proof. Each try is counted before the proof is compared → customer.send-message.v1 with the link that confirms the
 * e-mail, unless the link of the claim was sent to this address.
 */
export const completeClaim = ({ vault, passwords, linkKey }: Deps) =>
  preparedCommand<typeof CompleteClaim, Reader, Prepared>(CompleteClaim, {
    async prepare({ body: { code, token = '', dateOfBirth, phone, email, password }, callerAddress, db, aside }) {
      const network = vault.blindIndex('caller', networkOf(callerAddress));
      if (!(await countAsk(aside, `claim-by ${network}`, FROM_ONE_NETWORK))) throw ACCOUNT_ASKED_TOO_OFTEN();
      const digest = code && vault.blindIndex(CLAIM_CODE_INDEX, normaliseClaimCode(code));
      const linkId = digest ? await readLinkOfCode(db, digest) : openLink(linkKey, 'account-claim', token);
      const accountId = linkId && (await readLinkAccount(db, 'account-claim', linkId));
      if (!linkId || !accountId || !(await countTry(aside, 'account-claim', linkId, accountId)))
        throw CLAIM_LINK_UNUSABLE();
      const customer = await readCustomer(db, vault, accountId);
      if (!customer) throw CLAIM_LINK_UNUSABLE();
      const proof = { dateOfBirth, phone: phone && normalisePhone(phone) };
      if (!provesPerson(customer.personal, proof)) throw CLAIM_PROOF_WRONG();
      const { givenName, familyName } = customer.personal;
      assertFitPassword(password, email, [givenName ?? '', familyName ?? '']);
      return { linkId, passwordHash: await passwords.hash(password) };
    },
    async run({ body: { email }, prepared: { linkId, passwordHash }, callerAddress, callerAgent, tx, now, newId }) {
      const link = await takeLink(tx, 'account-claim', linkId);
      const customer = link && (await lockCustomer(tx, vault, link.accountId, undefined));
      if (!link || !customer) throw CLAIM_LINK_UNUSABLE();
      const { id } = customer;
      const login = { emailIndex: vault.blindIndex(EMAIL_INDEX, email), passwordHash };
      if (!(await claimAccount(tx, id, login))) throw CUSTOMER_EMAIL_TAKEN();
      const personal = withChanges(customer.personal, { email });
      await updateCustomer(tx, vault, { ...customer, personal, version: customer.version + 1, updatedAt: now });
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: id, kind: 'account-claimed', origin, at: now });
      const fields = changed(customer.personal, personal);
      const actor = { kind: 'customer', id } as const;
      await confirmFacts(tx, { customerId: id, facts: [{ fact: 'email' }], actor, now });
      const done = noContent().records({ action: 'customer.claimed', subject: id, customerId: id, fields, actor });
      const keys = (await findKeyrings(tx, vault, [id]))(id);
      if (openTarget(keys, link).email === email) {
        await confirmEmail(tx, id, now);
        return done;
      }
      const confirmationId = newId();
      await insertLink(tx, { id: confirmationId, purpose: 'account-confirmation', accountId: id });
      const notice = { template: 'account-confirmation', values: { linkId: confirmationId } } as const;
      return done.emits(SendMessage({ causeId: confirmationId, personId: id, notice }));
    },
  });
