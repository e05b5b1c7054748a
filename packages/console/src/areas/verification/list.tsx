import { listPage } from '../../kit/list/list-page.tsx';
import { verificationsSpec } from './spec.tsx';

/** Lists all verifications, with those that have ended. */
export default listPage(verificationsSpec);
