import { IconMessages } from '@tabler/icons-react';
import { ListInteractions, LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { GetCall, ListCalls, PutExtension } from '@toric/contracts/customer/contacts/telephony.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const contactsArea: ConsoleArea = {
  name: 'contacts',
  group: 'customers',
  pages: [
    {
      path: '/contacts',
      needs: ListInteractions,
      load: () => import('./list.tsx'),
      title: { en: 'Contacts', zh: '联系记录' },
      rail: { icon: IconMessages, order: 20 },
    },
    {
      path: '/contacts/new',
      needs: LogInteraction,
      load: () => import('./new.tsx'),
      title: { en: 'Log a contact', zh: '登记联系' },
    },
    {
      path: '/calls',
      needs: ListCalls,
      load: () => import('./calls.tsx'),
      title: { en: 'My calls', zh: '我的通话' },
    },
    {
      path: '/calls/:callId',
      needs: GetCall,
      load: () => import('./call-page.tsx'),
      title: { en: 'A call', zh: '来电' },
    },
    {
      path: '/my-telephone',
      needs: PutExtension,
      load: () => import('./extension.tsx'),
      title: { en: 'My telephone', zh: '我的电话' },
    },
  ],
};
