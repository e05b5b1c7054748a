import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import type { Resolved, Target } from './find-target.ts';

/** The log of deliveries keeps at most this number of bytes of an answer. */
const KEPT_BYTES = 1_024;

export type Post = Target & {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};
export type Posted = { readonly status: number; readonly answer: string; readonly retryAfter: string | undefined };

/** Returns a look-up that always returns one IP address, so that a name cannot resolve to another address meanwhile. */
const only =
  ({ address, family }: Resolved): LookupFunction =>
  (_host, options, callback) =>
    options.all ? callback(null, [{ address, family }]) : callback(null, address, family);

/**
 * Returns the first bytes of a body as text, and closes the connection. The status is already known, so a body that
 * breaks off or never ends changes nothing.
 */
async function firstBytes(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  body.on('error', () => undefined); // the connection ends with an error event, which nobody awaits
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer); // undici yields the chunks of a body as bytes
      size += (chunk as Buffer).length;
      if (size >= KEPT_BYTES) break;
    }
  } catch {
    // the body broke off, so the bytes until then are returned
  }
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString().replaceAll('\0', '\uFFFD');
}

/**
 * Sends one request on a connection of its own to the pinned address, and returns the answer. It follows no redirect.
 * Throws if there is no answer before `signal` aborts.
 */
export async function postWebhook({ url, pinned, headers, body, signal, timeoutMs }: Post): Promise<Posted> {
  const times = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  const agent = new Agent({ ...times, connections: 1, connect: { lookup: only(pinned), timeout: timeoutMs } });
  try {
    const response = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal });
    const after = response.headers['retry-after'];
    const retryAfter = Array.isArray(after) ? after[0] : after;
    return { status: response.statusCode, answer: await firstBytes(response.body), retryAfter };
  } finally {
    await agent.destroy();
  }
}
