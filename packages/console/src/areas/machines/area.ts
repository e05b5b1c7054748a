import { GetApiKey, ListApiKeys } from '@toric/contracts/customer/machines/api-key.http';
import { IconKey } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of API keys, with which machines of the shop sign in. */
export const machinesArea: ConsoleArea = {
  name: 'machines',
  group: 'house',
  pages: [
    {
      path: '/api-keys',
      needs: ListApiKeys,
      load: () => import('./list.tsx'),
      title: { en: 'API keys', zh: 'API 密钥' },
      rail: { icon: IconKey, order: 92 },
    },
    {
      path: '/api-keys/:apiKeyId',
      needs: GetApiKey,
      load: () => import('./record.tsx'),
      title: { en: 'API key', zh: 'API 密钥' },
    },
  ],
};
