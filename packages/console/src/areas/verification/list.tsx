import { listPage } from '../../kit/list/list-page.tsx';
import { verificationsSpec } from './spec.tsx';

/** Lists all verifications, also those that have ended. */
export default listPage(verificationsSpec);
