import { both } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

const ENDPOINT: Guide = {
  url: field(
    both('Address', '地址'),
    both('Where the other system takes events of the shop.', '其他系统接收本店事件的地址。'),
    both(
      'A web address with https that anybody can reach. At most 2,000 characters.',
      '可公开访问的 https 网址，最多 2,000 个字符。',
    ),
    'https://shop.example/hooks/toric',
  ),
  description: field(
    both('What it is for', '用途'),
    both('Which system it is, and who looks after it.', '是哪个系统，由谁负责。'),
    both('At most 500 characters. It may stay empty.', '最多 500 个字符。可以留空。'),
    both('The store in Lyon', '里昂门店'),
  ),
  events: field(
    both('Events', '事件'),
    both('What the other system is told.', '通知其他系统的内容。'),
    both(
      'Choose the kinds. Empty: all public events, also future ones.',
      '选择种类。留空表示所有公开事件，包括今后新增的。',
    ),
    both('Order confirmed', '订单已确认'),
  ),
};

export const CREATE_WEBHOOK_ENDPOINT_GUIDE: Guide = ENDPOINT;
export const CHANGE_WEBHOOK_ENDPOINT_GUIDE: Guide = {
  ...ENDPOINT,
  enabled: field(
    both('Switched on', '启用'),
    both('Switched off, events are kept as failed and can be sent later.', '停用时，事件记为失败，之后可以补发。'),
    both('Tick it to send again. Former failures are then forgotten.', '勾选以恢复发送，此前的失败计数会清除。'),
    both('Yes', '是'),
  ),
};
export const ROTATE_WEBHOOK_SECRET_GUIDE: Guide = {
  overlapHours: field(
    both('Old secret works for', '旧密钥继续有效'),
    both('The time that the other system has to change over.', '其他系统更换密钥的过渡时间。'),
    both(
      'Hours from 0 to 72. 0 ends it at once, for a secret that became known.',
      '0 至 72 小时。密钥泄露时填 0，立即失效。',
    ),
    '24',
  ),
};
export const SEND_WEBHOOK_TEST_GUIDE: Guide = {
  eventType: field(
    both('Event', '事件'),
    both('The event whose example is sent. Its data is invented.', '以该事件的示例发送，数据为虚构。'),
    both('Choose one. Empty: a test without an example.', '选择一种。留空则发送不带示例的测试。'),
    both('Order confirmed', '订单已确认'),
  ),
};
export const RESEND_FAILED_WEBHOOKS_GUIDE: Guide = {
  since: field(
    both('Since', '起始时间'),
    both('Failed events of this time or later are sent again.', '重新发送该时间及之后的失败事件。'),
    both('A time that has passed, such as the beginning of the trouble.', '过去的时间，例如故障开始的时间。'),
    '2026-11-21 09:00',
  ),
};
