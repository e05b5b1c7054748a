import { formPage } from '../../kit/form/form-page.tsx';
import { newMethodForm } from './forms.ts';

/** Shows the form with which an administrator adds a delivery method. The next order can choose it. */
export default formPage(newMethodForm, {
  back: { label: { en: 'Delivery methods', zh: '配送方式' }, href: '/delivery-methods' },
  done: { en: 'The next order can choose it.', zh: '下一订单即可选择。' },
  then: ({ id }) => `/delivery-methods/${id}`,
});
