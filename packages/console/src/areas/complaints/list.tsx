import { listPage } from '../../kit/list/list-page.tsx';
import { complaintsSpec } from './spec.tsx';

/** All complaints and suspected incidents. */
export default listPage(complaintsSpec);
