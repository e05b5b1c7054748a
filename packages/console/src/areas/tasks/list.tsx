import { listPage } from '../../kit/list/list-page.tsx';
import { tasksSpec } from './spec.tsx';

/** Lists the tasks of the person, of her roles, and the other tasks that she may see. */
export default listPage(tasksSpec);
