/** Staff accounts over HTTP. */
import { z } from 'zod';
import { Email } from '../../email.ts';
import { STAFF_ROLES, StaffRole } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';
import { PASSWORD_CONTAINS_EMAIL, PASSWORD_CONTAINS_NAME, PASSWORD_TOO_COMMON } from '../accounts/session.errors.ts';
import { NewPassword } from '../accounts/session.http.ts';
import { STAFF_EMAIL_TAKEN, STAFF_NOT_FOUND, STAFF_OWN_ROLES } from './staff.errors.ts';

const Roles = z
  .array(StaffRole)
  .max(STAFF_ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length, says({ en: 'name each role once', zh: '每个角色只列一次' }));

export const StaffView = z.object({
  id: Id,
  email: Email,
  name: oneLine(120),
  roles: z.array(StaffRole),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type StaffView = z.infer<typeof StaffView>;

/**
 * It takes no Idempotency-Key, because the data that are saved for repeats must contain neither a name nor a password.
 * The unique e-mail address prevents a second account.
 */
export const AddStaff = operation({
  id: 'addStaff',
  endpoint: 'POST /staff',
  owner: 'customer',
  summary: 'Add a member of staff',
  allow: ['admin'],
  body: z.strictObject({ email: Email, password: NewPassword, name: oneLine(120), roles: Roles }),
  example: { email: 'olga@toric.example', password: 'four words are better', name: 'Olga Brandt', roles: ['optician'] },
  reply: StaffView,
  status: 201,
  idempotent: false,
  sensitive: true,
  errors: [STAFF_EMAIL_TAKEN, PASSWORD_TOO_COMMON, PASSWORD_CONTAINS_EMAIL, PASSWORD_CONTAINS_NAME],
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
  summary: "Change a colleague's roles",
  description: 'All sessions of the colleague end.',
  allow: ['admin'],
  params: z.strictObject({ staffId: Id }),
  body: z.strictObject({ roles: Roles }),
  example: { roles: ['optician', 'sales'] },
  reply: StaffView,
  versioned: true,
  errors: [STAFF_NOT_FOUND, STAFF_OWN_ROLES, REQUEST_STALE],
});
