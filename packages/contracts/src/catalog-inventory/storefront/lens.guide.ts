import { LENS, MARKET } from '../../guide/goods.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

export const CHECK_PARAMETERS_GUIDE: Guide = { ...LENS, color: LENS.colour, market: MARKET };
