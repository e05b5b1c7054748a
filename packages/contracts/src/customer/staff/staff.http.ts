/** Declares the operations on staff accounts. */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { STAFF_ROLES, StaffRole } from '../../kernel/access.ts';
import { Id, Instant, Nothing, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText } from '../../kernel/text.ts';
import {
  AUTH_BUSY,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from '../accounts/session.errors.ts';
import { NewPassword } from '../accounts/session.http.ts';
import {
  STAFF_EMAIL_TAKEN,
  STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_NOT_ADMINISTRATOR,
  STAFF_NOT_FOUND,
  STAFF_OWN_CODE,
  STAFF_OWN_FACTOR,
  STAFF_OWN_ROLES,
  STAFF_REQUEST_NOT_WAITING,
  STAFF_ROLES_EXCLUDE_EACH_OTHER,
  STAFF_SETUP_CODE_UNUSABLE,
} from './staff.errors.ts';

const Roles = z
  .array(StaffRole)
  .max(STAFF_ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length, says({ en: 'name each role once', zh: '每个角色只列一次' }));

export const Why = oneLine(500).meta({
  description: 'The reason of the change. It is kept, sealed, with your id and the time.',
});

const CODE = '5f1d7a84e2b03c96a1f4d8e07b6c2953';
/**
 * Holds a set-up code of 128 random bits. A person may read the code aloud, so it has no capitals and no punctuation.
 */
const SetupCode = requestText()
  .trim()
  .toLowerCase()
  .regex(/^[\da-f]{32}$/)
  .meta({ description: 'A set-up code: 32 hexadecimal digits. It works once, until it expires.', example: CODE });

const IssuedCode = z.object({
  setupCode: SetupCode.meta({
    description: 'Give it to the person. It is shown only here, because only its digest is stored.',
    example: CODE,
  }),
  setupCodeExpiresAt: Instant,
});

const RoleRequest = z.object({
  id: Id,
  roles: z.array(StaffRole).meta({ description: 'All roles that the person would have.' }),
  requestedBy: Id,
  requestedAt: Instant,
});

export const StaffView = z.object({
  id: Id,
  email: Email,
  name: oneLine(120),
  roles: z.array(StaffRole),
  active: z.boolean().meta({
    description: 'False until the person has set a password with the set-up code. Nobody can sign in before.',
  }),
  roleRequest: RoleRequest.nullable().meta({
    description: 'Roles that wait for another administrator. Null if none wait.',
  }),
  excludedPairs: z.array(z.array(StaffRole)).meta({
    description:
      'Pairs of roles that the account holds and that no account may hold any more. Take one role of each pair away.',
  }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type StaffView = z.infer<typeof StaffView>;

export const staffId = z.strictObject({ staffId: Id });
const APPROVAL =
  'Another administrator must approve roles that an account may hold together only if two administrators agree, and the role `admin` if the shop has another administrator. Such a request waits in `roleRequest`.';

/**
 * Adds a member of staff. The operation takes no Idempotency-Key, because a stored response of an idempotent request
 * must contain neither a name nor a code. The unique e-mail address prevents a second account.
 */
export const AddStaff = operation({
  id: 'addStaff',
  record: ['staff.added', 'staff.roles-requested'],
  stepUp: true,
  endpoint: 'POST /staff',
  owner: 'customer',
  summary: 'Add a member of staff',
  description: `The account has no password. The answer has a set-up code, with which the person sets a password that nobody else knows. ${APPROVAL} The account has no roles until then.`,
  allow: ['admin'],
  body: z.strictObject({ email: Email, name: oneLine(120), roles: Roles, reason: Why }),
  example: {
    email: 'olga@toric.example',
    name: 'Olga Brandt',
    roles: ['optician'],
    reason: 'Starts in the shop on Monday',
  },
  reply: StaffView.extend(IssuedCode.shape),
  status: 201,
  location: '/staff/{id}',
  idempotent: false,
  sensitive: true,
  errors: [STAFF_EMAIL_TAKEN, STAFF_ROLES_EXCLUDE_EACH_OTHER],
});

export const IssueSetupCode = operation({
  id: 'issueSetupCode',
  record: ['staff.code-issued'],
  stepUp: true,
  endpoint: 'POST /staff/{staffId}/setup-code',
  owner: 'customer',
  summary: 'Issue a new set-up code for a colleague',
  description:
    'It ends the earlier code. The password and all sessions of the colleague end too, so that the account is usable only after a new password was set.',
  allow: ['admin'],
  params: staffId,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'She forgot her password' },
  reply: IssuedCode.extend({ staffId: Id }),
  status: 201,
  idempotent: false,
  sensitive: true,
  errors: [STAFF_NOT_FOUND, STAFF_OWN_CODE],
});

export const SetStaffPassword = operation({
  id: 'setStaffPassword',
  record: ['staff.password-set'],
  endpoint: 'POST /staff/passwords',
  owner: 'customer',
  summary: 'Set your password with a set-up code',
  description:
    'A member of staff sets her own password, and signs in with it afterwards. The code works once. A refused password does not use it up. Every code that cannot be used gets the same answer.',
  allow: ['public'],
  body: z.strictObject({ code: SetupCode, password: NewPassword }),
  example: { code: CODE, password: 'four words are better' },
  reply: Nothing,
  status: 204,
  idempotent: false,
  sensitive: true,
  errors: [STAFF_SETUP_CODE_UNUSABLE, PASSWORD_TOO_COMMON, PASSWORD_CONTAINS_EMAIL, PASSWORD_CONTAINS_NAME, AUTH_BUSY],
});

/** Lists the states of an account. An account may be in several of these states at once. */
export const StaffState = z.enum(['usable', 'without-password', 'roles-waiting', 'roles-excluded']).meta({
  description:
    '`usable`: the person has a password. `roles-waiting`: roles wait for another administrator. `roles-excluded`: it holds roles that no account may hold together.',
});

export const ListStaff = operation({
  id: 'listStaff',
  endpoint: 'GET /staff',
  owner: 'customer',
  summary: 'List staff, newest first',
  allow: ['admin', 'auditor'],
  query: PageQuery.extend({
    role: StaffRole.optional(),
    state: StaffState.optional(),
    name: oneLine(120).optional().meta({ description: 'A part of the name. Capitals and spaces do not matter.' }),
  }),
  reply: page(StaffView),
});

export const GetStaff = operation({
  id: 'getStaff',
  endpoint: 'GET /staff/{staffId}',
  owner: 'customer',
  summary: 'Read one member of staff',
  allow: ['admin', 'auditor'],
  params: staffId,
  reply: StaffView,
  versioned: true,
  errors: [STAFF_NOT_FOUND],
});

export const ChangeRoles = operation({
  id: 'changeRoles',
  record: ['staff.roles-changed', 'staff.roles-requested'],
  stepUp: true,
  endpoint: 'PATCH /staff/{staffId}',
  owner: 'customer',
  summary: "Change a colleague's roles",
  description: `All sessions of the colleague end when the roles change. ${APPROVAL} The roles stay as they are until then. A new request replaces the earlier one.`,
  allow: ['admin'],
  params: staffId,
  body: z.strictObject({ roles: Roles, reason: Why }),
  example: { roles: ['optician', 'sales'], reason: 'Serves customers at the counter too' },
  reply: StaffView,
  versioned: true,
  errors: [STAFF_NOT_FOUND, STAFF_OWN_ROLES, STAFF_NOT_ADMINISTRATOR, STAFF_ROLES_EXCLUDE_EACH_OTHER, REQUEST_STALE],
});

/* Declares the operations on requests for roles. */

const requestId = staffId.extend({ requestId: Id });
/**
 * Describes the answer about a request for roles. The answer is kept as a stored response, so it contains neither a
 * name nor an e-mail address.
 */
const RoleReceipt = z.object({ staffId: Id, requestId: Id, roles: z.array(StaffRole), version: Version });

export const ApproveRoles = operation({
  id: 'approveRoles',
  record: ['staff.roles-changed'],
  stepUp: true,
  endpoint: 'POST /staff/{staffId}/role-requests/{requestId}/approve',
  owner: 'customer',
  summary: 'Approve roles that another administrator asked for',
  description:
    'The roles hold from now on, and all sessions of the person end. The administrator who asked may not approve. The administrator who gets the roles may, because two people then agree.',
  allow: ['admin'],
  params: requestId,
  reply: RoleReceipt,
  errors: [
    STAFF_NOT_FOUND,
    STAFF_REQUEST_NOT_WAITING,
    STAFF_NEEDS_SECOND_ADMINISTRATOR,
    STAFF_NOT_ADMINISTRATOR,
    STAFF_ROLES_EXCLUDE_EACH_OTHER,
  ],
});

export const RejectRoles = operation({
  id: 'rejectRoles',
  record: ['staff.roles-rejected'],
  endpoint: 'POST /staff/{staffId}/role-requests/{requestId}/reject',
  owner: 'customer',
  summary: 'Reject or withdraw a request for roles',
  description: 'The roles stay as they are. The administrator who asked may withdraw the request.',
  allow: ['admin'],
  params: requestId,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'She works in the laboratory only' },
  reply: RoleReceipt,
  errors: [STAFF_NOT_FOUND, STAFF_REQUEST_NOT_WAITING],
});

/* Declares the operations on resets of second factors. */

export const AskFactorReset = operation({
  id: 'askFactorReset',
  record: ['staff.factor-reset-asked'],
  endpoint: 'POST /staff/{staffId}/factor-resets',
  owner: 'customer',
  summary: "Ask to remove a colleague's second factor",
  description:
    'A colleague who lost her phone and her recovery codes needs it. Another administrator must approve it within a day. Until then nothing changes.',
  allow: ['admin'],
  stepUp: true,
  params: staffId,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'Her phone was stolen; she was here in person with her passport' },
  reply: z.object({ staffId: Id, requestId: Id }),
  status: 202,
  errors: [STAFF_NOT_FOUND, STAFF_OWN_FACTOR],
});

export const ApproveFactorReset = operation({
  id: 'approveFactorReset',
  record: ['staff.factor-reset'],
  endpoint: 'POST /staff/{staffId}/factor-resets/{requestId}/approve',
  owner: 'customer',
  summary: "Approve the removal of a colleague's second factor",
  description:
    'The app, the recovery codes, the passkeys and all sessions end. At the next sign-in she sets up a new factor. Neither the person who asked nor the colleague herself may approve.',
  allow: ['admin'],
  stepUp: true,
  params: requestId,
  reply: z.object({ staffId: Id, requestId: Id }),
  errors: [
    STAFF_NOT_FOUND,
    STAFF_OWN_FACTOR,
    STAFF_REQUEST_NOT_WAITING,
    STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR,
    STAFF_NOT_ADMINISTRATOR,
  ],
});
