import { query, selfOf } from '@toric/chassis/http/endpoint';
import { PRIVACY_REQUEST_NOT_FOUND } from '@toric/contracts/customer/privacy/privacy.errors';
import { GetPrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import type { z } from 'zod';
import type { Reader } from '../../reader.store.ts';
import { requestView } from '../privacy-request.ts';
import { readArrived, readRequest, readSteps } from '../privacy-request.store.ts';

type Step = z.input<typeof GetPrivacyRequest.reply>['steps'][number];

/** GET /customers/{customerId}/privacy-requests/{requestId}. Returns a request with its steps. */
export const getPrivacyRequest = query<typeof GetPrivacyRequest, Reader>(GetPrivacyRequest, {
  async run({ params, actor, db }) {
    const self = selfOf(actor);
    const request = await readRequest(db, params, self);
    if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
    const [arrived, steps] = await Promise.all([readArrived(db, [request.id]), readSteps(db, request.id)]);
    return {
      ...requestView(request, arrived(request.id)),
      steps: steps.map(({ id, kind, actorKind, actorId, at }) => ({
        id,
        // the check constraints of the table permit no other kinds
        kind: kind as Step['kind'],
        actorKind: actorKind as Step['actorKind'],
        actorId: self === undefined ? actorId : null,
        at: at.toISOString(),
      })),
    };
  },
});
