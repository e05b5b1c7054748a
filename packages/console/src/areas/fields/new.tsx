import { formPage } from '../../kit/form/form-page.tsx';
import { newFieldForm } from './forms.ts';

/** Shows the form with which an administrator defines a custom field. It is in use at once. */
export default formPage(newFieldForm, {
  back: { label: { en: 'Custom fields', zh: '自定义字段' }, href: '/fields' },
  done: { en: 'The field is in use.', zh: '字段已启用。' },
  then: ({ id }) => `/fields/${id}`,
});
