import { apiKeyDigest, type KeyStack, parseApiKey } from '@toric/chassis/access/api-key';
import { query } from '@toric/chassis/http/endpoint';
import { ExchangeApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { ACCESS_SECONDS, type SignAccessToken } from '../../accounts/access-token.ts';
import type { Reader } from '../../reader.store.ts';
import { noteUse, readPresented } from '../api-key.store.ts';

/**
 * POST /api-keys/exchange, which only the gateway calls. Returns an access token with the rights of the key. The token
 * expires with the secret, and within five seconds after a change of the key.
 */
export const exchangeApiKey = ({ stack, signToken }: { stack: KeyStack; signToken: SignAccessToken }) =>
  query<typeof ExchangeApiKey, Reader>(ExchangeApiKey, {
    async run({ body: { key: secret }, read, aside }) {
      const parsed = parseApiKey(secret);
      if (!parsed) return { refused: 'malformed' as const, keyId: null };
      if (parsed.stack !== stack) return { refused: 'other-stack' as const, keyId: null };
      const digest = apiKeyDigest(secret);
      const found = await readPresented(read, digest);
      if (!found) return { refused: 'unknown' as const, keyId: null };
      if (found.over) return { refused: 'over' as const, keyId: found.id };
      if (found.waiting) return { refused: 'waiting' as const, keyId: found.id };
      if (found.useIsNews) await noteUse(aside, digest);
      const { id, roles, scopes, addresses, requestsPerMinute, generation } = found;
      const machine = { id, kind: 'staff' as const, roles, key: { scopes, addresses, requestsPerMinute } };
      const seconds = Math.max(1, Math.min(ACCESS_SECONDS, Math.floor(found.secondsLeft)));
      return { accessToken: await signToken(machine, generation, seconds) };
    },
  });
