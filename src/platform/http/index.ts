export { Actions, toActions } from './actions.js';
export { type AnswerAtHand, answerAtHand, type Answered, type Asked } from './at-hand.js';
export { Authenticator } from './access.guard.js';
export { acceptOtherBodies, formOf } from './bodies.js';
export { CurrentPrincipal, MaybePrincipal } from './caller.js';
export { expectRevision, matchesAny, privateAnswer, revisionTag } from './conditional.js';
export { httpError } from './errors.js';
export { HttpModule } from './http.module.js';
export { once } from './once.js';
export { completeDescription, type Example } from './description.js';
export { networkOf } from './network.js';
export { type ErrorStatus, Operation, problemContent } from './operation.js';
export { nextLink, type Page, pageOf, pageQuery, readCursor, toPage, writeCursor } from './pages.js';
export {
  definePermissions,
  Permission,
  permissionCatalogue,
  Public,
  SignedIn,
  systemArea,
} from './permissions.js';
export { type Caller, type Once, Principal, SystemPrincipal } from './principal.js';
export { CurrentDesk, type Desk, type Reader } from './desk.js';
export { type Problem, statusOf, toReasonTexts } from './problem.js';
export { answerProblem, showProblems } from './problem.filter.js';
export { type Route, RouteInventory } from './route-inventory.js';
export { httpAdapter, prepareServer } from './server.js';
export { toFieldErrors } from './validation.js';
