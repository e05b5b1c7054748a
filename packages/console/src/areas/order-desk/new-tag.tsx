import { formPage } from '../../kit/form/form-page.tsx';
import { newTagForm } from './tag-forms.ts';

/** Shows the form with which staff define a tag of orders. */
export default formPage(newTagForm, {
  back: { label: { en: 'Tags of orders', zh: '订单标签' }, href: '/order-tags' },
  done: { en: 'The tag is defined. Give it on the page of an order.', zh: '标签已创建，可在订单页面添加。' },
  then: () => '/order-tags',
});
