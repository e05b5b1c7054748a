/** Declares the operation of guest checkout: a person orders without an account, and may claim the account later. */
import { z } from 'zod';
import { ADDRESS_POSTAL_CODE } from '../../contact/contact.errors.ts';
import { Address, Phone } from '../../contact/contact.ts';
import { Email } from '../../contact/email.ts';
import { Id, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';
import { SessionView } from '../accounts/session.http.ts';
import { CUSTOMER_BORN_IN_THE_FUTURE, CUSTOMER_INVALID_PHONE, CUSTOMER_NAMELESS } from '../people/customer.errors.ts';
import { PersonalData } from '../people/customer.http.ts';
import { GUEST_TOO_MANY } from './guest.errors.ts';

const PROOF = says({ en: 'give dateOfBirth or phone', zh: '请提供 dateOfBirth 或 phone' });

export const BeginGuestCheckout = operation({
  id: 'beginGuestCheckout',
  record: ['customer.added', 'address.added'],
  endpoint: 'POST /guest-sessions',
  owner: 'customer',
  summary: 'Order without an account',
  description:
    'Creates a customer without a password, with her address, and a session in which she adds her prescription and places her cart (`placeCart`). All checks are those of any customer. A mail with a link lets her claim the account later (`completeClaim`): the date of birth or the phone number is her second proof. The answer is the same whether or not an account has the e-mail.',
  allow: ['public'],
  body: z
    .strictObject({
      email: Email,
      givenName: oneLine(100).optional(),
      familyName: oneLine(100).optional(),
      phone: Phone.optional(),
      dateOfBirth: RequestDay.optional(),
      timeZone: PersonalData.shape.timeZone.optional(),
      address: Address,
    })
    .refine(({ phone, dateOfBirth }) => phone !== undefined || dateOfBirth !== undefined, PROOF),
  example: {
    email: 'guest@toric.example',
    givenName: 'Gerda',
    familyName: 'Gast',
    dateOfBirth: '1990-05-17',
    address: {
      recipient: 'Gerda Gast',
      line1: '1 Lens Way',
      city: 'Newark',
      region: 'NJ',
      postalCode: '07101',
      country: 'US',
    },
  },
  reply: z.object({ customerId: Id, addressId: Id, session: SessionView }),
  status: 201,
  location: '/customers/{customerId}',
  idempotent: false,
  sensitive: true,
  errors: [GUEST_TOO_MANY, CUSTOMER_NAMELESS, CUSTOMER_BORN_IN_THE_FUTURE, CUSTOMER_INVALID_PHONE, ADDRESS_POSTAL_CODE],
});
