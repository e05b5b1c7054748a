// Supports integration tests: provides a provider in a scratch directory, a client and a webhook receiver.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { startProvider, type Provider } from './provider.ts';

export const SECRET_KEY = 'sandbox-secret-key-for-tests';
export const CONTROL_KEY = 'sandbox-control-key-for-tests';
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const Answer = z.looseObject({
  id: z.string().optional(),
  status: z.string().optional(),
  payment: z.looseObject({ id: z.string(), status: z.string() }).optional(),
  error: z.looseObject({ code: z.string(), message: z.string(), field: z.string().optional() }).optional(),
  data: z
    .array(z.looseObject({ reference: z.string(), kind: z.string().optional(), createdAt: z.string().optional() }))
    .optional(),
});
export type Answer = { status: number; headers: Headers; body: z.infer<typeof Answer> };
type Call = { key?: string; bearer?: string; signal?: AbortSignal };

/** Sends a POST request if there is a body, else a GET request. */
export async function call(
  url: string,
  body?: unknown,
  { key, bearer = SECRET_KEY, signal }: Call = {},
): Promise<Answer> {
  const headers: Record<string, string> = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  if (key !== undefined) headers['idempotency-key'] = key;
  const init =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answer = await fetch(url, { headers, ...init, ...(signal && { signal }) });
  return { status: answer.status, headers: answer.headers, body: Answer.parse(await answer.json()) };
}

export const paymentRequest = (reference: string, token = 'tok_visa') => ({
  reference,
  amount: 5_000,
  currency: 'EUR',
  token,
});

export const scratchDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'sandbox-provider-'));
export const dropDir = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });

export function testConfig(dataDir: string, overrides: Partial<Config> = {}): Config {
  const fixed = { port: 0, host: '127.0.0.1', dataDir, secretKey: SECRET_KEY, controlKey: CONTROL_KEY };
  return { ...fixed, webhook: undefined, logLevel: 'info', ...overrides };
}

export type TestProvider = Provider & {
  logs: string[];
  failures: Error[];
  control(path: string, body: object): Promise<Answer>;
};

export async function startTestProvider(dataDir: string, overrides: Partial<Config> = {}): Promise<TestProvider> {
  const logs: string[] = [];
  const failures: Error[] = [];
  const log = createLog('info', (line) => logs.push(line));
  const onFailure = (error: Error) => void failures.push(error);
  const provider = await startProvider(testConfig(dataDir, overrides), { log, onFailure, hangMs: 1_000 });
  const control = (path: string, body: object) => call(`${provider.url}/control${path}`, body, { bearer: CONTROL_KEY });
  return { ...provider, logs, failures, control };
}

export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  deadlineMs = 10_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Gave up after ${deadlineMs} ms of waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const Event = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({ payment: z.looseObject({ reference: z.string() }) }),
});
export type Received = { headers: IncomingHttpHeaders; raw: string; event: z.infer<typeof Event> };

export async function startReceiver(port = 0) {
  const received: Received[] = [];
  let status = 204;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      received.push({ headers: req.headers, raw, event: Event.parse(JSON.parse(raw)) });
      res.writeHead(status).end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver does not listen on a TCP port.');
  return {
    received,
    url: `http://127.0.0.1:${address.port}/webhooks`,
    answerWith: (wanted: number) => void (status = wanted),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const newKey = (): string => randomUUID();
