import { listPage } from '../../kit/list/list-page.tsx';
import { claimsSpec } from './claims-spec.tsx';

/** The claims to carriers. */
export default listPage(claimsSpec);
