import { EMAIL, LINK_TOKEN, NEW_PASSWORD, PASSWORD } from '../../guide/people.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

export const REQUEST_PASSWORD_RESET_GUIDE: Guide = { email: EMAIL };
export const COMPLETE_PASSWORD_RESET_GUIDE: Guide = { token: LINK_TOKEN, password: NEW_PASSWORD };
export const CHANGE_PASSWORD_GUIDE: Guide = { currentPassword: PASSWORD, password: NEW_PASSWORD };
export const REQUEST_EMAIL_CHANGE_GUIDE: Guide = { email: EMAIL, password: PASSWORD };
