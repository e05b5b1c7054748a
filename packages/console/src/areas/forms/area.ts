import { CreateForm, GetForm, ListForms, ListFormSubmissions } from '@toric/contracts/customer/forms/form.http';
import { IconForms, IconInbox } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of public forms and of their submissions. */
export const formsArea: ConsoleArea = {
  name: 'forms',
  group: 'marketing',
  pages: [
    {
      path: '/forms',
      needs: ListForms,
      load: () => import('./list.tsx'),
      title: { en: 'Forms', zh: '表单' },
      rail: { icon: IconForms, order: 50 },
    },
    {
      path: '/forms/new',
      needs: CreateForm,
      load: () => import('./new.tsx'),
      title: { en: 'New form', zh: '新建表单' },
    },
    {
      path: '/forms/submissions',
      needs: ListFormSubmissions,
      load: () => import('./submissions.tsx'),
      title: { en: 'Sent with forms', zh: '表单提交' },
      rail: { icon: IconInbox, order: 51 },
    },
    {
      path: '/forms/:formId',
      needs: GetForm,
      load: () => import('./record.tsx'),
      title: { en: 'Form', zh: '表单' },
    },
  ],
};
