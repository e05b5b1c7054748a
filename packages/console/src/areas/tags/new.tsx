import { formPage } from '../../kit/form/form-page.tsx';
import { newTagForm } from './forms.ts';

/** Shows the form with which staff define a tag. */
export default formPage(newTagForm, {
  back: { label: { en: 'Tags', zh: '标签' }, href: '/tags' },
  done: { en: 'The tag is defined. Give it on the page of a customer.', zh: '标签已创建，可在客户页面添加。' },
  then: () => '/tags',
});
