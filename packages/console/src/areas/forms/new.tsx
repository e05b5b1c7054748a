import { formPage } from '../../kit/form/form-page.tsx';
import { text } from '../../app/words.ts';
import { NEW_FORM } from './forms.ts';

/** Shows the form with which staff create a public form. */
export default formPage(NEW_FORM, {
  back: { label: text('Forms', '表单'), href: '/forms' },
  done: text('The form is begun. Add its fields now.', '表单已新建，请添加字段。'),
  then: ({ id }) => `/forms/${id}`,
});
