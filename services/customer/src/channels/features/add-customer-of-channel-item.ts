import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_LINKED, CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { AddCustomerOfChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { CUSTOMER_MAY_EXIST, SAME_CUSTOMER } from '@toric/contracts/customer/people/customer.errors';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { insertAccount } from '../../accounts/account.store.ts';
import { requirePlausiblePerson } from '../../people/customer.ts';
import { findAlike, insertCustomer } from '../../people/customer.store.ts';
import { normalisePhone } from '../../people/phone.ts';
import { lockAuthorOf } from '../author.store.ts';
import { linkAuthor } from '../link-author.flow.ts';

const UNKNOWN = { ...NO_DETAILS, language: null, timeZone: null, email: null };

/**
 * POST /channel-items/{itemId}/new-customer. Adds the author of an item as a customer without an account, and links her
 * → customer.customer-registered.v1.
 */
export const addCustomerOfChannelItem = ({ vault }: { vault: Vault }) =>
  command(AddCustomerOfChannelItem, {
    async run({ params: { itemId }, body: { isNew, ...body }, tx, now, newId }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      if (author.customerId !== null) throw CHANNEL_ITEM_LINKED();
      const { givenName = null, familyName = null, dateOfBirth = null } = body;
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      const personal = { ...UNKNOWN, givenName, familyName, dateOfBirth, phone };
      requirePlausiblePerson(personal, now);
      const alike = isNew ? [] : await findAlike(tx, vault, personal);
      if (alike.length > 0)
        throw CUSTOMER_MAY_EXIST().at(...alike.map((id) => ({ pointer: '/isNew', detail: SAME_CUSTOMER({ id }) })));
      const customerId = newId();
      const account = { kind: 'customer', roles: ['customer'], emailIndex: null, passwordHash: null } as const;
      await insertAccount(tx, { id: customerId, ...account }, now);
      const customer = { id: customerId, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null };
      await insertCustomer(tx, vault, customer);
      const of = { authorId: author.id, itemId, customerId };
      const { effects, changes } = await linkAuthor({ tx, vault, now, newId }, of);
      const added = {
        action: 'customer.added',
        subject: customerId,
        customerId,
        fields: changed({}, personal),
      } as const;
      return answer({ id: itemId, state: 'linked' as const, customerId })
        .emits(CustomerRegistered({ customerId }))
        .performs(...effects)
        .records(added, ...changes);
    },
  });
