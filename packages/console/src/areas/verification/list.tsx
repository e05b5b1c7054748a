import { listPage } from '../../kit/list/list-page.tsx';
import { verificationsSpec } from './spec.tsx';

/** All verifications, with those that have ended. */
export default listPage(verificationsSpec);
