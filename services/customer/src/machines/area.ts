import type { KeyStack } from '@toric/chassis/access/api-key';
import type { Area } from '@toric/chassis/area';
import { accessTokenSigner } from '../accounts/access-token.ts';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { measureApiKeys } from './api-key.gauges.ts';
import { approveApiKey } from './features/approve-api-key.ts';
import { changeApiKey } from './features/change-api-key.ts';
import { createApiKey } from './features/create-api-key.ts';
import { endApiKey } from './features/end-api-key.ts';
import { exchangeApiKey } from './features/exchange-api-key.ts';
import { getApiKey } from './features/get-api-key.ts';
import { listApiKeys } from './features/list-api-keys.ts';
import { rotateApiKey } from './features/rotate-api-key.ts';

type Settings = Pick<CustomerConfig, 'AUTH_PRIVATE_JWK' | 'API_KEYS_STACK' | 'API_KEYS_MOST_DAYS'>;

/**
 * Declares the area `machines`: API keys of the shop, and the access tokens that machines get for them. It uses
 * `accounts`.
 */
export function machines({ AUTH_PRIVATE_JWK, API_KEYS_STACK, API_KEYS_MOST_DAYS: mostDays }: Settings): Area<Reader> {
  const stack: KeyStack = API_KEYS_STACK;
  return {
    routes: [
      ...[createApiKey({ stack, mostDays }), listApiKeys, getApiKey, changeApiKey, rotateApiKey({ stack }), endApiKey],
      approveApiKey,
      exchangeApiKey({ stack, signToken: accessTokenSigner(AUTH_PRIVATE_JWK) }),
    ],
    gauges: measureApiKeys,
  };
}
