import { GetTemplate, ListTemplates } from '@toric/contracts/customer/messages/template.http';
import { IconMailCog } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the texts of mails and text messages. */
export const templatesArea: ConsoleArea = {
  name: 'templates',
  group: 'house',
  pages: [
    {
      path: '/templates',
      needs: ListTemplates,
      load: () => import('./templates.tsx'),
      title: { en: 'Texts of messages', zh: '消息文本' },
      rail: { icon: IconMailCog, order: 63 },
    },
    {
      path: '/templates/:template',
      needs: GetTemplate,
      load: () => import('./template.tsx'),
      title: { en: 'Text of a message', zh: '消息文本' },
    },
  ],
};
