import type { Actor } from '@toric/contracts/kernel/access';
import type { SessionView } from '@toric/contracts/customer/accounts/session.http';
import { ACCESS_SECONDS } from './access-token.ts';

export const sessionView = (actor: Actor, accessToken: string, refreshToken: string): SessionView => ({
  accessToken,
  tokenType: 'Bearer',
  expiresIn: ACCESS_SECONDS,
  refreshToken,
  actor: { id: actor.id, kind: actor.kind, roles: [...actor.roles] },
  enrolmentRequired: actor.scope === 'enrolment',
});
