import { changed } from '@toric/chassis/changes/changed';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import { CUSTOMER_EMAIL_TAKEN } from '@toric/contracts/customer/people/customer.errors';
import { SignUp } from '@toric/contracts/customer/people/customer.http';
import { EMAIL_INDEX, insertAccount } from '../../accounts/account.store.ts';
import { insertLink } from '../../accounts/link.store.ts';
import { customerView, requirePlausiblePerson } from '../customer.ts';
import { insertCustomer } from '../customer.store.ts';
import { assertFitPassword } from '../../accounts/passwords/password.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import { normalisePhone } from '../phone.ts';
import type { Reader } from '../../reader.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };
type Prepared = { phone: string | null; passwordHash: string };

/** POST /customers. Creates a customer with an account → customer.customer-registered.v1, and customer.send-message.v1 with
 *  the link that confirms the e-mail. Refuses a taken e-mail. */
export const signUp = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof SignUp, Reader, Prepared>(SignUp, {
    async prepare({ body }) {
      assertFitPassword(body.password, body.email, [body.givenName ?? '', body.familyName ?? '']);
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      return { phone, passwordHash: await passwords.hash(body.password) };
    },
    async run({ body, language, prepared: { phone, passwordHash }, tx, now, newId }) {
      const { email, givenName = null, familyName = null, dateOfBirth = null, timeZone = null } = body;
      const id = newId();
      const emailIndex = vault.blindIndex(EMAIL_INDEX, email);
      const account = { id, kind: 'customer', roles: ['customer'], emailIndex, passwordHash } as const;
      if (!(await insertAccount(tx, account, now))) throw CUSTOMER_EMAIL_TAKEN();
      const personal = { email, givenName, familyName, phone, dateOfBirth, language, timeZone };
      requirePlausiblePerson(personal, now);
      const customer = { id, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null };
      await insertCustomer(tx, vault, customer);
      const linkId = newId();
      await insertLink(tx, { id: linkId, purpose: 'account-confirmation', accountId: id });
      const notice = { template: 'account-confirmation', values: { linkId } } as const;
      const actor = { kind: 'customer', id } as const;
      const change = { action: 'customer.added', subject: id, customerId: id, fields: changed({}, personal) } as const;
      return answer(customerView(customer))
        .emits(CustomerRegistered({ customerId: id }), SendMessage({ causeId: linkId, personId: id, notice }))
        .records({ ...change, actor });
    },
  });
