import { createHash } from 'node:crypto';
import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Endpoint } from './endpoint.ts';

/**
 * Returns the origin of a URL with a digest of the whole URL. The change record is kept for ever, and the URL of a
 * receiver may contain a secret.
 */
const addressOf = (url: string) =>
  `${new URL(url).origin} ${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;

/** Returns the terms of an endpoint. Its health and the person who changed it last do not belong to the terms. */
const terms = ({ url, description, events, enabled }: Endpoint) => ({
  ...{ address: addressOf(url), description, events, enabled },
});

/** Returns the change of an endpoint for the change record. Returns an empty list if no field differs. */
export function endpointRecord(before: Endpoint | undefined, after: Endpoint | undefined): Change[] {
  const subject = (after ?? before)?.id;
  const fields = changed(before ? terms(before) : {}, after ? terms(after) : {});
  const verb = before ? (after ? 'changed' : 'removed') : 'added';
  return subject !== undefined && fields.length > 0 ? [{ action: `webhook-endpoint.${verb}`, subject, fields }] : [];
}
