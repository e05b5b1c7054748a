/** Starts a customer service on the test servers, and sends requests to it from many networks. */
import { randomInt, randomUUID } from 'node:crypto';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { startService } from '@toric/chassis/service';
import { CustomerConfig } from '../../../services/customer/src/config.ts';
import { customerService } from '../../../services/customer/src/service.ts';
import { GATEWAY_KEY, testStack } from '../testing/test-stack.ts';

export const PASSWORD = 'correct staple of horses';
const forwardedFrom = forwardedAddress(GATEWAY_KEY);

export type Answer = { readonly status: number; readonly text: string; readonly ms: number };
export type AccountService = Awaited<ReturnType<typeof accountService>>;

export async function accountService() {
  const stack = await testStack();
  const env = { ...stack.env('customer'), AUTH_PRIVATE_JWK: await stack.privateJwk(), LOG_LEVEL: 'fatal' };
  const config = CustomerConfig.parse(env);
  const running = await startService(customerService(config), config);
  await running.messaging.started;

  /** Sends a request from an IP network that no other request uses. */
  async function post(path: string, body: object, token?: string): Promise<Answer> {
    const started = performance.now();
    const response = await fetch(`http://127.0.0.1:${running.port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token && { authorization: `Bearer ${token}` }),
        ...forwardedFrom(`${randomInt(1, 224)}.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, ms: performance.now() - started };
  }

  return {
    post,
    newEmail: () => `${randomUUID()}@example.com`,
    async signUp(email: string): Promise<void> {
      const body = { email, password: PASSWORD, givenName: 'Grace', familyName: 'Hopper' };
      const { status, text } = await post('/customers', body);
      if (status !== 201) throw new Error(text);
    },
    /** Returns the first column of the first row that an SQL query returns. */
    async value(sql: string, ...values: unknown[]): Promise<unknown> {
      const { rows } = await stack.admin.query<Record<string, unknown>>(sql, values);
      return Object.values(rows[0] ?? {})[0];
    },
    async stop() {
      await running.stop();
      await stack.stop();
    },
  };
}
