import { listPage } from '../../kit/list/list-page.tsx';
import { SUBMISSIONS } from './submission-list.tsx';

/** Lists the submissions of all forms. */
export default listPage(SUBMISSIONS);
