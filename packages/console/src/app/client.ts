import { createClient } from '@toric/client/client';
import { sessionFetch } from './session/fetch.ts';

/** The client of the API. Cookies say who calls, and the gateway turns them into an access token. */
export const api = createClient({ baseUrl: '/v1', fetch: sessionFetch, retries: 2 });
