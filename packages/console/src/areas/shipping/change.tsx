import { type DeliveryMethodView, GetDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { formPage } from '../../kit/form/form-page.tsx';
import { changeMethodForm } from './forms.ts';

/** Shows the form with which an administrator changes a delivery method. Placed orders keep their terms. */
export default formPage(changeMethodForm, {
  back: { label: { en: 'The method', zh: '该方式' }, href: '/delivery-methods/:methodId' },
  record: GetDeliveryMethod,
  input: ({ id }: DeliveryMethodView, body) => ({ params: { methodId: id }, body }),
  done: { en: 'The method is changed for the next orders.', zh: '已更改，适用于之后的订单。' },
  then: ({ id }) => `/delivery-methods/${id}`,
});
