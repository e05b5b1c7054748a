import { formPage } from '../../kit/form/form-page.tsx';
import { issueForm } from './notice-form.ts';

/** Issues a recall: the stock is quarantined at once, and the customers are notified. */
export default formPage(issueForm, {
  back: { label: { en: 'Recalls', zh: '召回' }, href: '/recall' },
  done: {
    en: 'The recall is issued. The stock is set aside, and customers are told.',
    zh: '召回已发布，库存已隔离，正在通知客户。',
  },
  then: ({ id }) => `/recall/${id}`,
});
