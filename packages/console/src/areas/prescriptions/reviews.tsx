import { listPage } from '../../kit/list/list-page.tsx';
import { reviewsSpec } from './spec.tsx';

/** The queue of prescriptions whose files wait for an optician. */
export default listPage(reviewsSpec);
