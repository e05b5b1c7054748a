import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SURVEY_NOT_OPEN } from '@toric/contracts/customer/surveys/survey.errors';
import { SendSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { askTagged, NOBODY } from '../asking.ts';
import { invite } from '../invite.flow.ts';
import { requireSurvey } from '../save-survey.flow.ts';
import { findOpenSurvey } from '../survey.store.ts';

/**
 * POST /surveys/{surveyId}/invitations. Asks the named customers by mail → customer.send-message.v1. If a tag is given,
 * its customers are asked in the background.
 */
export const sendSurvey = ({ vault }: { vault: Vault }) =>
  command(SendSurvey, {
    async run({ params: { surveyId }, body: { customers, tagId }, tx, now, newId }) {
      await requireSurvey(tx, surveyId);
      const survey = await findOpenSurvey(tx, { id: surveyId });
      if (!survey) throw SURVEY_NOT_OPEN();
      const change = { action: 'survey.sent', subject: surveyId } as const;
      if (tagId !== undefined)
        return answer({ asked: 0, left: 0 })
          .performs(askTagged({ surveyId, tagId, after: NOBODY }))
          .records(change);
      const whom = (customers ?? []).map(({ customerId: personId }) => ({ personId, causeId: surveyId }));
      const { asked, messages, effects } = await invite({ tx, vault, now, newId }, survey, whom);
      return answer({ asked, left: whom.length - asked })
        .emits(...messages)
        .performs(...effects)
        .records(change);
    },
  });
