import { refusal } from '../kernel/refusal.ts';
import { sentence } from '../kernel/sentence.ts';

export const WEBHOOK_ENDPOINT_NOT_FOUND = refusal('webhook.endpoint-not-found', 'not-found', {
  en: 'There is no such webhook endpoint. List them with GET /webhook-endpoints.',
  zh: '没有此 webhook 端点。请通过 GET /webhook-endpoints 查看列表。',
});
export const WEBHOOK_DELIVERY_NOT_FOUND = refusal('webhook.delivery-not-found', 'not-found', {
  en: 'There is no such delivery, or it is too old to be kept. List them with GET /webhook-deliveries.',
  zh: '没有此投递记录，或已超过保存期限。请通过 GET /webhook-deliveries 查看列表。',
});
export const WEBHOOK_TOO_MANY_ENDPOINTS = refusal('webhook.too-many-endpoints', 'conflict', {
  en: 'The shop has {limit} webhook endpoints, which is the most. Remove one that is not used any more.',
  zh: '商店已有 {limit} 个 webhook 端点，达到上限。请先删除不再使用的端点。',
});
export const WEBHOOKS_WAIT_FOR_BROKER = refusal('webhook.broker-away', 'unavailable', {
  en: 'The message broker does not answer, so no event could be subscribed to, and nothing was changed. Try again in a minute.',
  zh: '消息代理暂时没有响应，无法订阅事件，未作任何更改。请一分钟后重试。',
});
export const WEBHOOK_ENDPOINT_OFF = refusal('webhook.endpoint-off', 'conflict', {
  en: 'The endpoint is switched off, so nothing is sent to it. Set `enabled` to true with PATCH /webhook-endpoints/{id} first.',
  zh: '该端点已停用，不会向其发送任何内容。请先用 PATCH /webhook-endpoints/{id} 将 `enabled` 设为 true。',
});
export const WEBHOOK_DELIVERY_WAITS = refusal('webhook.delivery-waits', 'conflict', {
  en: 'This delivery waits to be sent already. Read it again with GET /webhook-deliveries/{id}.',
  zh: '此投递正在等待发送。请通过 GET /webhook-deliveries/{id} 重新查看。',
});
export const WEBHOOK_URL_REFUSED = refusal('webhook.url-refused', 'invalid', {
  en: 'Webhooks are not sent to this address. Give a public https address with the name of a host, for example https://shop.example/hooks.',
  zh: '不能向此地址发送 webhook。请提供带主机名的公网 https 地址，例如 https://shop.example/hooks。',
});

/*
 * These reasons explain why the address of a webhook endpoint is refused. The answer reports them at the field `url`.
 */

export const NO_URL = sentence({
  en: 'must be a whole address, such as https://shop.example/hooks',
  zh: '须为完整地址，例如 https://shop.example/hooks',
});
export const NOT_HTTPS = sentence({ en: 'must begin with https://', zh: '须以 https:// 开头' });
export const WITH_LOGIN = sentence({
  en: 'must have no user name and no password: the signature proves who sends',
  zh: '不得包含用户名或密码：发送者由签名证明',
});
export const WITH_FRAGMENT = sentence({ en: 'must have no part after #', zh: '不得包含 # 之后的部分' });
export const WRONG_PORT = sentence({
  en: 'must use port 443, or a port from 1024 to 65535',
  zh: '须使用 443 端口，或 1024 至 65535 之间的端口',
});
export const NO_HOST_NAME = sentence({
  en: 'must name a host, not an IP address in whatever notation',
  zh: '须使用主机名，不得使用任何写法的 IP 地址',
});
export const LOCAL_HOST = sentence({
  en: 'must name a host of the public internet',
  zh: '须使用公共互联网上的主机名',
});
export const PRIVATE_HOST = sentence({
  en: 'belongs to an address that is not public',
  zh: '该主机名指向非公网地址',
});
