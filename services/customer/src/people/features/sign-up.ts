import { changed } from '@toric/chassis/changes/changed';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import { type PersonalData, SignUp } from '@toric/contracts/customer/people/customer.http';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { EMAIL_INDEX, findAccountByEmail, insertAccount } from '../../accounts/account.store.ts';
import { countAsk, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { insertLink } from '../../accounts/link.store.ts';
import { customerView, requirePlausiblePerson } from '../customer.ts';
import { asDecoy, insertCustomer } from '../customer.store.ts';
import { assertFitPassword } from '../../accounts/passwords/password.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import { normalisePhone } from '../phone.ts';
import type { Reader } from '../../reader.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };
type Prepared = { personal: PersonalData; passwordHash: string; mayBeTold: boolean };

/**
 * POST /customers. Creates a customer with an account → customer.customer-registered.v1, and customer.send-message.v1
 * with the link that confirms the e-mail. An e-mail with an account gets the same answer and creates nothing. The owner
 * of the e-mail gets a mail (ADR 0070).
 */
export const signUp = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof SignUp, Reader, Prepared>(SignUp, {
    async prepare({ body, language, now, aside }) {
      const { email, givenName = null, familyName = null, dateOfBirth = null, timeZone = null, password } = body;
      assertFitPassword(password, email, [givenName ?? '', familyName ?? '']);
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      const personal = { email, givenName, familyName, phone, dateOfBirth, language, timeZone, ...NO_DETAILS };
      requirePlausiblePerson(personal, now);
      const mayBeTold = await countAsk(aside, `sign-up-of ${vault.blindIndex(EMAIL_INDEX, email)}`, TO_ONE_ADDRESS);
      return { personal, mayBeTold, passwordHash: await passwords.hash(password) };
    },
    async run({ body: { email }, prepared: { personal, passwordHash, mayBeTold }, tx, now, newId }) {
      const id = newId();
      const emailIndex = vault.blindIndex(EMAIL_INDEX, email);
      const account = { id, kind: 'customer', roles: ['customer'], emailIndex, passwordHash } as const;
      const customer = { id, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null };
      const linkId = newId();
      const link = { id: linkId, purpose: 'account-confirmation', accountId: id } as const;
      if (!(await insertAccount(tx, account, now))) {
        // does the same work as for a new customer, and rolls it back
        await asDecoy(tx, async () => {
          await insertAccount(tx, { ...account, emailIndex: vault.blindIndex(EMAIL_INDEX, id) }, now);
          await insertCustomer(tx, vault, customer);
          await insertLink(tx, link);
        });
        const owner = mayBeTold ? await findAccountByEmail(tx, emailIndex) : undefined;
        return answer(customerView(customer))
          .emits(...(owner === undefined ? [] : [accountExists(owner, id)]))
          .records();
      }
      await insertCustomer(tx, vault, customer);
      await insertLink(tx, link);
      const notice = { template: 'account-confirmation', values: { linkId } } as const;
      const actor = { kind: 'customer', id } as const;
      const change = { action: 'customer.added', subject: id, customerId: id, fields: changed({}, personal) } as const;
      return answer(customerView(customer))
        .emits(CustomerRegistered({ customerId: id }), SendMessage({ causeId: linkId, personId: id, notice }))
        .records({ ...change, actor });
    },
  });

const accountExists = (personId: string, causeId: string) =>
  SendMessage({ causeId, personId, notice: { template: 'account-exists', values: {} } });
