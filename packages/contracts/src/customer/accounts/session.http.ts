/** Signing in, refreshing a session and signing out. */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
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

export const SessionView = z.object({
  accessToken: SentText.meta({ description: 'Send it as `Authorization: Bearer <token>`.' }),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().meta({ description: 'Seconds until the access token expires.' }),
  refreshToken: RefreshToken,
  actor: z.object({
    id: Id,
    kind: z.enum(['customer', 'staff']),
    roles: z.array(z.enum(['customer', ...STAFF_ROLES])),
  }),
});
export type SessionView = z.infer<typeof SessionView>;

const attempts = { owner: 'customer', allow: ['public'], idempotent: false, sensitive: true } as const;

export const SignIn = operation({
  ...attempts,
  id: 'signIn',
  record: 'none',
  because: 'It changes no data of a person. The trace of sign-ins keeps failures.',
  endpoint: 'POST /sessions',
  summary: 'Sign in as a customer or as staff',
  body: z.strictObject({ email: Email, password: requestText().min(1).max(128) }),
  example: { email: 'ana@toric.example', password: 'four words are better' },
  reply: SessionView,
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
  endpoint: 'DELETE /sessions/current',
  owner: 'customer',
  summary: 'End the session of a refresh token',
  allow: ['customer:self', ...STAFF_ROLES],
  body: z.strictObject({ refreshToken: RefreshToken }),
  example: { refreshToken: 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA' },
  reply: Nothing,
  status: 204,
});
