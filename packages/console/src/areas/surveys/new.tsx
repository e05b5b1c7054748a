import { formPage } from '../../kit/form/form-page.tsx';
import { text } from '../../app/words.ts';
import { NEW_SURVEY } from './forms.ts';

/** Shows the form with which staff create a survey. */
export default formPage(NEW_SURVEY, {
  back: { label: text('Surveys', '调查'), href: '/surveys' },
  done: text('The survey is begun. Add its questions now.', '调查已新建，请添加问题。'),
  then: ({ id }) => `/surveys/${id}`,
});
