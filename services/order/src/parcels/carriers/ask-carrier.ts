// Sends requests to the API of a carrier, with the shop's key for this API.
import type { Address } from '@toric/contracts/contact/contact';
import { Pool } from 'undici';
import { CarrierUnknown } from './carrier.ts';

export type CarrierSettings = {
  readonly url: string;
  readonly key: string;
  readonly webhookSecrets: string;
  readonly sender: Address;
  readonly timeoutMs: number;
};
type Answer = { readonly status: number; readonly body: unknown };

/** A label file with more than this number of bytes is refused. A usual label has some hundred kilobytes. */
const LABEL_LIMIT = 5_000_000;
const CONNECTIONS = 8;

export type Ask = {
  (method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
  /** Fetches the file of a label from this address. */
  file(url: string): Promise<Buffer>;
};

/**
 * Returns a function that sends requests to the API of the carrier. Its connections are pooled and stay open until the
 * process ends.
 */
export function openCarrier({ url, key, timeoutMs }: CarrierSettings): Ask {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, connect: { timeout: timeoutMs } });
  const base = pathname.replace(/\/$/, '');
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    try {
      const { statusCode, body: answer } = await pool.request({
        ...{ method, path: `${base}${path}`, signal: AbortSignal.timeout(timeoutMs) },
        headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: statusCode, body: await answer.json() };
    } catch (error) {
      throw new CarrierUnknown(`the carrier did not answer ${method} ${path.split('?')[0]}`, { cause: error });
    }
  };
  return Object.assign(ask, { file: (address: string) => fileAt(address, origin, timeoutMs) });
}

/**
 * Fetches the file of a label. Only an https address, or an address of the API itself, is requested, and no redirect is
 * followed, because the address comes from an answer of the carrier.
 */
async function fileAt(address: string, origin: string, timeoutMs: number): Promise<Buffer> {
  const at = URL.parse(address);
  if (!at || (at.protocol !== 'https:' && at.origin !== origin))
    throw new CarrierUnknown('the carrier named an address of the label that may not be asked');
  try {
    const answer = await fetch(at, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of answer.body) {
      bytes += piece.length;
      if (bytes > LABEL_LIMIT) throw new Error(`more than ${LABEL_LIMIT} bytes`);
      pieces.push(piece);
    }
    if (bytes === 0) throw new Error('no bytes');
    return Buffer.concat(pieces);
  } catch (error) {
    throw new CarrierUnknown('the file of the label could not be fetched', { cause: error });
  }
}
