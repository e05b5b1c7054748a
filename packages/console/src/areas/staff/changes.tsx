import { listPage } from '../../kit/list/list-page.tsx';
import { ALL_CHANGES } from './change-list.tsx';

/** Lists every change of an account of staff. */
export default listPage(ALL_CHANGES);
