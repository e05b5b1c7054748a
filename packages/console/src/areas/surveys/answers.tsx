import { listPage } from '../../kit/list/list-page.tsx';
import { ANSWERS } from './answer-list.tsx';

/** Lists the answers to all surveys. */
export default listPage(ANSWERS);
