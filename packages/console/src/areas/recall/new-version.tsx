import { GetRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { formPage } from '../../kit/form/form-page.tsx';
import { versionForm } from './notice-form.ts';

/** Publishes another version of a notice. The form begins with the version in force. */
export default formPage(versionForm, {
  back: { label: { en: 'The recall', zh: '召回' }, href: '/recall/:recallId' },
  record: GetRecall,
  done: {
    en: 'The version is in force. Newly covered boxes are set aside, and their customers are told.',
    zh: '新版本已生效：新涵盖的镜片已隔离，正在通知相关客户。',
  },
  then: ({ id }) => `/recall/${id}`,
});
