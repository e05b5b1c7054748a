import { GetMessage, ListMessages } from '@toric/contracts/customer/messages/message.http';
import { ListSuppressions } from '@toric/contracts/customer/messages/suppression.http';
import { IconMail } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const messagesArea: ConsoleArea = {
  name: 'messages',
  group: 'customers',
  pages: [
    {
      path: '/messages',
      needs: ListMessages,
      load: () => import('./list.tsx'),
      title: { en: 'Messages', zh: '消息' },
      rail: { icon: IconMail, order: 80 },
    },
    {
      path: '/messages/suppressions',
      needs: ListSuppressions,
      load: () => import('./suppressions.tsx'),
      title: { en: 'Addresses that get nothing', zh: '停止发送的地址' },
    },
    {
      path: '/messages/:messageId',
      needs: GetMessage,
      load: () => import('./record.tsx'),
      title: { en: 'Message', zh: '消息' },
    },
  ],
};
