/** Declares the operations on a person's own account: the password, the e-mail and the security log. */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Instant, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import {
  ACCOUNT_ASKED_TOO_OFTEN,
  ACCOUNT_EMAIL_CONFIRMED,
  ACCOUNT_EMAIL_UNCHANGED,
  ACCOUNT_LINK_UNUSABLE,
  ACCOUNT_NOT_FOUND,
  ACCOUNT_WRONG_PASSWORD,
} from './account.errors.ts';
import {
  AUTH_BUSY,
  AUTH_LOCKED,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from './session.errors.ts';
import { NewPassword } from './session.http.ts';

/** Holds the token that the API reference shows as an example. No link of any shop has this token. */
const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
export const LinkToken = requestText()
  .max(200)
  .regex(/^[\w-]+\.[\w-]+$/)
  .meta({ description: 'The token of the link in a mail. It works once, until it expires.', example: TOKEN });

const UNFIT_PASSWORD = [PASSWORD_TOO_COMMON, PASSWORD_CONTAINS_EMAIL, PASSWORD_CONTAINS_NAME, AUTH_BUSY] as const;
const guesses = { owner: 'customer', idempotent: false, sensitive: true, reply: Nothing, status: 204 } as const;
const own = { allow: ['customer:self', ...STAFF_ROLES] } as const;

export const AccountKind = z.enum(['customer', 'staff']);

export const GetAccount = operation({
  ...own,
  id: 'getAccount',
  enrolment: true,
  endpoint: 'GET /account',
  owner: 'customer',
  summary: 'Read the state of your own account',
  reply: z.object({
    id: Id,
    kind: AccountKind,
    name: SentText.nullable().meta({
      description: 'Null for a customer who has named nobody.',
      example: 'Olga Brandt',
    }),
    email: SentText.nullable().meta({ description: 'Null if none is known.', example: 'olga@toric.example' }),
    emailConfirmedAt: Instant.nullable().meta({
      description: 'When you proved that you read the mailbox of your e-mail. Null until then.',
    }),
    secondFactor: z
      .object({ confirmedAt: Instant, recoveryCodesLeft: z.int() })
      .nullable()
      .meta({ description: 'The authenticator app. Null if you have none.' }),
  }),
  errors: [ACCOUNT_NOT_FOUND],
});

/* Declares the operations on passwords. */

export const RequestPasswordReset = operation({
  ...guesses,
  id: 'requestPasswordReset',
  record: 'none',
  because: 'It changes nothing until the link or the code comes back.',
  endpoint: 'POST /password-resets',
  summary: 'Ask for a mail with a link that sets a new password',
  description:
    'The answer is the same whether or not an account has this e-mail. The link works once, for 30 minutes. At most three mails an hour go to one e-mail.',
  allow: ['public'],
  body: z.strictObject({ email: Email }),
  example: { email: 'ana@toric.example' },
  errors: [ACCOUNT_ASKED_TOO_OFTEN],
});

export const CompletePasswordReset = operation({
  ...guesses,
  id: 'completePasswordReset',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /password-resets/complete',
  summary: 'Set a new password with the link of a mail',
  description:
    'All sessions end, so that you sign in with the new password. A second factor is still asked for. A refused password does not use up the link.',
  allow: ['public'],
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  example: { token: TOKEN, password: 'four words are better' },
  errors: [ACCOUNT_LINK_UNUSABLE, ...UNFIT_PASSWORD],
});

export const ChangePassword = operation({
  ...guesses,
  ...own,
  id: 'changePassword',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'PUT /account/password',
  summary: 'Change your password',
  stepUp: true,
  description: 'All your other sessions end. You get a mail about the change.',
  body: z.strictObject({ currentPassword: requestText().min(1).max(128), password: NewPassword }),
  example: { currentPassword: 'four words are better', password: 'five words are better still' },
  errors: [ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD, AUTH_LOCKED, ...UNFIT_PASSWORD],
});

/* Declares the operations on the e-mail address of an account. */

export const ResendConfirmation = operation({
  ...guesses,
  ...own,
  id: 'resendConfirmation',
  record: 'none',
  because: 'It changes nothing until the link or the code comes back.',
  endpoint: 'POST /account/email/confirmation',
  summary: 'Ask again for the mail that confirms your e-mail',
  errors: [ACCOUNT_NOT_FOUND, ACCOUNT_EMAIL_CONFIRMED, ACCOUNT_ASKED_TOO_OFTEN],
});

export const ConfirmEmail = operation({
  ...guesses,
  id: 'confirmEmail',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /account/email/confirm',
  summary: 'Confirm your e-mail with the link of a mail',
  allow: ['public'],
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  errors: [ACCOUNT_LINK_UNUSABLE],
});

export const RequestEmailChange = operation({
  ...guesses,
  ...own,
  id: 'requestEmailChange',
  record: 'none',
  because: 'It changes nothing until the link or the code comes back.',
  endpoint: 'POST /account/email/change',
  summary: 'Ask to change your e-mail',
  stepUp: true,
  description:
    'A mail with a link goes to the new address. The change holds when the link is opened, within 30 minutes. Both addresses then get a mail.',
  body: z.strictObject({ email: Email, password: requestText().min(1).max(128) }),
  example: { email: 'ana.lima@toric.example', password: 'four words are better' },
  errors: [
    ACCOUNT_NOT_FOUND,
    ACCOUNT_WRONG_PASSWORD,
    ACCOUNT_EMAIL_UNCHANGED,
    ACCOUNT_ASKED_TOO_OFTEN,
    AUTH_LOCKED,
    AUTH_BUSY,
  ],
});

export const CompleteEmailChange = operation({
  ...guesses,
  id: 'completeEmailChange',
  record: ['customer.changed', 'staff.email-changed'],
  endpoint: 'POST /account/email/change/complete',
  summary: 'Change your e-mail with the link of a mail',
  description: 'If another account has taken the e-mail meanwhile, the link cannot be used.',
  allow: ['public'],
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  errors: [ACCOUNT_LINK_UNUSABLE],
});

/* Declares the operation that reads the security log. */

export const SecurityEventKind = z
  .enum([
    'signed-in',
    'sign-in-failed',
    'password-reset-asked',
    'password-set',
    'password-changed',
    'email-confirmed',
    'email-changed',
    'phone-changed',
    'sessions-ended',
    'factor-added',
    'factor-removed',
    'factor-failed',
    'recovery-code-used',
    'recovery-codes-renewed',
    'passkey-added',
    'passkey-removed',
    'account-claimed',
  ])
  .meta({ description: '`password-set`: a password was set by a link or a code, without the earlier one.' });
export type SecurityEventKind = z.infer<typeof SecurityEventKind>;

/** Describes the origin of a request: the browser and its system, and the network address without its last part. */
export const RequestOrigin = z.object({
  device: SentText.nullable().meta({
    description: 'Browser and system, by the header `User-Agent`. Null if unknown.',
    example: 'Firefox on Windows',
  }),
  network: SentText.nullable().meta({
    description: 'The network of the address, without its last part. Null if unknown.',
    example: '203.0.113.0/24',
  }),
});
export type RequestOrigin = z.infer<typeof RequestOrigin>;

export const SecurityEventView = RequestOrigin.extend({
  id: Id,
  accountId: Id,
  kind: SecurityEventKind,
  createdAt: Instant,
});

export const ListSecurityEvents = operation({
  ...own,
  id: 'listSecurityEvents',
  endpoint: 'GET /security-events',
  owner: 'customer',
  summary: 'List sign-ins, failures and changes of an account, newest first',
  description: 'Everybody reads the log of her own account. An auditor reads any.',
  query: PageQuery.extend({
    accountId: Id.optional().meta({ description: 'A customer or a member of staff. If omitted, yourself.' }),
  }),
  reply: page(SecurityEventView),
  errors: [ACCOUNT_NOT_FOUND],
});
