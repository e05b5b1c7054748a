import { listPage } from '../../kit/list/list-page.tsx';
import { priceChanges } from './price-columns.tsx';

/** Who changed which price, when and why. */
export default listPage(priceChanges);
