/** Declares the operations that sign a person in, refresh a session and sign the person out. */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Instant, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { SESSION_NOT_FOUND } from './account.errors.ts';
import {
  AUTH_BUSY,
  AUTH_LOCKED,
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
  AUTH_WRONG_CREDENTIALS,
} from './session.errors.ts';

const RefreshToken = requestText()
  .regex(/^[\w-]{43}$/)
  .meta({ description: 'An opaque token that works once: every refresh answers a new one.' });

export const NewPassword = requestText().min(12).max(128).meta({
  description:
    'A common password is refused. So are one common word with digits, a row of keys, and a password with the name of the person or of the e-mail address.',
});

export const AccountRole = z.enum(['customer', ...STAFF_ROLES]);

export const SessionView = z.object({
  accessToken: SentText.meta({ description: 'Send it as `Authorization: Bearer <token>`.' }),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().meta({ description: 'Seconds until the access token expires.' }),
  refreshToken: RefreshToken,
  actor: z.object({
    id: Id,
    kind: z.enum(['customer', 'staff']),
    roles: z.array(AccountRole),
  }),
  enrolmentRequired: z.boolean().meta({
    description:
      'True for staff without a second factor. The access token then permits only to set one up (`POST /account/second-factor`).',
  }),
});
export type SessionView = z.infer<typeof SessionView>;

/** Describes the answer to e-mail and password if the person has a second factor. */
export const SecondFactorRequired = z.object({
  status: z.literal('second-factor-required'),
  challenge: SentText.meta({
    description: 'Send it with a code to `POST /sessions/second-factor`. It takes five codes.',
    example: '0197a000-0000-7000-8000-0000000000f3.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo',
  }),
  expiresIn: z.int().meta({ description: 'Seconds until the challenge expires.' }),
});
export type SecondFactorRequired = z.infer<typeof SecondFactorRequired>;

const attempts = { owner: 'customer', allow: ['public'], idempotent: false, sensitive: true } as const;

export const SignIn = operation({
  ...attempts,
  id: 'signIn',
  record: 'none',
  because: 'It changes no data of a person. The trace of sign-ins keeps failures.',
  endpoint: 'POST /sessions',
  summary: 'Sign in as a customer or as staff',
  description:
    'A person with a second factor signs in with two steps. The first answer then has a `challenge` instead of tokens.',
  body: z.strictObject({ email: Email, password: requestText().min(1).max(128) }),
  example: { email: 'ana@toric.example', password: 'four words are better' },
  reply: z.union([SessionView, SecondFactorRequired]),
  errors: [AUTH_WRONG_CREDENTIALS, AUTH_LOCKED, AUTH_BUSY],
});

export const RefreshSession = operation({
  ...attempts,
  id: 'refreshSession',
  record: 'none',
  because: 'It changes no data of a person. The trace of sign-ins keeps failures.',
  endpoint: 'POST /sessions/refresh',
  summary: 'Exchange a refresh token for new tokens',
  description:
    'Each refresh token works once. If several requests send it at the same moment, one gets the new tokens and the others are answered 409. Using it again later ends the session for everybody who has its tokens.',
  body: z.strictObject({ refreshToken: RefreshToken }),
  example: { refreshToken: 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA' },
  reply: SessionView,
  errors: [AUTH_SESSION_ENDED, AUTH_REFRESH_RACED, AUTH_REFRESH_REUSED],
});

export const SignOut = operation({
  id: 'signOut',
  record: 'none',
  because: 'It changes no data of a person. The trace of sign-ins keeps failures.',
  enrolment: true,
  endpoint: 'DELETE /sessions/current',
  owner: 'customer',
  summary: 'End the session of a refresh token',
  allow: ['customer:self', ...STAFF_ROLES],
  body: z.strictObject({ refreshToken: RefreshToken }),
  example: { refreshToken: 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA' },
  reply: Nothing,
  status: 204,
});

/* Declares the operations on the sessions of a person. */

const mine = { owner: 'customer', allow: ['customer:self', ...STAFF_ROLES] } as const;

export const ListedSession = z.object({
  id: Id,
  current: z.boolean().meta({ description: 'True for the session of the access token that asks.' }),
  device: SentText.nullable().meta({
    description: 'Browser and system. Null if unknown.',
    example: 'Firefox on Windows',
  }),
  network: SentText.nullable().meta({
    description: 'The network of the sign-in, without its last part. Null if unknown.',
    example: '203.0.113.0/24',
  }),
  createdAt: Instant,
  lastUsedAt: Instant.meta({ description: 'The last sign-in or refresh.' }),
});

export const ListSessions = operation({
  ...mine,
  id: 'listSessions',
  endpoint: 'GET /sessions',
  summary: 'List your sessions, newest first',
  query: PageQuery,
  reply: page(ListedSession),
});

export const EndSession = operation({
  ...mine,
  id: 'endSession',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'DELETE /sessions/{sessionId}',
  summary: 'End one of your sessions',
  description: 'Its access tokens end within five seconds.',
  params: z.strictObject({ sessionId: Id }),
  reply: Nothing,
  status: 204,
  errors: [SESSION_NOT_FOUND],
});

export const EndOtherSessions = operation({
  ...mine,
  id: 'endOtherSessions',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /sessions/end-others',
  summary: 'End all your sessions but this one',
  reply: z.object({ ended: z.int() }),
});
