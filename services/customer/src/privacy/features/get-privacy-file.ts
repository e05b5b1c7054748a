import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { HOLDERS } from '@toric/contracts/personal-data/collected-part';
import {
  PRIVACY_FILE_EXPIRED,
  PRIVACY_FILE_NOT_READY,
  PRIVACY_REQUEST_NOT_FOUND,
} from '@toric/contracts/customer/privacy/privacy.errors';
import { GetPrivacyFile } from '@toric/contracts/customer/privacy/privacy.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findFile, findParts } from '../file/file.store.ts';
import { pdfOf } from '../file/pdf.ts';
import { linesOf, type PersonalFile } from '../file/personal-file.ts';
import { type PrivacyRequest, requireState } from '../privacy-request.ts';
import { insertStep, lockRequest } from '../privacy-request.store.ts';

/** GET /customers/{customerId}/privacy-requests/{requestId}/file. Returns the file, and records the access. */
export const getPrivacyFile = ({ vault }: { vault: Vault }) =>
  command(GetPrivacyFile, {
    async run({ params, query: { format }, actor, tx, now, newId }) {
      const { customerId, requestId } = params;
      const request = await lockRequest(tx, params, selfOf(actor));
      if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
      if (request.state === 'collecting') throw PRIVACY_FILE_NOT_READY({ missing: await missingOf(tx, requestId) });
      requireReady(request, now);
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const file = keys && (await findFile(tx, keys, requestId));
      if (!file) throw PRIVACY_FILE_EXPIRED();
      await insertStep(tx, { id: newId(), requestId, kind: 'fetched', at: now }, actor);
      const change = { action: 'privacy-request.fetched', subject: requestId, customerId } as const;
      return answer(downloadOf(request, file, format)).records(change);
    },
  });

async function missingOf(tx: Parameters<typeof findParts>[0], requestId: string): Promise<string> {
  const parts = await findParts(tx, requestId);
  const isThere = (service: string) => {
    const own = parts.filter((part) => part.service === service);
    return own.length > 0 && own.length === own[0]?.parts;
  };
  return HOLDERS.filter((service) => !isThere(service)).join(', ');
}

/**
 * Throws unless the file of the request can be fetched now. A file older than a week cannot be fetched, even if it was
 * not deleted yet.
 */
function requireReady(request: PrivacyRequest, now: Date): void {
  if (request.state === 'expired' || (request.fileUntil && request.fileUntil <= now)) throw PRIVACY_FILE_EXPIRED();
  requireState(request, ['access', 'portability'], 'ready');
}

function downloadOf({ id, kind }: PrivacyRequest, file: PersonalFile, format: 'json' | 'pdf') {
  const isPdf = format === 'pdf' && kind === 'access';
  return {
    mediaType: isPdf ? 'application/pdf' : 'application/json',
    fileName: `${kind}-${id}.${isPdf ? 'pdf' : 'json'}`,
    bytes: isPdf ? pdfOf(linesOf(file)) : Buffer.from(JSON.stringify(file, null, 2)),
  };
}
