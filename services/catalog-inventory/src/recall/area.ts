import { pageLinkOpener } from '@toric/chassis/access/page-link';
import type { Area } from '@toric/chassis/area';
import { CustomerAffected, TellAffected } from '@toric/contracts/catalog-inventory/events';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import type { Reader } from '../reader.store.ts';
import { addRecallVersion } from './features/add-recall-version.ts';
import { answerRecallCase } from './features/answer-recall-case.ts';
import { answerRecallLink } from './features/answer-recall-link.ts';
import { closeRecall } from './features/close-recall.ts';
import { exportRecallCases } from './features/export-recall-cases.ts';
import { freeLot } from './features/free-lot.ts';
import { getRecall } from './features/get-recall.ts';
import { issueRecall } from './features/issue-recall.ts';
import { listRecallCases } from './features/list-recall-cases.ts';
import { listRecalls } from './features/list-recalls.ts';
import { quarantineLot } from './features/quarantine-lot.ts';
import { readPassport } from './features/read-passport.ts';
import { readRecallLink } from './features/read-recall-link.ts';
import { tellAffected } from './features/tell-affected.ts';

/**
 * Declares the area `recall`: versioned notices, lots in quarantine, and the customers who must be notified. It uses
 * the areas `catalogue` and `stock`.
 */
export const recall = ({ AUTH_JWKS }: { AUTH_JWKS: string }, customers: CustomerPseudonyms): Area<Reader> => {
  const byLink = { customers, openLink: pageLinkOpener(AUTH_JWKS) };
  return {
    routes: [
      ...[quarantineLot, freeLot, issueRecall, addRecallVersion, closeRecall, listRecalls, getRecall, readPassport],
      ...[listRecallCases({ customers }), exportRecallCases({ customers }), answerRecallCase({ customers })],
      ...[readRecallLink(byLink), answerRecallLink(byLink)],
    ],
    subscriptions: { 'tell-affected': tellAffected({ customers }) },
    sends: [TellAffected, CustomerAffected],
  };
};
