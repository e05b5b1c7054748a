import { listPage } from '../../kit/list/list-page.tsx';
import { complaintsSpec } from './spec.tsx';

/** Lists all complaints and suspected incidents. */
export default listPage(complaintsSpec);
