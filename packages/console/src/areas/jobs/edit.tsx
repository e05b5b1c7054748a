import { formPage } from '../../kit/form/form-page.tsx';
import { editForm, placeOfJob } from './edit-forms.ts';

/** Shows the form of one change of many customers. */
export default formPage(editForm, {
  back: { label: { en: 'Jobs', zh: '批量任务' }, href: '/jobs' },
  done: { en: 'The dry run shows who is changed.', zh: '试运行将显示会更改的客户。' },
  then: ({ id }) => placeOfJob(id),
});
