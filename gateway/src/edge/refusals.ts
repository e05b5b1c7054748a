import { declarations } from '@toric/contracts/all';
import * as consoleErrors from '@toric/contracts/gateway/console.errors';
import { isRefusal, type RefusalType } from '@toric/contracts/kernel/refusal';
import * as request from '@toric/contracts/kernel/request.errors';

/** Lists the refusals that any operation may answer. */
export const GENERAL: readonly RefusalType[] = Object.values<unknown>(request).filter(isRefusal);

/** Lists the refusals of the sign-in of the console, which is no operation. */
export const CONSOLE: readonly RefusalType[] = Object.values<unknown>(consoleErrors).filter(isRefusal);

/** Lists every refusal of the public API. */
export const refusals: readonly RefusalType[] = declarations.filter(isRefusal);
