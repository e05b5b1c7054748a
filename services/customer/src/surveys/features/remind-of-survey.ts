import { SendMessage } from '@toric/contracts/customer/events';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { REMIND_OF_SURVEY, RemindOfSurvey } from '../asking.ts';
import { lockInvitation } from '../invitation.store.ts';
import { findOpenSurvey } from '../survey.store.ts';

/**
 * Runs some days after an invitation. Reminds the customer once, if she has not answered and the survey is open →
 * customer.send-message.v1.
 */
export const remindOfSurvey = effect({
  name: REMIND_OF_SURVEY,
  data: RemindOfSurvey,
  // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
  perform: () => Promise.resolve(null),
  async settle({ data: { invitationId }, tx }) {
    const invitation = await lockInvitation(tx, invitationId);
    if (!invitation || invitation.isAnswered) return undefined;
    if (!(await findOpenSurvey(tx, { id: invitation.surveyId }))) return undefined;
    const notice = { template: 'survey-reminder', values: { invitationId } } as const;
    return performs().emits(SendMessage({ causeId: invitationId, personId: invitation.personId, notice }));
  },
});
