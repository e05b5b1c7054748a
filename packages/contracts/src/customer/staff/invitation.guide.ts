import { LINK_TOKEN, NEW_PASSWORD } from '../../guide/people.guide.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

export const INVITE_STAFF_GUIDE: Guide = { reason: REASON_FOR_RECORD };
export const ACCEPT_INVITATION_GUIDE: Guide = { token: LINK_TOKEN, password: NEW_PASSWORD };
