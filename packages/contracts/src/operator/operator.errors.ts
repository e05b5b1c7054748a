import { refusal } from '../kernel/refusal.ts';

export const OPERATIONS_NO_SUCH_SERVICE = refusal('operations.no-such-service', 'not-found', {
  en: 'There is no service {service}. The services are: {known}.',
  zh: '没有名为 {service} 的服务。现有服务：{known}。',
});
export const DEAD_LETTER_NOT_FOUND = refusal('dead-letter.not-found', 'not-found', {
  en: 'The {service} service has no dead letter {letterId}. List them: GET /v1/operations/{service}/dead-letters.',
  zh: '{service} 服务中没有死信 {letterId}。可通过 GET /v1/operations/{service}/dead-letters 查看列表。',
});
