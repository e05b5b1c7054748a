import { formPage } from '../../../kit/form/form-page.tsx';
import { newOrderFieldForm } from './forms.ts';

/** Shows the form with which an administrator defines a custom field of orders. It is in use at once. */
export default formPage(newOrderFieldForm, {
  back: { label: { en: 'Custom fields of orders', zh: '订单自定义字段' }, href: '/order-fields' },
  done: { en: 'The field is in use.', zh: '字段已启用。' },
  then: ({ id }) => `/order-fields/${id}`,
});
