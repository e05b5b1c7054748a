import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ComplaintChanged, SendMessage, TellStaff } from '@toric/contracts/customer/events';
import type { CustomerConfig } from '../config.ts';
import { createDocumentCleaner } from '../prescriptions/document-cleaner.ts';
import type { Reader } from '../reader.store.ts';
import { addCaseNote } from './features/add-case-note.ts';
import { answerCase } from './features/answer-case.ts';
import { assignCase } from './features/assign-case.ts';
import { changeCase } from './features/change-case.ts';
import { getCase } from './features/get-case.ts';
import { getCaseAttachment } from './features/get-case-attachment.ts';
import { getServiceTimes } from './features/get-service-times.ts';
import { linkCaseArticle } from './features/link-case-article.ts';
import { listCases } from './features/list-cases.ts';
import { listOwnCases } from './features/list-own-cases.ts';
import { listSameLot } from './features/list-same-lot.ts';
import { moveCase } from './features/move-case.ts';
import { openCase } from './features/open-case.ts';
import { openOwnCase } from './features/open-own-case.ts';
import { projectShippedLots } from './features/project-shipped-lots.ts';
import { rateCase } from './features/rate-case.ts';
import { receiveCaseMail } from './features/receive-case-mail.ts';
import { recomputeClocks } from './features/recompute-clocks.ts';
import { showCaseSurvey } from './features/show-case-survey.ts';
import { watchCase } from './features/watch-case.ts';
import { WAITING_CASES } from './waiting.store.ts';

/** Declares the area `cases`: questions and complaints of people. Uses `clocks`, `articles`, `messages` and below. */
export const cases = (shared: { vault: Vault; linkKey: string }, config: CustomerConfig): Area<Reader> => ({
  routes: [
    ...[openCase, openOwnCase, listOwnCases, listCases].map((route) => route(shared)),
    ...[getCase, changeCase, assignCase, moveCase].map((route) => route(shared)),
    ...[answerCase, addCaseNote, getCaseAttachment, showCaseSurvey, rateCase].map((route) => route(shared)),
    ...[listSameLot, linkCaseArticle, getServiceTimes],
    receiveCaseMail({ ...shared, config, clean: createDocumentCleaner() }),
  ],
  ...{ subscriptions: { 'project-shipped-lots': projectShippedLots }, effects: [watchCase(shared), recomputeClocks] },
  ...{ sends: [ComplaintChanged, SendMessage, TellStaff], waiting: WAITING_CASES },
});
