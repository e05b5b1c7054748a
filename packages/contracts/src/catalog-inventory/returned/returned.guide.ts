import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const SETTLE_RETURNED_BOX_GUIDE: Guide = {
  to: field(
    both('What happens to the box', '处理方式'),
    both('Whether the box is sold again or thrown away.', '该盒重新销售还是报废。'),
    both(
      'It is sold again only if it is sealed, in date and not recalled. The shop checks it.',
      '仅未拆封、在有效期内且未召回的可重新销售，系统会检查。',
    ),
    both('Throw it away', '报废'),
  ),
  why: field(
    both('Reason', '原因'),
    both('Why it was decided so. It names no person.', '作此决定的原因，请勿写人名。'),
    both('One sentence.', '一句话。'),
    both('The maker does not want it', '制造商不需要'),
  ),
};
