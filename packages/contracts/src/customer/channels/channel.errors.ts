/** Declares the refusals about inbound channels and their items. */
import { refusal } from '../../kernel/refusal.ts';

export const CHANNEL_NOT_FOUND = refusal('channel.not-found', 'not-found', {
  en: 'There is no such channel. List them with GET /channels.',
  zh: '没有此渠道。请通过 GET /channels 查看列表。',
});
export const CHANNEL_ACCOUNT = refusal('channel.account', 'invalid', {
  en: 'This is no account of the provider. Zendesk: the part before .zendesk.com. Intercom: us, eu or au. Hootsuite and Sprout Social: the number of the organisation.',
  zh: '账户格式不正确。Zendesk：.zendesk.com 之前的部分；Intercom：us、eu 或 au；Hootsuite 和 Sprout Social：机构编号。',
});
export const CHANNEL_NO_TOKEN = refusal('channel.no-token', 'invalid', {
  en: 'The provider cannot be asked without a token. Give one with apiToken, or switch the asking off.',
  zh: '没有令牌无法查询服务商。请填写 apiToken，或关闭主动查询。',
});
export const CHANNEL_NO_PROFILES = refusal('channel.no-profiles', 'invalid', {
  en: 'Sprout Social is asked for messages of profiles. Name at least one.',
  zh: '查询 Sprout Social 需要指定主页。请至少填写一个。',
});
export const CHANNEL_SECRET_NEEDED = refusal('channel.secret-needed', 'invalid', {
  en: 'This provider makes the secret itself. Copy it from its settings of webhooks.',
  zh: '该服务商自行生成密钥。请从其 webhook 设置中复制。',
});
export const CHANNEL_SECRET_MADE_HERE = refusal('channel.secret-made-here', 'invalid', {
  en: 'The secret of this provider is made here. Leave it out, and keep the one in the answer.',
  zh: '该服务商的密钥由本系统生成。请留空，并保存返回的密钥。',
});
export const CHANNEL_NO_WEBHOOKS = refusal('channel.no-webhooks', 'conflict', {
  en: 'This provider sends nothing by itself, so it needs no secret. Switch the asking on.',
  zh: '该服务商不会主动推送，无需密钥。请开启主动查询。',
});
export const CHANNEL_NOT_ASKED = refusal('channel.not-asked', 'conflict', {
  en: 'The channel is switched off, or is not asked. Switch both on first.',
  zh: '渠道已停用或未开启主动查询。请先启用。',
});
export const CHANNEL_TOO_MANY = refusal('channel.too-many', 'conflict', {
  en: 'There are {most} channels, which is the most. Use one of them for another account.',
  zh: '已有 {most} 个渠道，已达上限。请使用现有渠道。',
});
export const CHANNEL_SIGNATURE = refusal('channel.signature', 'unauthenticated', {
  en: 'There is no such channel, or the signature is missing, wrong or older than five minutes. Sign the raw bytes with the secret of the channel.',
  zh: '没有此渠道，或签名缺失、错误或已超过五分钟。请使用该渠道的密钥对原始内容签名。',
});
export const CHANNEL_OFF = refusal('channel.off', 'conflict', {
  en: 'The channel is switched off. An administrator switches it on under Channels.',
  zh: '该渠道已停用。管理员可在“渠道”中启用。',
});
export const CHANNEL_PAYLOAD = refusal('channel.payload', 'invalid', {
  en: 'The body is no event of this provider. Send it as the provider does, as JSON.',
  zh: '内容不是该服务商的事件。请按服务商的格式以 JSON 发送。',
});
export const CHANNEL_ITEM_NOT_FOUND = refusal('channel-item.not-found', 'not-found', {
  en: 'There is no such item. List them with GET /channel-items.',
  zh: '没有此条目。请通过 GET /channel-items 查看列表。',
});
export const CHANNEL_ITEM_LINKED = refusal('channel-item.linked', 'conflict', {
  en: 'The person is linked to a customer already. Take the link away first.',
  zh: '此人已关联客户。请先取消关联。',
});
export const CHANNEL_ITEM_NOT_LINKED = refusal('channel-item.not-linked', 'conflict', {
  en: 'The person is not linked to a customer, so there is no link to take away.',
  zh: '此人未关联客户，无需取消关联。',
});
export const CHANNEL_ITEM_NOT_WAITING = refusal('channel-item.not-waiting', 'conflict', {
  en: 'Only an item that waits can be set aside.',
  zh: '只有待处理的条目可以搁置。',
});
export const CHANNEL_ITEM_HAS_CASE = refusal('channel-item.has-case', 'conflict', {
  en: 'The item belongs to a case already. Open that one.',
  zh: '该条目已属于一个工单。请打开该工单。',
});
