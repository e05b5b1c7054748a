import type { Guide } from '../kernel/guide.ts';
import { QUOTE_ORDER_GUIDE } from './quote.guide.ts';

/**
 * Explains the place and the lines for which delivery options are asked. They are the same fields as those of a quote.
 */
export const LIST_DELIVERY_OPTIONS_GUIDE: Guide = Object.fromEntries(
  Object.entries(QUOTE_ORDER_GUIDE).filter(([path]) => path.startsWith('place.') || path.startsWith('lines.')),
);
