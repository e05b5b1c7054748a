import { formPage } from '../../kit/form/form-page.tsx';
import { newPartnerForm } from './forms.ts';

/** Shows the form with which staff record a prescriber, a clinic or a reseller. */
export default formPage(newPartnerForm, {
  back: { label: { en: 'Business partners', zh: '业务伙伴' }, href: '/partners' },
  done: { en: 'The partner is recorded.', zh: '伙伴已添加。' },
  then: ({ id }) => `/partners/${id}`,
});
