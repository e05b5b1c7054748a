import { PASSWORD } from '../../guide/people.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

export const BEGIN_PASSKEY_GUIDE: Guide = { password: PASSWORD };
