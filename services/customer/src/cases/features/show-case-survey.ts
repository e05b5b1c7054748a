import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { ShowCaseSurvey } from '@toric/contracts/customer/cases/case-survey.http';
import { openLink } from '../../accounts/link.ts';
import { SURVEY_PURPOSE } from '../../messages/letters/values.ts';
import { lockCase } from '../case.store.ts';

/** POST /case-surveys/show. Returns the number of the case to which the link of a mail belongs. */
export const showCaseSurvey = ({ linkKey }: { linkKey: string }) =>
  command(ShowCaseSurvey, {
    async run({ body: { token }, tx }) {
      const caseId = openLink(linkKey, SURVEY_PURPOSE, token);
      const found = caseId === undefined ? undefined : await lockCase(tx, caseId);
      if (found?.state !== 'closed') throw ACCOUNT_LINK_UNUSABLE();
      return answer({ number: found.number, score: found.score });
    },
  });
