import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const ASK_FOR_RETURN_LABEL_GUIDE: Guide = {
  service: field(
    both('Service', '服务'),
    both('The service of the carrier with which the goods come back.', '商品退回所用的承运商服务。'),
    both('Leave it empty for the usual one.', '留空则使用默认服务。'),
    'GroundAdvantage',
  ),
};
