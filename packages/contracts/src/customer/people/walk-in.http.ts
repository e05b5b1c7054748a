/**
 * Declares the operations on customers whom staff entered, and on the code by which such a customer claims the account.
 */
import { z } from 'zod';
import { Phone } from '../../contact/contact.ts';
import { Email } from '../../contact/email.ts';
import { Id, Instant, Nothing, RequestDay, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { ACCOUNT_ASKED_TOO_OFTEN } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';
import {
  AUTH_BUSY,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from '../accounts/session.errors.ts';
import { NewPassword } from '../accounts/session.http.ts';
import {
  CLAIM_LINK_UNUSABLE,
  CLAIM_PROOF_WRONG,
  CUSTOMER_BORN_IN_THE_FUTURE,
  CUSTOMER_EMAIL_TAKEN,
  CUSTOMER_HAS_ACCOUNT,
  CUSTOMER_INVALID_PHONE,
  CUSTOMER_MAY_EXIST,
  CUSTOMER_NAMELESS,
  CUSTOMER_NOT_FOUND,
} from './customer.errors.ts';
import { customerId, PersonalData } from './customer.http.ts';

const PROOF = says({ en: 'give dateOfBirth or phone', zh: '请提供 dateOfBirth 或 phone' });
const hasProof = ({ dateOfBirth, phone }: { dateOfBirth?: unknown; phone?: unknown }) =>
  dateOfBirth !== undefined || phone !== undefined;

export const AddWalkIn = operation({
  id: 'addWalkIn',
  record: ['customer.added'],
  endpoint: 'POST /customers/walk-ins',
  owner: 'customer',
  summary: 'Add a customer who has neither e-mail nor password',
  description:
    'The person can buy at the counter at once, and claims the account later (`issueClaimCode`). The date of birth or the phone number is her proof then. If a customer with this phone number, or with this name and date of birth, exists, the request is refused and names that customer. Send `isNew` if it is another person.',
  allow: ['sales', 'optician'],
  body: z
    .strictObject({
      givenName: oneLine(100).optional(),
      familyName: oneLine(100).optional(),
      phone: Phone.optional(),
      dateOfBirth: RequestDay.optional(),
      language: PersonalData.shape.language.optional(),
      timeZone: PersonalData.shape.timeZone.optional(),
      isNew: z.boolean().default(false).meta({ description: 'True if she is none of the customers who were named.' }),
    })
    .refine(hasProof, PROOF),
  example: { givenName: 'Rosa', familyName: 'Brandt', dateOfBirth: '1961-04-23' },
  reply: z.object({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant }),
  status: 201,
  location: '/customers/{id}',
  errors: [CUSTOMER_NAMELESS, CUSTOMER_BORN_IN_THE_FUTURE, CUSTOMER_INVALID_PHONE, CUSTOMER_MAY_EXIST],
});

const CODE = 'k3fa-9wxm-7tqe-bd42';
const ClaimCode = requestText()
  .trim()
  .toLowerCase()
  .max(40)
  .regex(/^[a-z2-9](?:[- ]?[a-z2-9]){15}$/)
  .meta({ description: 'The code on paper: 16 letters and digits. Spaces and dashes do not matter.', example: CODE });

/**
 * Issues a code to claim an account. The operation takes no Idempotency-Key, because a stored response of an idempotent
 * request must not contain the code.
 */
export const IssueClaimCode = operation({
  id: 'issueClaimCode',
  record: ['customer.code-issued'],
  stepUp: true,
  endpoint: 'POST /customers/{customerId}/claim-codes',
  owner: 'customer',
  summary: 'Issue a code with which a walk-in customer claims her account',
  description:
    'Print the code and hand it over. With `email`, a link goes to that address too. Either works once, within 30 days, and ends the codes that were issued before.',
  allow: ['sales', 'optician'],
  params: customerId,
  body: z.strictObject({
    reason: oneLine(500).meta({ description: 'How you know her. It is kept, sealed, and she can read it.' }),
    email: Email.optional(),
  }),
  example: { reason: 'She was at the counter and showed her identity card' },
  reply: z.object({
    customerId: Id,
    code: SentText.meta({ description: 'It is shown only here, because only its digest is stored.', example: CODE }),
    expiresAt: Instant,
  }),
  status: 201,
  idempotent: false,
  sensitive: true,
  errors: [CUSTOMER_NOT_FOUND, CUSTOMER_HAS_ACCOUNT, ACCOUNT_ASKED_TOO_OFTEN],
});

export const CompleteClaim = operation({
  id: 'completeClaim',
  record: ['customer.claimed'],
  endpoint: 'POST /account-claims',
  owner: 'customer',
  summary: 'Claim the account of a walk-in customer with a code or a link',
  description:
    'The date of birth is the second proof. If the shop does not know it, the phone number is. From then on she signs in with the e-mail and the password. Orders and prescriptions stay hers. A code takes five tries.',
  allow: ['public'],
  body: z
    .strictObject({
      code: ClaimCode.optional(),
      token: LinkToken.optional(),
      dateOfBirth: RequestDay.optional(),
      phone: Phone.optional(),
      email: Email,
      password: NewPassword,
    })
    .refine(hasProof, PROOF)
    .refine(
      ({ code, token }) => (code === undefined) !== (token === undefined),
      says({ en: 'give code or token, not both', zh: '请提供 code 或 token 之一' }),
    ),
  example: { code: CODE, dateOfBirth: '1961-04-23', email: 'rosa@toric.example', password: 'four words are better' },
  reply: Nothing,
  status: 204,
  idempotent: false,
  sensitive: true,
  errors: [
    CLAIM_LINK_UNUSABLE,
    CLAIM_PROOF_WRONG,
    CUSTOMER_EMAIL_TAKEN,
    CUSTOMER_INVALID_PHONE,
    ACCOUNT_ASKED_TOO_OFTEN,
    PASSWORD_TOO_COMMON,
    PASSWORD_CONTAINS_EMAIL,
    PASSWORD_CONTAINS_NAME,
    AUTH_BUSY,
  ],
});
