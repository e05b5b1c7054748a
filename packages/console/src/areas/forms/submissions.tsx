import { listPage } from '../../kit/list/list-page.tsx';
import { SUBMISSIONS } from './submission-list.tsx';

/** Shows what people sent with all forms. */
export default listPage(SUBMISSIONS);
