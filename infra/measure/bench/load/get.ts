// Reading without a session, as the public does.
import { Pool } from 'undici';
import type { Lab } from './testbed.ts';

export type Get = (path: string) => Promise<unknown>;

/** The body is read whole, which is part of answering; anything but 200 has failed. */
export function openGet(lab: Lab, origin: string, connections: number): Get {
  const pool = lab.closes(new Pool(origin, { connections }));
  return async (path) => {
    const { statusCode, body } = await pool.request({ path, method: 'GET' });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode} ${text.slice(0, 200)}`);
    return text;
  };
}
