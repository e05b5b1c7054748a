import { both } from '../../guide/parts.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const KEY: Guide = {
  name: field(
    both('Name', '名称'),
    both('What the key is for. It tells keys apart when one must be ended.', '密钥的用途，便于在需要终止时区分。'),
    both('The name of the machine, at most 80 characters.', '机器名称，最多 80 个字符。'),
    both('Warehouse system', '仓库系统'),
  ),
  scopes: field(
    both('May do', '权限范围'),
    both('What the machine may call. It can never do more than you may do.', '机器可以调用的操作，不会超过你的权限。'),
    both(
      'Groups such as orders:read, or names of operations such as shipOrder. Give as few as will do.',
      '填写 orders:read 这样的分组，或 shipOrder 这样的操作名称。尽量少给。',
    ),
    'shipments:read, shipOrder',
  ),
  addresses: field(
    both('From networks', '来源网络'),
    both(
      'The networks from which the key works. A stolen key is useless elsewhere.',
      '密钥可使用的网络。被盗的密钥在别处无效。',
    ),
    both(
      'At most 20, such as 203.0.113.0/24. One address is 203.0.113.7/32. Empty: everywhere.',
      '最多 20 个，例如 203.0.113.0/24，单个地址写作 203.0.113.7/32。留空表示不限。',
    ),
    '203.0.113.0/24',
  ),
  requestsPerMinute: field(
    both('Requests per minute', '每分钟请求数'),
    both(
      'How often the machine may call. A fault then cannot slow down the shop.',
      '机器每分钟可调用的次数，避免故障拖慢商店。',
    ),
    both('1 to 6,000. 600 is usual.', '1 至 6,000，通常为 600。'),
    '600',
  ),
  reason: REASON_FOR_RECORD,
};

export const CREATE_API_KEY_GUIDE: Guide = {
  ...KEY,
  expiresAt: field(
    both('Works until', '到期时间'),
    both('When the key stops working by itself.', '密钥自动失效的时间。'),
    both(
      'A day and a time in the future. Choose it soon, and replace the key in time.',
      '未来的日期和时间。请设得近一些，并及时更换密钥。',
    ),
    '2027-06-30 23:00',
  ),
};
export const CHANGE_API_KEY_GUIDE: Guide = KEY;
export const ROTATE_API_KEY_GUIDE: Guide = {
  overlapHours: field(
    both('Old secret works for', '旧密钥继续有效'),
    both('The time that the machine has to change over.', '机器更换密钥的过渡时间。'),
    both(
      'Hours from 0 to 168. 0 ends it at once, for a secret that became known.',
      '0 至 168 小时。密钥泄露时填 0，立即失效。',
    ),
    '24',
  ),
  reason: REASON_FOR_RECORD,
};
export const END_API_KEY_GUIDE: Guide = { reason: REASON_FOR_RECORD };
