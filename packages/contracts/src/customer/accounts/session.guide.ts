import { EMAIL, PASSWORD } from '../../guide/people.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

export const SIGN_IN_GUIDE: Guide = { email: EMAIL, password: PASSWORD };
