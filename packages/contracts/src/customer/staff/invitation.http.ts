/** Declares the operations on invitations of staff by mail, which replace set-up codes. */
import { z } from 'zod';
import { Id, Instant, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { ACCOUNT_ASKED_TOO_OFTEN, ACCOUNT_LINK_UNUSABLE } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';
import {
  AUTH_BUSY,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from '../accounts/session.errors.ts';
import { NewPassword } from '../accounts/session.http.ts';
import { STAFF_HAS_PASSWORD, STAFF_NOT_FOUND } from './staff.errors.ts';
import { staffId, Why } from './staff.http.ts';

export const InviteStaff = operation({
  id: 'inviteStaff',
  record: ['staff.invited'],
  stepUp: true,
  endpoint: 'POST /staff/{staffId}/invitations',
  owner: 'customer',
  summary: 'Send a colleague a mail with which she sets her password',
  description:
    'It stands in for the set-up code and ends it. The link works once, within three days. A colleague who has a password gets no invitation: issue a set-up code, which ends the password.',
  allow: ['admin'],
  params: staffId,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'She starts in the other shop on Monday' },
  reply: z.object({ staffId: Id, expiresAt: Instant }),
  status: 202,
  idempotent: false,
  sensitive: true,
  errors: [STAFF_NOT_FOUND, STAFF_HAS_PASSWORD, ACCOUNT_ASKED_TOO_OFTEN],
});

export const AcceptInvitation = operation({
  id: 'acceptInvitation',
  record: ['staff.password-set'],
  endpoint: 'POST /staff/invitations/accept',
  owner: 'customer',
  summary: 'Set your password with the link of an invitation',
  description:
    'A member of staff sets her own password, and signs in with it afterwards. A refused password does not use up the link.',
  allow: ['public'],
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  example: {
    token: '0197a000-0000-7000-8000-0000000000f4.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo',
    password: 'four words are better',
  },
  reply: Nothing,
  status: 204,
  idempotent: false,
  sensitive: true,
  errors: [ACCOUNT_LINK_UNUSABLE, PASSWORD_TOO_COMMON, PASSWORD_CONTAINS_EMAIL, PASSWORD_CONTAINS_NAME, AUTH_BUSY],
});
