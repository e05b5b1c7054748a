import { listPage } from '../../../kit/list/list-page.tsx';
import { priceChanges } from './price-columns.tsx';

/** The list of price changes, with the person and the reason of each. */
export default listPage(priceChanges);
