import { createHash } from 'node:crypto';
import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Endpoint } from './endpoint.ts';

/**
 * Returns the host of an address with a digest of the whole. The change record is kept for good, and the address of a
 * receiver may contain a secret of its own.
 */
const addressOf = (url: string) =>
  `${new URL(url).origin} ${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;

/** The terms of an endpoint. The health and the person who changed it last are none. */
const terms = ({ url, description, events, enabled }: Endpoint) => ({
  ...{ address: addressOf(url), description, events, enabled },
});

/** Returns the change of an endpoint for the change record, or nothing if no field differs. */
export function endpointRecord(before: Endpoint | undefined, after: Endpoint | undefined): Change[] {
  const subject = (after ?? before)?.id;
  const fields = changed(before ? terms(before) : {}, after ? terms(after) : {});
  const verb = before ? (after ? 'changed' : 'removed') : 'added';
  return subject !== undefined && fields.length > 0 ? [{ action: `webhook-endpoint.${verb}`, subject, fields }] : [];
}
