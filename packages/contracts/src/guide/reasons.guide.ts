/** Explains the reasons and notes that several operations ask for. */
import { field } from '../kernel/guide.ts';
import { both } from './parts.ts';

const REASON = both('Reason', '原因');

/** Explains the reason of a change of a customer's data. */
export const REASON_FOR_CUSTOMER = field(
  REASON,
  both(
    'Why you change it. It is kept with your name, and the customer can read it.',
    '更改的原因。会连同你的姓名保存，客户可以看到。',
  ),
  both(
    'One sentence, at most 500 characters. Write facts, and no card numbers.',
    '一句话，最多 500 个字符。只写事实，请勿填写银行卡号。',
  ),
  both('She called and gave her new number', '客户来电告知新号码'),
);
/** Explains the reason of a change that auditors read later. */
export const REASON_FOR_RECORD = field(
  REASON,
  both(
    'Why you do it. It is kept with your name and the time, for auditors.',
    '操作的原因。会连同你的姓名和时间保存，供审计员查阅。',
  ),
  both('One sentence, at most 500 characters.', '一句话，最多 500 个字符。'),
  both('Serves customers at the counter too', '也在柜台接待客户'),
);
export const REASON_FOR_STOCK = field(
  REASON,
  both('Why the boxes move. The stock ledger keeps it for good.', '库存变动的原因，会永久保存在库存台账中。'),
  both('3 to 300 characters. Say what you saw.', '3 至 300 个字符，写明你看到的情况。'),
  both('Crushed in the aisle', '在通道被压坏'),
);
export const REASON_FOR_PRICE = field(
  REASON,
  both(
    'Why the prices change. It is kept with each change, and cannot be corrected.',
    '价格更改的原因。随每次更改保存，之后不能修改。',
  ),
  both('3 to 300 characters.', '3 至 300 个字符。'),
  both('Price list of January', '一月价目表'),
);
