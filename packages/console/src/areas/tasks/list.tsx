import { listPage } from '../../kit/list/list-page.tsx';
import { tasksSpec } from './spec.tsx';

/** The tasks of the person, of her roles, and of the shop as far as she may see them. */
export default listPage(tasksSpec);
