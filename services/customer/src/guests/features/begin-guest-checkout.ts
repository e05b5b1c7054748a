import { changed } from '@toric/chassis/changes/changed';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { answer } from '@toric/chassis/http/reply';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import { GUEST_TOO_MANY } from '@toric/contracts/customer/guests/guest.errors';
import { BeginGuestCheckout } from '@toric/contracts/customer/guests/guest.http';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX, insertAccount } from '../../accounts/account.store.ts';
import { originOf } from '../../accounts/device.ts';
import { countAsk, FROM_ONE_NETWORK, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { insertLink } from '../../accounts/link.store.ts';
import { openSessionFor, type SessionMeans } from '../../accounts/open-session.flow.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import type { Reader } from '../../reader.store.ts';
import { normaliseAddress } from '../../people/address.ts';
import { askCheck } from '../../people/address-check.store.ts';
import { insertFirstAddress } from '../../people/address.store.ts';
import { type Customer, requirePlausiblePerson } from '../../people/customer.ts';
import { insertCustomer } from '../../people/customer.store.ts';
import { normalisePhone } from '../../people/phone.ts';

type Deps = SessionMeans & { checksAddresses: boolean };
type Prepared = { personal: Customer['personal']; mayBeTold: boolean };

/**
 * POST /guest-sessions. Creates a customer without a password, with her address, and a session in which she orders →
 * customer.customer-registered.v1, and customer.send-message.v1 with the link that claims the account. The number of
 * guests is limited by network, and the number of mails by address. The e-mail is not compared with those of accounts,
 * so the answer reveals nothing about them.
 */
export const beginGuestCheckout = ({ vault, signToken, checksAddresses: isOn }: Deps) =>
  preparedCommand<typeof BeginGuestCheckout, Reader, Prepared>(BeginGuestCheckout, {
    async prepare({ body, callerAddress, language, now, aside }) {
      const { email, givenName = null, familyName = null, dateOfBirth = null, timeZone = null } = body;
      const network = vault.blindIndex('caller', networkOf(callerAddress));
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      const known = { email, givenName, familyName, phone, dateOfBirth, language, timeZone };
      const personal = { ...NO_DETAILS, ...known };
      requirePlausiblePerson(personal, now);
      if (!(await countAsk(aside, `guest-by ${network}`, FROM_ONE_NETWORK))) throw GUEST_TOO_MANY();
      const mayBeTold = await countAsk(aside, `guest-of ${vault.blindIndex(EMAIL_INDEX, email)}`, TO_ONE_ADDRESS);
      return { personal, mayBeTold };
    },
    async run({ body, prepared: { personal, mayBeTold }, callerAddress, callerAgent, tx, now, newId }) {
      const [id, addressId, linkId] = [newId(), newId(), newId()];
      const account = { id, kind: 'customer', roles: ['customer'], emailIndex: null, passwordHash: null } as const;
      await insertAccount(tx, account, now);
      await insertCustomer(tx, vault, { id, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null });
      const keys = (await findKeyrings(tx, vault, [id]))(id);
      const address = normaliseAddress(body.address);
      const actor = { kind: 'customer', id } as const;
      const row = await insertFirstAddress(tx, keys, { id: addressId, customerId: id, address, now });
      await askCheck(tx, row, { isOn, now });
      await confirmFacts(tx, { customerId: id, facts: [{ fact: 'address', addressId }], actor, now });
      const target = { keys, value: { email: body.email } };
      if (mayBeTold) await insertLink(tx, { id: linkId, purpose: 'account-claim', accountId: id, target });
      const session = await openGuestSession({ vault, signToken, tx, now, newId }, id, { callerAddress, callerAgent });
      const notice = { template: 'account-claim', values: { linkId } } as const;
      const mails = mayBeTold ? [SendMessage({ causeId: linkId, personId: id, notice })] : [];
      return answer({ customerId: id, addressId, session })
        .emits(CustomerRegistered({ customerId: id }), ...mails)
        .records(
          { action: 'customer.added', subject: id, customerId: id, fields: changed({}, personal), actor },
          { action: 'address.added', subject: addressId, customerId: id, fields: changed({}, address), actor },
        );
    },
  });

type Context = SessionMeans & { tx: Tx; now: Date; newId: () => string };

/** Opens the session of a guest. The customer is new, so she gets no mail about a new device. */
async function openGuestSession(context: Context, accountId: string, from: Parameters<typeof originOf>[0]) {
  const { view } = await openSessionFor(context, { accountId, origin: originOf(from) });
  return view;
}
