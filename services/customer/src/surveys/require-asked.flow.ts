import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { SURVEY_NOT_FOUND } from '@toric/contracts/customer/surveys/survey.errors';
import type { Tx } from '@toric/messaging/sql';
import { openLink } from '../accounts/link.ts';
import { SURVEY_LINK } from './asking.ts';
import { lockInvitation } from './invitation.store.ts';
import { findOpenSurvey } from './survey.store.ts';

type Which = { readonly token?: string | undefined; readonly slug?: string | undefined };

/**
 * Returns the open survey of a link or of a name. A link also leads to its invitation. Throws if the survey is not
 * open, or if the link is not valid or was used.
 */
export async function requireAsked(tx: Tx, linkKey: string, { token, slug }: Which) {
  if (token === undefined) {
    const survey = await findOpenSurvey(tx, { slug });
    if (!survey) throw SURVEY_NOT_FOUND();
    return { survey, invitation: undefined };
  }
  const id = openLink(linkKey, SURVEY_LINK, token);
  const invitation = id === undefined ? undefined : await lockInvitation(tx, id);
  if (!invitation || invitation.isAnswered) throw ACCOUNT_LINK_UNUSABLE();
  const survey = await findOpenSurvey(tx, { id: invitation.surveyId });
  if (!survey) throw SURVEY_NOT_FOUND();
  return { survey, invitation };
}
