import { type Client, createClient } from '@toric/client/client';
import { sessionFetch } from './session/fetch.ts';

const client = createClient({ baseUrl: '/v1', fetch: sessionFetch, retries: 2 });

type Listener = (operation: string) => void;
const listeners = new Set<Listener>();

/** Calls the listener with the id of each operation that has succeeded. */
export const onAnswered = (listener: Listener): void => void listeners.add(listener);

/** Calls the API. Cookies identify the person, and the gateway turns them into an access token. */
export const api: Client = {
  ...client,
  async call(operation, ...input) {
    const answer = await client.call(operation, ...input);
    for (const listener of listeners) listener(operation.id);
    return answer;
  },
};
