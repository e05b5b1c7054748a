/**
 * Sends the requests to providers. It calls only the hosts of the adapters, follows no redirects, and limits the size
 * of answers.
 */
import { type Adapter, type Ask, AskFailed } from '../provider.ts';

const PATIENCE_MS = 20_000;
const LARGEST_ANSWER = 8 * 1024 * 1024;
const LONGEST_RETRY_MS = 6 * 3_600_000;

/**
 * Returns the milliseconds of a `Retry-After` header, which is in seconds or a date, and at most six hours. Returns
 * undefined if the header is missing or invalid.
 */
export function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return ms >= 0 ? Math.min(ms, LONGEST_RETRY_MS) : undefined;
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new AskFailed('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Returns the failure with a code for its cause. It does not contain the text of the error, because that text may name
 * addresses.
 */
function failureOf(error: unknown): AskFailed {
  if (error instanceof AskFailed) return error;
  if (error instanceof SyntaxError) return new AskFailed('unreadable');
  const name = String(Reflect.get(Object(error), 'name') ?? '');
  return new AskFailed(name === 'TimeoutError' ? 'timeout' : 'connection');
}

type Asked = { readonly adapter: Adapter; readonly account: string; readonly token: string };

/**
 * Returns the function that calls the provider of a channel. `sandbox` is the address of a test server, which is called
 * instead of the provider. The function throws `AskFailed`.
 */
export function askOf({ adapter, account, token }: Asked, sandbox: string | undefined): Ask {
  const base = sandbox === undefined ? adapter.base(account) : `${sandbox}/${adapter.name}`;
  return async (path, body) => {
    try {
      const response = await fetch(`${base}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...adapter.headers(token) },
        ...(body && { body: JSON.stringify(body) }),
        ...{ redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) },
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new AskFailed(`http-${response.status}`, retryAfterMs(response.headers.get('retry-after'), Date.now()));
      }
      return JSON.parse(await bodyOf(response)) as unknown;
    } catch (error) {
      throw failureOf(error);
    }
  };
}
