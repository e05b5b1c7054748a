import { listPage } from '../../kit/list/list-page.tsx';
import { claimsSpec } from './claims-spec.tsx';

/** Lists the claims to carriers. */
export default listPage(claimsSpec);
