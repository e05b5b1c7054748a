import { word, wordsOf } from '../../kernel/words.ts';
import { HouseholdRole } from './household.http.ts';

export const HOUSEHOLD_ROLE_WORDS = wordsOf(HouseholdRole, {
  adult: word('Adult', '成年人'),
  child: word('Child', '子女'),
  guardian: word('Guardian', '监护人'),
});
