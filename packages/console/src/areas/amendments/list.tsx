import { listPage } from '../../kit/list/list-page.tsx';
import { amendmentsSpec } from './spec.tsx';

export default listPage(amendmentsSpec);
