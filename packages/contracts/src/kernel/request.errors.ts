/** Declares the refusals that any operation may answer. The chassis and the gateway throw them. */
import { refusal } from './refusal.ts';
import { sentence } from './sentence.ts';

export const REQUEST_INVALID = refusal('request.invalid', 'invalid', {
  en: 'Some fields are not valid. Correct them and send the request again.',
  zh: '部分字段无效。请更正后重新发送请求。',
});
export const WANTS_ETAG = sentence({
  en: 'send the ETag of the last answer, e.g. "v3"',
  zh: '请发送上次响应中的 ETag，例如 "v3"',
});
export const WANTS_KEY = sentence({
  en: 'send a key of 8-128 visible ASCII characters, new for each new request',
  zh: '请发送 8-128 个可见 ASCII 字符组成的键，每个新请求都使用新键',
});
export const NOT_EXPANDABLE = sentence({
  en: 'cannot be expanded here: {unknown}; possible: {offered}',
  zh: '此处不能展开：{unknown}；可展开：{offered}',
});
export const NESTED_TOO_DEEP = sentence({
  en: 'nested more than {levels} levels deep',
  zh: '嵌套超过 {levels} 层',
});
export const REQUEST_INVALID_CURSOR = refusal('request.invalid-cursor', 'invalid', {
  en: 'This cursor does not come from a list. Start again without it.',
  zh: '该游标不是列表接口返回的游标。请去掉游标，从头开始。',
});
export const REQUEST_STALE = refusal('request.stale', 'stale', {
  en: 'It has changed since you read it (now "v{version}"). Read it again and repeat your change.',
  zh: '自您上次读取后内容已变更（当前为 "v{version}"）。请重新读取后再提交修改。',
});
export const REQUEST_TOO_MANY = refusal('request.too-many', 'too-many', {
  en: 'More than {limit} requests in {window} seconds. Wait {seconds} seconds.',
  zh: '{window} 秒内的请求超过 {limit} 次。请等待 {seconds} 秒。',
});

export const IDEMPOTENCY_IN_FLIGHT = refusal('idempotency.in-flight', 'conflict', {
  en: 'The first request with this Idempotency-Key is still being processed. Send it again in a second.',
  zh: '使用该 Idempotency-Key 的首个请求仍在处理中。请一秒后重新发送。',
});
export const IDEMPOTENCY_KEY_REUSED = refusal('idempotency.key-reused', 'unprocessable', {
  en: 'This Idempotency-Key was used for another request. Use a new key for each new request.',
  zh: '该 Idempotency-Key 已用于另一个请求。请为每个新请求使用新的键。',
});

export const AUTH_REQUIRED = refusal('auth.required', 'unauthenticated', {
  en: 'This needs an access token. Sign in, then send it as: Authorization: Bearer <token>.',
  zh: '此操作需要访问令牌。请先登录，再按以下形式发送：Authorization: Bearer <token>。',
});
export const AUTH_FORBIDDEN = refusal('auth.forbidden', 'forbidden', {
  en: 'This is for: {allowed}. Ask an administrator for the role if your work needs it.',
  zh: '此操作仅限：{allowed}。如工作需要，请向管理员申请相应角色。',
});
export const AUTH_STEP_UP_NEEDED = refusal('auth.step-up-needed', 'forbidden', {
  en: 'This needs a fresh code of your second factor. Send one to POST /v1/sessions/step-up, then repeat this with the new access token.',
  zh: '此操作需要第二重验证的新验证码。请将其发送至 POST /v1/sessions/step-up，再使用新的访问令牌重试。',
});
export const AUTH_ENROLMENT_NEEDED = refusal('auth.enrolment-needed', 'forbidden', {
  en: 'Staff need a second factor. Set it up with POST /v1/account/second-factor; until then this token permits nothing else.',
  zh: '员工须启用第二重验证。请通过 POST /v1/account/second-factor 设置；在此之前该令牌不能用于其他操作。',
});
export const AUTH_EXPAND_FORBIDDEN = refusal('auth.forbidden', 'forbidden', {
  en: 'expand={name} is for: {allowed}. Send the request without it, or with the token of a person who has such a role.',
  zh: 'expand={name} 仅限：{allowed}。请去掉该参数，或使用具有相应角色者的令牌。',
});
export const AUTH_INVALID_TOKEN = refusal('auth.invalid-token', 'unauthenticated', {
  en: 'The access token is not valid or has expired. Refresh it, or sign in again.',
  zh: '访问令牌无效或已过期。请刷新令牌或重新登录。',
});
export const AUTH_SESSION_OVER = refusal('auth.session-over', 'unauthenticated', {
  en: 'The session of this access token has ended: by signing out, by a change of roles, or because a token of it was stolen. Sign in again.',
  zh: '此访问令牌所属的会话已结束：可能因退出登录、角色变更或令牌被盗用。请重新登录。',
});
export const AUTH_NOT_CHECKED = refusal('auth.not-checked', 'unavailable', {
  en: 'It could not be checked whether your session still holds. Nothing was done. Send the request again in a few seconds.',
  zh: '暂时无法确认您的会话是否仍然有效，未执行任何操作。请几秒后重试。',
});
export const AUTH_NO_BEARER = refusal('auth.invalid-token', 'unauthenticated', {
  en: 'Send the access token as: Authorization: Bearer <token>.',
  zh: '请按以下形式发送访问令牌：Authorization: Bearer <token>。',
});

/* Declares the refusals that requests with an API key get. */

export const AUTH_SCOPE_MISSING = refusal('auth.scope-missing', 'forbidden', {
  en: 'This API key lacks the scope {scope}. Add it with PATCH /v1/api-keys/{key}, or use another key.',
  zh: '此 API 密钥缺少权限范围 {scope}。请通过 PATCH /v1/api-keys/{key} 添加，或使用其他密钥。',
});
export const AUTH_PEOPLE_ONLY = refusal('auth.people-only', 'forbidden', {
  en: 'No API key may do this. Sign in as a person whose role permits it.',
  zh: '任何 API 密钥均不得执行此操作。请由具有相应角色的人员登录后执行。',
});
export const AUTH_KEY_ADDRESS = refusal('auth.key-address', 'forbidden', {
  en: 'This API key may not be used from your address. Add your network to its `addresses`, or call from a network in them.',
  zh: '此 API 密钥不能从您的地址使用。请将您的网络加入其 `addresses`，或从其中的网络调用。',
});
export const AUTH_KEY_MALFORMED = refusal('auth.key-malformed', 'unauthenticated', {
  en: 'This is no API key: a character is missing or wrong. Copy the whole key again.',
  zh: '这不是有效的 API 密钥：有字符缺失或错误。请重新完整复制密钥。',
});
export const AUTH_KEY_OTHER_STACK = refusal('auth.key-other-stack', 'unauthenticated', {
  en: 'This API key belongs to another stack: keys of a test stack do not open a live one, nor the reverse. Use a key of this stack.',
  zh: '此 API 密钥属于其他环境：测试环境与正式环境的密钥不能互用。请使用本环境的密钥。',
});
export const AUTH_KEY_UNKNOWN = refusal('auth.key-unknown', 'unauthenticated', {
  en: 'This API key is not known. Use a key that GET /v1/api-keys lists, or create one.',
  zh: '此 API 密钥不存在。请使用 GET /v1/api-keys 所列的密钥，或新建密钥。',
});
export const AUTH_KEY_OVER = refusal('auth.key-over', 'unauthenticated', {
  en: 'This API key has expired, was ended, or was replaced by a rotation. Use the new key, or create one.',
  zh: '此 API 密钥已过期、已被终止或已被轮换取代。请使用新密钥，或新建密钥。',
});
export const AUTH_KEY_WAITING = refusal('auth.key-waiting', 'unauthenticated', {
  en: 'This API key does not work yet: its scopes wait for a second person. Ask somebody who did not give them to approve the key.',
  zh: '此 API 密钥尚未生效：其权限范围须由第二人批准。请由未授予该权限的人员批准此密钥。',
});
export const AUTH_KEY_IN_URL = refusal('auth.key-in-url', 'invalid', {
  en: 'The address of the request has an API key in it, where logs of proxies keep it. End this key now, and send a new one as: Authorization: Bearer <key>.',
  zh: '请求地址中含有 API 密钥，代理日志会将其保留。请立即终止此密钥，并按以下形式发送新密钥：Authorization: Bearer <key>。',
});

export const NO_SUCH_ROUTE = refusal('no-such-route', 'not-found', {
  en: 'There is no {method} {path}. See /docs.',
  zh: '不存在 {method} {path}。请查阅 /docs。',
});
export const METHOD_NOT_ALLOWED = refusal('method-not-allowed', 'method-not-allowed', {
  en: '{method} is not possible here. Allowed: {allowed}.',
  zh: '此处不支持 {method}。可用方法：{allowed}。',
});
export const ORIGIN_NOT_ALLOWED = refusal('origin-not-allowed', 'forbidden', {
  en: 'Web pages of {origin} may not call this API from a browser. The operator of the API can allow it: add this origin to the setting CORS_ORIGINS of the gateway.',
  zh: '来自 {origin} 的网页不能从浏览器调用此 API。API 的运维人员可以允许：将该来源加入网关的 CORS_ORIGINS 设置。',
});
export const MALFORMED = refusal('malformed', 'invalid', {
  en: 'The request could not be read. Send well-formed JSON and a valid path.',
  zh: '无法读取该请求。请发送格式正确的 JSON 和有效的路径。',
});
export const NOT_UTF8 = refusal('request.not-unicode', 'invalid', {
  en: 'The body or the query has bytes that are not UTF-8. Send both as UTF-8.',
  zh: '请求体或查询参数含有非 UTF-8 字节。请以 UTF-8 编码发送。',
});
export const FIELD_TWICE = refusal('request.field-twice', 'invalid', {
  en: 'An object in the body names the same field twice, so its value is not clear. Send each field once.',
  zh: '请求体中的某个对象重复出现同一字段，无法确定其值。每个字段只能发送一次。',
});
export const HEADER_TWICE = refusal('request.header-twice', 'invalid', {
  en: 'The request has the header {name} more than once. Send it once.',
  zh: '请求中标头 {name} 出现多次。只能发送一次。',
});
export const TOO_LARGE = refusal('too-large', 'too-large', {
  en: 'The body may weigh at most {limit} KiB.',
  zh: '请求体不得超过 {limit} KiB。',
});
export const UNSUPPORTED_MEDIA_TYPE = refusal('unsupported-media-type', 'unsupported-media-type', {
  en: 'Send JSON, as UTF-8, with Content-Type: application/json.',
  zh: '请发送 UTF-8 编码的 JSON，并设置 Content-Type: application/json。',
});
export const NOT_SUCH_A_FILE = refusal('unsupported-media-type', 'unsupported-media-type', {
  en: 'Send the bytes of the file, with one of these values as its Content-Type: {types}.',
  zh: '请直接发送文件内容，并将 Content-Type 设为以下之一：{types}。',
});

export const NOT_STORED = refusal('unavailable', 'unavailable', {
  en: 'The request cannot be stored at the moment and has changed nothing. Send it again, with the same Idempotency-Key.',
  zh: '请求暂时无法保存，未作任何更改。请使用相同的 Idempotency-Key 重新发送。',
});
export const NOT_STORED_WITHOUT_KEY = refusal('unavailable', 'unavailable', {
  en: 'The request cannot be stored at the moment and has changed nothing. Send it again.',
  zh: '请求暂时无法保存，未作任何更改。请重新发送。',
});
export const NOT_READ = refusal('unavailable', 'unavailable', {
  en: 'The data cannot be read at the moment. Ask again.',
  zh: '数据暂时无法读取。请稍后再次查询。',
});
export const SERVICE_AWAY = refusal('unavailable', 'unavailable', {
  en: 'The {service} service does not answer at the moment. Send the request again, with the same Idempotency-Key.',
  zh: '{service} 服务暂时没有响应。请使用相同的 Idempotency-Key 重新发送请求。',
});
export const SERVICE_AWAY_WITHOUT_KEY = refusal('unavailable', 'unavailable', {
  en: 'The {service} service does not answer at the moment. Send the request again.',
  zh: '{service} 服务暂时没有响应。请重新发送请求。',
});
export const INTERNAL = refusal('internal', 'internal', {
  en: 'The request failed. Send it again with the same Idempotency-Key, or report the request id.',
  zh: '请求处理失败。请使用相同的 Idempotency-Key 重新发送，或提供请求编号以便排查。',
});
export const INTERNAL_WITHOUT_KEY = refusal('internal', 'internal', {
  en: 'The request failed. Send it again, or report the request id.',
  zh: '请求处理失败。请重新发送，或提供请求编号以便排查。',
});
