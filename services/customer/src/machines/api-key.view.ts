import type { ApiKeyView } from '@toric/contracts/customer/machines/api-key.http';
import { type ApiKey, type ApiKeySecret, stateOf } from './api-key.ts';

export function apiKeyView(key: ApiKey, secrets: readonly ApiKeySecret[], now: Date): ApiKeyView {
  const { id, name, scopes, roles, addresses, requestsPerMinute, createdBy, askedBy, approvedBy, version } = key;
  const state = stateOf(key, now);
  const uses = secrets.flatMap(({ lastUsedAt }) => lastUsedAt ?? []).sort((a, b) => b.getTime() - a.getTime());
  return {
    ...{ id, name, state, requestsPerMinute, createdBy, askedBy, approvedBy, version },
    ...{ scopes: [...scopes], roles: [...roles], addresses: [...addresses] },
    secrets: (state === 'active' || state === 'waiting' ? secrets : []).map(
      ({ prefix, createdAt, endsAt, lastUsedAt }) => ({
        prefix,
        createdAt: createdAt.toISOString(),
        endsAt: endsAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      }),
    ),
    expiresAt: key.expiresAt.toISOString(),
    lastUsedAt: uses[0]?.toISOString() ?? null,
    endedAt: key.endedAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    updatedAt: key.updatedAt.toISOString(),
  };
}
