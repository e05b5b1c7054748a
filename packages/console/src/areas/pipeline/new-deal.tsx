import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { NEW_DEAL } from './forms.ts';

/** Shows the form with which sales add a deal. */
export default formPage(NEW_DEAL, {
  back: { label: text('Deals', '商机'), href: '/deals' },
  done: text('The deal is added.', '商机已添加。'),
  then: ({ id }) => `/deals/${id}`,
});
