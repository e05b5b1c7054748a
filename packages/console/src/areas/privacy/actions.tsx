import type { Reply } from '@toric/client/types';
import { LIFT_RESTRICTION_GUIDE } from '@toric/contracts/customer/privacy/privacy.guide';
import {
  ConfirmErasure,
  type GetPrivacyRequest,
  LiftRestriction,
  ListOwnPrivacyRequests,
  ListPrivacyRequests,
  WithdrawErasure,
} from '@toric/contracts/customer/privacy/privacy.http';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { Preview } from './preview.tsx';

export type Request = Reply<typeof GetPrivacyRequest>;

const params = ({ customerId, id }: Request) => ({ customerId, requestId: id });
const refreshes = [ListPrivacyRequests, ListOwnPrivacyRequests];
const isAsked = ({ kind, state }: Request) => kind === 'erasure' && state === 'asked';

const confirm: Action<Request, typeof ConfirmErasure> = {
  operation: ConfirmErasure,
  label: text('Erase the customer…', '删除客户数据…'),
  tone: 'stop',
  when: isAsked,
  effect: Preview,
  keep: text('Keep the customer', '保留客户数据'),
  input: (request) => ({ params: params(request) }),
  done: text('The customer is erased for good.', '客户数据已永久删除。'),
  refreshes,
};

const withdraw: Action<Request, typeof WithdrawErasure> = {
  operation: WithdrawErasure,
  label: text('The customer takes it back', '客户撤回请求'),
  when: isAsked,
  input: (request) => ({ params: params(request) }),
  done: text('The erasure is withdrawn.', '删除请求已撤回。'),
  refreshes,
};

const lift: Action<Request, typeof LiftRestriction> = {
  operation: LiftRestriction,
  label: text('Lift the restriction…', '解除限制…'),
  tone: 'main',
  key: 'a',
  when: ({ state }) => state === 'in-force',
  form: {
    operation: LiftRestriction,
    guide: LIFT_RESTRICTION_GUIDE,
    title: text('Lift the restriction', '解除限制'),
    save: text('Lift it: the customer was told', '解除：已告知客户'),
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
  },
  input: (request, body) => ({ params: params(request), body }),
  done: text('The restriction is lifted.', '限制已解除。'),
  refreshes,
};

/** Lists the actions on a privacy request. */
export const PRIVACY_ACTIONS: readonly AnyAction<Request>[] = [lift, confirm, withdraw];
