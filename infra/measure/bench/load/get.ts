import { Pool } from 'undici';
import type { Testbed } from './testbed.ts';

export type Get = (path: string) => Promise<unknown>;

/**
 * Returns a function that reads a path without a session. It reads the whole body, and throws unless the status is 200.
 */
export function openGet(testbed: Testbed, origin: string, connections: number): Get {
  const pool = testbed.closeAtEnd(new Pool(origin, { connections }));
  return async (path) => {
    const { statusCode, body } = await pool.request({ path, method: 'GET' });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode} ${text.slice(0, 200)}`);
    return text;
  };
}
