/** Signing in and staff accounts over HTTP; served by the customer service. */
import { z } from 'zod';
import { STAFF_ROLES, StaffRole } from '../../kernel/access.ts';
import { Id, Instant, Nothing, PageQuery, page } from '../../kernel/common.ts';
import { Email, NewPassword, text } from '../people/customer.http.ts';
import { operation } from '../../kernel/operation.ts';
import {
  AUTH_BUSY,
  AUTH_LOCKED,
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
  AUTH_WRONG_CREDENTIALS,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_TOO_COMMON,
} from './session.errors.ts';
import { STAFF_EMAIL_TAKEN, STAFF_NOT_FOUND, STAFF_OWN_ROLES } from '../people/customer.errors.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';

const RefreshToken = z
  .string()
  .regex(/^[\w-]{43}$/)
  .meta({ description: 'Opaque; changes with every refresh' });

export const SessionView = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().meta({ description: 'Seconds' }),
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
  endpoint: 'POST /sessions',
  summary: 'Sign in, as a customer or as staff',
  body: z.strictObject({ email: Email, password: z.string().min(1).max(128) }),
  example: { email: 'ana@toric.example', password: 'four words are better' },
  reply: SessionView,
  errors: [AUTH_WRONG_CREDENTIALS, AUTH_LOCKED, AUTH_BUSY],
});

export const RefreshSession = operation({
  ...attempts,
  id: 'refreshSession',
  endpoint: 'POST /sessions/refresh',
  summary: 'Exchange a refresh token for a new pair; each token works once',
  description:
    'Of refreshes sent at once one wins and the others answer 409. Using a token again later ends the session for all who hold it.',
  body: z.strictObject({ refreshToken: RefreshToken }),
  example: { refreshToken: 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA' },
  reply: SessionView,
  errors: [AUTH_SESSION_ENDED, AUTH_REFRESH_RACED, AUTH_REFRESH_REUSED],
});

export const SignOut = operation({
  id: 'signOut',
  endpoint: 'DELETE /sessions/current',
  owner: 'customer',
  summary: 'End the session that the refresh token belongs to',
  allow: ['customer:self', ...STAFF_ROLES],
  body: z.strictObject({ refreshToken: RefreshToken }),
  example: { refreshToken: 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA' },
  reply: Nothing,
  status: 204,
});

/* Staff */

const Roles = z
  .array(StaffRole)
  .max(STAFF_ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length, says({ en: 'name each role once', zh: '每个角色只列一次' }));

export const StaffView = z.object({
  id: Id,
  email: Email,
  name: text(120),
  roles: z.array(StaffRole),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type StaffView = z.infer<typeof StaffView>;

/** Without replay by key: the answer names a person and the request holds a password. The e-mail keeps it single. */
export const AddStaff = operation({
  id: 'addStaff',
  endpoint: 'POST /staff',
  owner: 'customer',
  summary: 'Add a member of staff',
  allow: ['admin'],
  body: z.strictObject({ email: Email, password: NewPassword, name: text(120), roles: Roles }),
  example: { email: 'olga@toric.example', password: 'four words are better', name: 'Olga Brandt', roles: ['optician'] },
  reply: StaffView,
  status: 201,
  idempotent: false,
  sensitive: true,
  errors: [STAFF_EMAIL_TAKEN, PASSWORD_TOO_COMMON, PASSWORD_CONTAINS_EMAIL],
});

export const ListStaff = operation({
  id: 'listStaff',
  endpoint: 'GET /staff',
  owner: 'customer',
  summary: 'List staff, newest first',
  allow: ['admin', 'auditor'],
  query: PageQuery,
  reply: page(StaffView),
});

export const ChangeRoles = operation({
  id: 'changeRoles',
  endpoint: 'PATCH /staff/{staffId}',
  owner: 'customer',
  summary: "Change a colleague's roles; their sessions end",
  allow: ['admin'],
  params: z.strictObject({ staffId: Id }),
  body: z.strictObject({ roles: Roles }),
  example: { roles: ['optician', 'sales'] },
  reply: StaffView,
  versioned: true,
  errors: [STAFF_NOT_FOUND, STAFF_OWN_ROLES, REQUEST_STALE],
});
