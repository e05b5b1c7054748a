/**
 * Returns refusals of requests that failed on our side. They mention an Idempotency-Key only if the request has one.
 * They mention storing only if the request writes.
 */
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  INTERNAL,
  INTERNAL_WITHOUT_KEY,
  NOT_READ,
  NOT_STORED,
  NOT_STORED_WITHOUT_KEY,
  SERVICE_AWAY,
  SERVICE_AWAY_WITHOUT_KEY,
} from '@toric/contracts/kernel/request.errors';
import type { Request } from 'express';

export type Sent = Pick<Request, 'method' | 'get'>;

const isRead = ({ method }: Sent) => method === 'GET' || method === 'HEAD';
const hasKey = (sent: Sent) => !isRead(sent) && sent.get('Idempotency-Key') !== undefined;

/** Returns the refusal for a database that did not answer. Nothing was read or stored. */
export function databaseAway(sent: Sent): BusinessError {
  if (isRead(sent)) return NOT_READ();
  return hasKey(sent) ? NOT_STORED() : NOT_STORED_WITHOUT_KEY();
}

/** Returns the refusal for a service that did not answer. The service may have done its work. */
export const serviceAway = (service: string, sent: Sent): BusinessError =>
  hasKey(sent) ? SERVICE_AWAY({ service }) : SERVICE_AWAY_WITHOUT_KEY({ service });

/** Returns the refusal for an error in our code. */
export const internal = (sent: Sent): BusinessError => (hasKey(sent) ? INTERNAL() : INTERNAL_WITHOUT_KEY());
