import { listPage } from '../../kit/list/list-page.tsx';
import { privacySpec } from './spec.tsx';

/** Lists all privacy requests with their legal deadlines. */
export default listPage(privacySpec);
