// Fills the database of a stack with customers and with messages that wait to be sent to them.
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { createVault } from '@toric/chassis/data/vault';
import { openDatabase, transaction } from '@toric/messaging/database';
import { uuidv7 } from 'uuidv7';
import { insertAccount } from '../../../services/customer/src/accounts/account.store.ts';
import { insertCustomer } from '../../../services/customer/src/people/customer.store.ts';
import { messagesFor } from '../../../services/customer/src/messages/message.ts';
import { insertMessages } from '../../../services/customer/src/messages/message.store.ts';
import { exampleOf } from '../../../services/customer/src/messages/template.ts';

/**
 * Lists the templates of the messages. Mails with these templates are sent at night too, so that the hour of the run
 * does not matter.
 */
const MIX = ['order-confirmed', 'order-cancelled', 'password-reset', 'password-changed', 'recall-notice'] as const;
const PEOPLE_AT_ONCE = 100;
const MESSAGES_AT_ONCE = 1_000;

type Plan = { url: string; masterKey: string; people: number; messages: number; domains: number };

/** Inserts the customers, and then their messages, which are all due at once. */
export async function queueMails({ url, masterKey, people, messages, domains }: Plan): Promise<void> {
  const database = openDatabase({ url, poolSize: 4, name: 'mail-run' });
  const vault = createVault({ service: 'customer', masterKey });
  const now = new Date();
  const ids: string[] = [];
  for (let from = 0; from < people; from += PEOPLE_AT_ONCE) {
    await transaction(database, async (tx) => {
      for (let index = from; index < Math.min(people, from + PEOPLE_AT_ONCE); index++) {
        const id = uuidv7();
        ids.push(id);
        const rest = {
          ...NO_DETAILS,
          phone: null,
          dateOfBirth: null,
          language: index % 2 ? 'zh' : 'en',
          timeZone: null,
        } as const;
        const personal = {
          email: `p${index}@d${index % domains}.example`,
          givenName: 'Ana',
          familyName: 'Lima',
          ...rest,
        };
        const account = { id, kind: 'customer', roles: ['customer'], emailIndex: null, passwordHash: null } as const;
        await insertAccount(tx, account, now);
        await insertCustomer(tx, vault, {
          id,
          personal,
          version: 1,
          earlierNote: null,
          createdAt: now,
          updatedAt: now,
        });
      }
    });
  }
  for (let from = 0; from < messages; from += MESSAGES_AT_ONCE) {
    const batch = Array.from({ length: Math.min(MESSAGES_AT_ONCE, messages - from) }, (_, index) => {
      const notice = exampleOf(MIX[(from + index) % MIX.length] ?? MIX[0]);
      const personId = ids[(from + index) % ids.length] ?? '';
      return messagesFor({ causeId: uuidv7(), personId, notice }, { now, newId: uuidv7, textsAreSent: false });
    });
    await transaction(database, (tx) => insertMessages(tx, batch.flat()));
  }
  await database.close();
}
