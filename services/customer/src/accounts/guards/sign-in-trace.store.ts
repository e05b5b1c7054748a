import { requestScope } from '@toric/chassis/process/logger';
import type { Aside } from '@toric/chassis/http/endpoint';
import { Prisma } from '../../generated/client.ts';
import type { Attempt } from './sign-in-guard.store.ts';

/**
 * Adds a failed sign-in to the trace, which no role can change. `actorId` is the account, if there is one. The e-mail
 * and the network are stored only as keyed digests. The row stays although the sign-in is refused.
 */
export async function traceFailedSignIn(
  aside: Aside,
  event: 'sign-in-failed' | 'sign-in-locked',
  { account, origin, actorId }: Attempt & { actorId: string | undefined },
): Promise<void> {
  await aside(Prisma.sql`
    insert into access.trace (process, event, actor_id, account, origin, operation, request_id)
    values ('customer', ${event}, ${actorId ?? null}::uuid, ${account}, ${origin}, 'POST /sessions',
      ${requestScope.getStore()?.requestId ?? ''})`);
}
