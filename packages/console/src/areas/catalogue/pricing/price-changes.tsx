import { listPage } from '../../../kit/list/list-page.tsx';
import { priceChanges } from './price-columns.tsx';

/** Lists the price changes, with the person and the reason of each. */
export default listPage(priceChanges);
